import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../../finding.ts';
import { ask, saidOf } from './client.ts';

/** What is known of an answer: the last one stays while the next is on its way. */
export interface Answer<T> {
  readonly value: T | null;
  readonly refusal: Message | null;
  readonly loading: boolean;
  /** Sets what the server answered to something else. */
  readonly replace: (value: T) => void;
}

interface Known<T> {
  readonly address: string;
  readonly value: T | null;
  readonly refusal: Message | null;
}

/**
 * What the server answers at an address; asked again when the page gets the focus, as another tab may have decided.
 * @param kept whether the answer of the address before is shown until this one comes
 */
export function useAnswer<T>(address: string, kept = true): Answer<T> {
  const [known, setKnown] = useState<Known<T>>({ address: '', value: null, refusal: null });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => {
    const load = () => {
      asked.current?.abort();
      asked.current = new AbortController();
      ask<T>(address, asked.current.signal).then(
        (value) => setKnown({ address, value, refusal: null }),
        (error: unknown) => {
          const refusal = saidOf(error);
          if (refusal) setKnown((before) => ({ ...emptied(before, address), refusal }));
        },
      );
    };
    load();
    window.addEventListener('focus', load);
    return () => {
      window.removeEventListener('focus', load);
      asked.current?.abort();
    };
  }, [address]);
  const current = useRef(address);
  current.current = address;
  // What was asked before something was changed is old when it comes; and a change may be answered after the page was left.
  const replace = useCallback(
    (value: T) => {
      if (current.current !== address) return;
      asked.current?.abort();
      setKnown({ address, value, refusal: null });
    },
    [address],
  );
  const loading = known.address !== address;
  const shown = loading && !kept ? null : known.value;
  return { value: shown, refusal: loading ? null : known.refusal, loading, replace };
}

/** What was known of an address stays when it is asked in vain. */
function emptied<T>(before: Known<T>, address: string): Known<T> {
  return before.address === address ? before : { address, value: null, refusal: null };
}
