import { ChatSide } from '../../share/chat-side.ts';
import type { Customer } from '../../share/customer.ts';
import { FilesSide } from '../../share/files-side.ts';
import { InkSide } from '../../share/ink-side.ts';
import type { SharingPeer } from '../../share/sharing-peer.ts';
import type { Active, Wish } from '../../share/state.ts';
import { StillSide } from '../../share/still-side.ts';
import { WordsSide } from '../../share/words-side.ts';
import type { EventKind } from '../../viewer/messages.ts';
import { byId } from '../dom.ts';
import { inMemory } from '../file-sinks.ts';
import type { Texts } from '../texts.ts';
import type { Capture } from './capture.ts';
import { ChatCard } from './chat-card.ts';
import type { FilesCard } from './files-card.ts';
import { InkOverlay } from './ink-overlay.ts';
import type { LivePage } from './live-page.ts';
import { photographOf } from './photograph.ts';
import type { Preview } from './preview.ts';
import { namesOf } from './question-view.ts';
import { WordsCard } from './words-card.ts';

/** What two people do together beside the picture, in one session: words, chat, files, drawing, photographs. */
export class Services {
  readonly #customer: Customer;
  readonly #live: LivePage;
  readonly #preview: Preview;
  readonly #say: (words: string) => void;
  readonly #texts: Texts;
  readonly #chat: ChatSide;
  readonly #chatCard: ChatCard;
  readonly #files: FilesSide;
  readonly #filesCard: FilesCard;
  readonly #words: WordsCard;
  readonly #ink: InkSide;
  readonly #overlay: InkOverlay;
  readonly #still: StillSide;
  #post: (wish: Wish) => void = () => undefined;
  #technician = '';

  /**
   * @param filesCard keeps what arrived until the page is left
   * @param say announces something to the customer
   */
  constructor(
    customer: Customer,
    live: LivePage,
    preview: Preview,
    filesCard: FilesCard,
    say: (words: string) => void,
    texts: Texts,
  ) {
    this.#customer = customer;
    this.#live = live;
    this.#preview = preview;
    this.#say = say;
    this.#texts = texts;
    const now = () => Date.now();
    this.#words = new WordsCard(texts);
    this.#chat = new ChatSide(now, () => this.#chatCard.show());
    this.#chatCard = new ChatCard(this.#chat, texts);
    this.#filesCard = filesCard;
    filesCard.begin();
    this.#files = new FilesSide(
      inMemory((download) => this.#filesCard.add(download)),
      {
        onWish: (wish) => this.#post(wish),
        onReceived: (sha256, bytes, name) => this.#happened('FILE_RECEIVED', sha256, bytes, name),
        onChange: () => this.#filesCard.show(this.#files),
      },
    );
    this.#ink = new InkSide(now, () => this.#overlay.draw());
    this.#overlay = new InkOverlay(
      this.#ink,
      () => preview.size,
      () => this.#technician,
    );
    preview.over(this.#overlay.element);
    this.#still = new StillSide((ms, action) => setTimeout(action, ms), {
      onWanted: () => {
        live.photographWanted(true);
        say(texts('share.photo.wanted', this.#technician));
      },
      onArrived: (sha256, { bytes, name }) => {
        this.#happened('FILE_SENT', sha256, bytes.length, name);
        say(texts('share.photo.sent'));
      },
    });
    live.side.append(this.#words.element, this.#chatCard.element, this.#filesCard.element);
  }

  /** Another session begins: nothing that was said or drawn goes over to it. */
  close(): void {
    this.#live.photographWanted(false);
    for (const { element } of [this.#words, this.#chatCard, this.#overlay]) element.remove();
  }

  /** A new connection is made. */
  attach(peer: SharingPeer, post: (wish: Wish) => void, camera: boolean): void {
    const { phase } = this.#customer.state;
    if (phase.name === 'active') this.#technician = namesOf(phase.session).technician;
    this.#post = post;
    this.#words.show([]);
    new WordsSide(peer.channel('words'), peer.connection, document.documentElement.lang, {
      onWords: (words) => this.#words.show(words),
      onConfirmed: (words) => {
        this.#words.confirmed();
        this.#customer.dispatch({
          kind: 'happened',
          what: 'WORDS_CONFIRMED',
          subject: '',
          detail: words.join(' – '),
        });
      },
      onDiffer: () => this.#customer.wordsDiffer(),
    });
    this.#chat.attach(peer.channel('chat'));
    this.#ink.attach(peer.channel('ink'));
    this.#files.attach(peer.channel('files'));
    if (camera) this.#still.attach(peer.channel('still'));
  }

  decided(wish: Wish, allowed: boolean): void {
    this.#files.decided(wish, allowed);
  }

  /** Something else is shown. */
  changed(): void {
    this.#ink.clear();
  }

  show(active: Active | undefined, before: Active | undefined): void {
    const had = before?.grants.inForce.includes('FILES_IN');
    if (had && !active?.grants.inForce.includes('FILES_IN')) this.#files.breakOff();
    if (active?.paused && !before?.paused) this.#ink.clear();
    if (before && !active) {
      this.#files.breakOff();
      // What arrived can still be saved, until the page is left.
      byId('after-files').append(this.#filesCard.element);
    }
  }

  async photograph(capture: Capture): Promise<void> {
    this.#live.photographWanted(false);
    const name = `${this.#texts('share.photo.name')} ${stamp(new Date())}.jpg`;
    const picture = await photographOf(capture, this.#preview.video, name);
    const sent = picture !== undefined && (await this.#still.send(picture));
    if (!sent) this.#say(this.#texts('share.photo.failed'));
  }

  #happened(what: EventKind, sha256: string, bytes: number, name: string): void {
    this.#customer.dispatch({
      kind: 'happened',
      what,
      subject: `${sha256} ${bytes}`,
      detail: name,
    });
  }
}

/** `2026-11-22 09.15.30`, as file names want it. */
function stamp(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [two(now.getHours()), two(now.getMinutes()), two(now.getSeconds())].join('.');
  return `${day} ${time}`;
}
