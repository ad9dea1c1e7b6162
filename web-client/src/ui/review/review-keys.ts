import { fingerprint, makeReviewKey, SHORTEST_PASSPHRASE } from '../../review/review-key.ts';
import { byId, write } from '../dom.ts';
import { readTexts } from '../texts.ts';
import { ReviewApi } from './api.ts';

const texts = readTexts(document);
const card = byId('new-key');
const form = byId<HTMLFormElement>('new-key-form');
const error = byId('new-key-error');
const nameField = byId<HTMLInputElement>('key-name');
const secret = byId<HTMLInputElement>('key-secret');
const again = byId<HTMLInputElement>('key-again');
const submit = byId<HTMLButtonElement>('key-submit');
const api = new ReviewApi(card.dataset['formToken'] ?? '');

for (const place of document.querySelectorAll<HTMLElement>('[data-fingerprint]')) {
  void fingerprint(place.dataset['fingerprint'] ?? '').then((words) => write(place, words));
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void make();
});
byId('sheet-print').addEventListener('click', () => print());

async function make(): Promise<void> {
  const [field, wrong] = mistake() ?? [];
  if (field && wrong) {
    complain(texts(wrong, SHORTEST_PASSPHRASE));
    field.focus();
    return;
  }
  error.hidden = true;
  submit.disabled = true;
  write(submit, texts('review.keys.new.busy'));
  try {
    const name = nameField.value.trim();
    const key = await makeReviewKey(secret.value);
    await api.addReviewKey(name, key.publicKey, key.lockedKey);
    await showSheet(name, key.publicKey, key.recoveryCode);
  } catch (failure) {
    console.warn('The review key could not be made', failure);
    complain(texts('review.keys.new.failed'));
  } finally {
    submit.disabled = false;
    write(submit, texts('review.keys.new.submit'));
  }
}

/** The field that is wrong, and why. */
function mistake(): [HTMLInputElement, string] | undefined {
  if (nameField.value.trim() === '') return [nameField, 'review.keys.new.nameless'];
  if (secret.value.length < SHORTEST_PASSPHRASE) return [secret, 'review.keys.new.short'];
  if (secret.value !== again.value) return [again, 'review.keys.new.differ'];
  return undefined;
}

function complain(words: string): void {
  write(error, words);
  error.hidden = false;
}

/** The only time that the recovery code is seen. */
async function showSheet(name: string, publicKey: string, code: string): Promise<void> {
  secret.value = again.value = nameField.value = '';
  write(byId('sheet-name'), name);
  write(byId('sheet-made'), new Date().toLocaleString(document.documentElement.lang));
  write(byId('sheet-fingerprint'), await fingerprint(publicKey));
  write(byId('sheet-code'), code);
  card.hidden = true;
  const sheet = byId('sheet-card');
  sheet.hidden = false;
  document.documentElement.classList.add('has-sheet');
  sheet.focus();
  sheet.scrollIntoView({ block: 'start' });
}
