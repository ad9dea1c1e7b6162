import { momentIn } from '../../review/time-bar.ts';
import { byId, clock, make, write } from '../dom.ts';
import { readTexts } from '../texts.ts';
import { type Manifest, ReviewApi } from './api.ts';
import { OpenDialog, type Wish } from './open-dialog.ts';
import { Opener } from './opening.ts';
import { type Moment, Replay } from './replay.ts';
import { ShortcutsDialog } from './shortcuts-dialog.ts';

/** A recording of this session, as the page names it. */
interface Part {
  readonly id: string;
  readonly button: HTMLButtonElement;
}

/** A line of the timeline. */
interface Line {
  readonly element: HTMLElement;
  readonly happenedAt: number;
  readonly words: string;
  /** In the open recording. */
  at: number | undefined;
}

const texts = readTexts(document);
const section = byId('replay');
const place = byId('replay-place');
const opener = new Opener(new ReviewApi(section.dataset['formToken'] ?? ''), texts);
const dialog = new OpenDialog(texts);
const help = new ShortcutsDialog(texts);
const list = byId('timeline');
const scroll = byId('timeline-scroll');
let replay: Replay | undefined;
let openPart: Part | undefined;
let startedAt = 0;
let current: Line | undefined;

const parts: Part[] = [
  ...section.querySelectorAll<HTMLButtonElement>('button[data-recording]'),
].map((button) => ({ id: button.dataset['recording'] ?? '', button }));
const lines: Line[] = [...list.querySelectorAll<HTMLElement>('li[data-at]')].map((element) => ({
  element,
  happenedAt: Number(element.dataset['at']),
  words: element.querySelector('.what')?.textContent?.trim() ?? '',
  at: undefined,
}));

for (const part of parts) part.button.addEventListener('click', () => void open(part, 0));
section.addEventListener('keydown', (event) => {
  const { target } = event;
  if (!replay || (target instanceof HTMLElement && typesInto(target, event.key))) return;
  if (replay.key(event)) event.preventDefault();
});
for (const dialogButton of document.querySelectorAll<HTMLElement>('[data-dialog]')) {
  const opened = byId<HTMLDialogElement>(dialogButton.dataset['dialog'] ?? '');
  dialogButton.addEventListener('click', () => opened.showModal());
  for (const close of opened.querySelectorAll('[data-close]')) {
    close.addEventListener('click', () => opened.close());
  }
}
for (const dead of document.querySelectorAll('[data-needs-script]')) dead.removeAttribute('hidden');

/** Opens a part and goes to a moment of it. */
async function open(part: Part, ms: number): Promise<void> {
  if (part.id === openPart?.id && replay) {
    replay.player.seek(ms);
    return;
  }
  if (opener.unlocked && (await show(part, undefined, ms)) === undefined) return;
  dialog.ask((wish) => show(part, wish, ms));
}

/** What went wrong, in words. */
async function show(part: Part, wish: Wish | undefined, ms: number): Promise<string | undefined> {
  const opening = await opener.open(part.id, wish);
  if (opening.kind === 'closed') return opening.words;
  replay?.close();
  const { recording, manifest } = opening;
  startedAt = Date.parse(manifest.startedAt);
  openPart = part;
  replay = new Replay(recording, texts, help, onTime);
  place.replaceChildren(replay.element);
  place.tabIndex = -1;
  for (const one of parts) one.button.setAttribute('aria-pressed', String(one.id === part.id));
  section.dataset['open'] = part.id;
  byId('replay-novideo').hidden = recording.codec !== undefined;
  byId('replay-check').hidden = false;
  alignLines();
  void offerSharing(manifest);
  await recording.file.grown();
  replay.player.seek(ms);
  replay.player.play();
  place.focus({ preventScroll: true });
  return undefined;
}

