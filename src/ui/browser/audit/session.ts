import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '../../api.ts';

/** Of the run that is shown. */
export const SessionContext = createContext<Session | null>(null);

/** The session; known on every page. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new TypeError('useSession outside of the frame');
  return session;
}
