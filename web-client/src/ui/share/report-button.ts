import { make } from '../dom.ts';
import type { Texts } from '../texts.ts';

const SURE_FOR_MS = 6_000;

/** Reports abuse at the second press: the first one asks whether it is meant. */
export function reportButton(texts: Texts, id: string, onReport: () => void): HTMLButtonElement {
  const button = make(
    'button',
    { id, type: 'button', class: 'button quiet small report-abuse' },
    texts('share.report'),
  );
  button.addEventListener('click', () => {
    if (button.dataset['sure']) {
      onReport();
      return;
    }
    button.dataset['sure'] = 'asked';
    button.textContent = texts('share.report.sure');
    setTimeout(() => {
      delete button.dataset['sure'];
      button.textContent = texts('share.report');
    }, SURE_FOR_MS);
  });
  return button;
}
