/**
 * Starts a worker under the policy of the page: one that starts from an address of its own goes by what the server says of
 * that address, which with plain files is nothing, and could send anywhere.
 */
export function inheritingWorker(address: string): Worker {
  const script = `import ${JSON.stringify(new URL(address, document.baseURI).href)};`;
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(blob, { type: 'module' });
}
