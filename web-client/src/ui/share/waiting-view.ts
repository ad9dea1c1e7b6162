import type { State } from '../../share/state.ts';
import { plain } from '../../viewer/chat/plain.ts';
import { byId, write } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { LONGEST_NAME } from './question-view.ts';

/** Says whom the customer waits for: whoever gave the number, or the colleague who takes over. */
export function showWaiting({ phase, line }: State, texts: Texts): void {
  if (phase.name !== 'joining' && phase.name !== 'joined') return;
  const [heading, words] = wordsOf(phase, texts);
  write(byId('waiting-heading'), heading);
  write(byId('waiting-text'), line.name === 'down' ? texts('share.line.lost') : words);
}

function wordsOf(
  phase: Extract<State['phase'], { name: 'joining' | 'joined' }>,
  texts: Texts,
): readonly [string, string] {
  if (phase.colleague !== undefined) {
    const name = plain(phase.colleague, LONGEST_NAME);
    return [texts('share.handover.heading'), texts('share.handover.text', name)];
  }
  return phase.name === 'joined'
    ? [texts('share.joined.heading'), texts('share.joined.text', phase.technician)]
    : [texts('share.joining.heading'), ''];
}
