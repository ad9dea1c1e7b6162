import type { Colleague } from '../viewer/messages.ts';
import type { DataChannel } from '../viewer/peer-connection.ts';
import type { Session } from '../viewer/session.ts';
import type { Active } from '../viewer/session-state.ts';
import { ChatDrawer } from './chat-drawer.ts';
import { CheckDrawer } from './check-drawer.ts';
import { ClipboardDrawer } from './clipboard-drawer.ts';
import { ComputerDrawer } from './computer-drawer.ts';
import { Dock } from './dock.ts';
import { make } from './dom.ts';
import { FilesDrawer } from './files-drawer.ts';
import { HandoverDrawer } from './handover-drawer.ts';
import { InkTools } from './ink-tools.ts';
import { OnlookerDrawer } from './onlooker-drawer.ts';
import { PhotosDrawer } from './photos-drawer.ts';
import { RightsDrawer } from './rights-drawer.ts';
import type { Stage } from './stage.ts';
import type { Texts } from './texts.ts';

/** What two people do together beside picture and input: the rail with its drawers, and the pen. */
export class Workbench {
  readonly clipboard: ClipboardDrawer;
  readonly ink: InkTools;
  /** Where the queue of requests stands during a session. */
  readonly queueHome = make('div', { id: 'queue-home' });
  readonly handover: HandoverDrawer;
  readonly onlooker: OnlookerDrawer;
  readonly #dock: Dock;
  readonly #chat: ChatDrawer;
  readonly #files: FilesDrawer;
  readonly #photos: PhotosDrawer;
  readonly #computer: ComputerDrawer;
  readonly #check: CheckDrawer;
  readonly #rights: RightsDrawer;

  /**
   * Stands around the picture.
   *
   * @param onInk told when mouse and keyboard begin or cease to belong to a tool
   */
  constructor(session: Session, stage: Stage, formToken: string, onInk: () => void, texts: Texts) {
    const dock = new Dock(texts);
    this.#dock = dock;
    const body = make('div', { class: 'live-body' });
    stage.element.replaceWith(body);
    body.append(stage.element, dock.drawers, dock.rail);

    // In this order they stand in the rail.
    this.#chat = new ChatDrawer(dock, texts);
    dock.add(this.#chat);
    this.#files = new FilesDrawer(dock, body, texts);
    dock.add(this.#files);
    this.clipboard = new ClipboardDrawer(dock, texts);
    dock.add(this.clipboard);
    this.ink = new InkTools(stage, dock, onInk, texts);
    this.#photos = new PhotosDrawer(dock, texts);
    dock.add(this.#photos);
    this.#computer = new ComputerDrawer(session, formToken, texts);
    dock.add(this.#computer);
    this.#check = new CheckDrawer(session, texts);
    dock.add(this.#check);
    this.#rights = new RightsDrawer(session, texts);
    dock.add(this.#rights);
    dock.available(this.#rights.name, true);
    this.handover = new HandoverDrawer((message) => session.say(message), texts);
    dock.add(this.handover);
    dock.available(this.handover.name, true);
    this.onlooker = new OnlookerDrawer(
      (message) => session.say(message),
      (name) =>
        dock.badge('onlooker', name === '' ? '' : '1', texts('console.onlooker.looking', name)),
      texts,
    );
    dock.add(this.onlooker);
    dock.available(this.onlooker.name, true);
    dock.add({ name: 'queue', icon: 'queue', content: this.queueHome });
    dock.available('queue', true);
    stage.element.append(this.#chat.toast.element, this.clipboard.toast.element, this.ink.bar);
  }

  /** A channel of the agent opened; those that this page does not know are of a newer agent. */
  attach(channel: DataChannel): void {
    switch (channel.label) {
      case 'chat':
        this.#chat.attach(channel);
        break;
      case 'clipboard':
        this.clipboard.attach(channel);
        break;
      case 'files':
        this.#files.attach(channel);
        break;
      case 'ink':
        this.ink.attach(channel);
        break;
      case 'machine':
        this.#computer.attach(channel);
        this.#dock.available(this.#computer.name, true);
        break;
      case 'still':
        this.#photos.attach(channel);
        break;
      case 'words':
        this.#check.attach(channel);
        this.#dock.available(this.#check.name, true);
        break;
    }
  }

  /** Who could take over or look on: whose page is open. */
  colleagues(now: readonly Colleague[]): void {
    this.handover.colleagues(now);
    this.onlooker.colleagues(now);
  }

  /** Says how many requests wait meanwhile. */
  queued(count: number, meaning: string): void {
    this.#dock.badge('queue', count === 0 ? '' : String(count), meaning);
  }

  show(session: Active): void {
    this.#rights.show(session);
    this.#computer.show(session);
    this.#chat.begin(session.sessionId);
    this.clipboard.show(session);
    this.ink.show(session);
    this.handover.show(session);
    this.onlooker.show(session);
  }

  /** The session is over; nothing of it stays. */
  clear(): void {
    this.#dock.close();
    this.#chat.over();
    this.clipboard.over();
    this.#check.reset();
    this.#photos.forget();
    this.#computer.reset();
    this.#dock.available(this.#computer.name, false);
    this.#dock.available(this.#check.name, false);
    this.ink.detach();
    this.#files.forget();
  }
}