/** Whoever opened a recording may lock it for a further reviewer, too. */
async function offerSharing(manifest: Manifest): Promise<void> {
  const form = byId<HTMLFormElement>('replay-share');
  const select = byId<HTMLSelectElement>('share-key');
  const status = byId('share-status');
  const others = await opener.others(manifest);
  form.hidden = others.length === 0;
  select.replaceChildren(
    ...others.map(({ id, name }) => make('option', { value: String(id) }, name)),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const other = others.find(({ id }) => String(id) === select.value);
    if (!other) return;
    opener.share(manifest, other).then(
      () => {
        write(status, texts('review.share.done', other.name));
        select.selectedOptions[0]?.remove();
      },
      (error: unknown) => {
        console.warn('The key could not be added', error);
        write(status, texts('review.share.failed'));
      },
    );
  };
}

/** Lines of the timeline within the open recording can be clicked. */
function alignLines(): void {
  if (!replay) return;
  const length = replay.ms;
  const moments: Moment[] = [];
  for (const line of lines) {
    line.at = momentIn(line.happenedAt, { startedAt, ms: length });
    mark(line);
    if (line.at !== undefined) moments.push({ at: line.at, words: line.words });
  }
  replay.moments = moments;
}

function mark(line: Line): void {
  const time = line.element.querySelector('time');
  line.element.toggleAttribute('data-seek', line.at !== undefined);
  let button = line.element.querySelector<HTMLButtonElement>('button.event-seek');
  if (line.at === undefined) {
    button?.remove();
    return;
  }
  if (!button) {
    button = make('button', { type: 'button', class: 'event-seek' });
    button.addEventListener('click', () => {
      if (line.at !== undefined) replay?.player.seek(line.at);
    });
    time?.after(button);
  }
  const at = clock(line.at / 1000);
  write(button, at);
  button.setAttribute('aria-label', texts('review.seek', at, line.words));
}

let aligned = 0;

function onTime(ms: number): void {
  if (!replay) return;
  if (Math.abs(replay.ms - aligned) > 500) {
    aligned = replay.ms;
    alignLines();
  }
  const { verdict } = replay.file;
  const check = byId('replay-check');
  check.dataset['verdict'] = verdict.kind;
  const chunk = verdict.kind === 'broken' ? verdict.chunk + 1 : '';
  const at = clock(replay.file.index.end / 1000);
  write(byId('replay-verdict'), texts(`review.verdict.${verdict.kind}`, chunk, at));
  const now = lines.findLast((line) => line.at !== undefined && line.at <= ms + 50);
  if (now === current) return;
  current?.element.removeAttribute('aria-current');
  current = now;
  if (!now) return;
  now.element.setAttribute('aria-current', 'true');
  const above = now.element.offsetTop;
  if (scroll.scrollHeight > scroll.clientHeight) {
    const seen = above >= scroll.scrollTop && above + 48 <= scroll.scrollTop + scroll.clientHeight;
    if (!seen) scroll.scrollTop = above - scroll.clientHeight / 3;
  }
}

/** Whether the key belongs to the element that has the focus. */
function typesInto(target: HTMLElement, key: string): boolean {
  if (target.closest('input, textarea, select')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null;
}

Object.defineProperty(window, 'beistandReview', {
  value: {
    get state() {
      return replay?.player.state;
    },
    get at() {
      return replay?.player.at ?? -1;
    },
    get ms() {
      return replay?.ms ?? -1;
    },
    get verdict() {
      return replay?.file.verdict.kind;
    },
    get speed() {
      return replay?.player.speed ?? 0;
    },
    get exact() {
      return replay?.player.exact ?? false;
    },
    get tilesPainted() {
      return replay?.player.tilesPainted ?? 0;
    },
    get frames() {
      return replay?.file.index.frames.length ?? 0;
    },
    get events() {
      return replay?.file.index.events ?? [];
    },
    /** What is seen as a PNG, base64. */
    picture: () => replay?.screen.composed().toDataURL('image/png').split(',')[1] ?? '',
    seek: (ms: number) => replay?.player.seek(ms),
  },
});
