import { connect, createServer, type Socket } from 'node:net';

/** A network between a machine and a server on loopback, that can be cut. */
export interface TestProxy {
  readonly port: number;
  /** From now on nothing comes through, and nobody is told. */
  cut(): void;
  /** What was open breaks; what is opened comes through again. */
  restore(): void;
  close(): Promise<void>;
}

export async function aProxy(target: number): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => isCut || to.write(bytes));
      from
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(from);
          if (!isCut) to.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const restore = () => {
    isCut = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      isCut = true;
    },
    restore,
    close() {
      restore();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
