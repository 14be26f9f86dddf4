import { type Answer, CANCELLED } from './messages.ts';
import type { Trouble } from './words.ts';

/** What is wrong with a draft, as its office can do something about it; `undefined` where it was read. */
export function troubleOf(answer: Answer): Trouble | undefined {
  if (answer.kind === 'checked') return answer.view.edition === null ? 'nothing-read' : undefined;
  const { problem, message } = answer;
  if (message === CANCELLED) return 'cancelled';
  // Containers of office programs; the message names the container.
  if (problem === 'unsupported-format' && /^(?:a zip container|a compound file|RTF)/.test(message)) return 'word';
  return problem;
}
