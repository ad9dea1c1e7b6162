import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { DataChannel } from '../src/viewer/peer-connection.ts';
import { Session } from '../src/viewer/session.ts';
import { SessionSecret } from '../src/viewer/session-secret.ts';
import type { Remembered } from '../src/viewer/session-state.ts';
import { FakeChannel, FakeConnection, FakeSocket, FakeTime, until } from './fakes.ts';

const S = '0b8f7d2e-6a35-4c0f-9a51-2f7f5f3c1d10';
const SALT = 'AAECAwQFBgcICQoLDA0ODw';
const ROUNDS = 10;

describe('session', () => {
  test('ID and password -> the proof goes out, never the password', async () => {
    const world = new World();
    await world.prove('kxr 47m uz8');
    const secret = await SessionSecret.of('KXR47MUZ8', SALT, ROUNDS);
    assert.deepEqual(world.socket.sent.at(-1), {
      type: 'proof',
      sessionId: S,
      proof: await secret.proof(S),
    });
    assert.doesNotMatch(JSON.stringify(world.sockets.map((socket) => socket.sent)), /kxr|KXR/);
  });

  test('given up while the password is stretched -> no proof goes out', async () => {
    const world = new World();
    world.open('KXR47MUZ8');
    world.session.dispatch({ kind: 'end' });
    await SessionSecret.of('KXR47MUZ8', SALT, ROUNDS);
    await settled();
    assert.equal(world.socket.sent.at(-1)?.type, 'end');
  });

  test('an offer with the right code -> the answer goes out with its code', async () => {
    const world = new World();
    await world.offered();
    await until(() => world.socket.sent.at(-1)?.type === 'answer');
    const secret = await SessionSecret.of('KXR47MUZ8', SALT, ROUNDS);
    assert.deepEqual(world.socket.sent.at(-1), {
      type: 'answer',
      sessionId: S,
      sdp: 'answer 1',
      mac: await secret.macAnswer(S, 'answer 1'),
    });
  });

  test('an offer with a wrong code -> refused before it touches WebRTC, the session ends', async () => {
    const world = new World();
    await world.agreed();
    world.socket.says({ type: 'offer', sessionId: S, sdp: 'evil', mac: 'AAAA' });
    await until(() => world.session.model.session.name === 'ended');
    assert.deepEqual(world.socket.sent.at(-1), { type: 'end', sessionId: S });
    world.time.pass(1_000);
    assert.deepEqual(world.connection.log, ['close']);
    assert.equal(world.remembered, undefined);
  });

  test('messages of the agent on control -> the model; nonsense -> ignored', async () => {
    const world = new World();
    await world.offered();
    const { control } = world.channels();
    control.onmessage?.({ data: '{"type":"grants","grants":["EVERYTHING"]}' });
    control.onmessage?.({ data: new ArrayBuffer(3) });
    control.onmessage?.({ data: '{"type":"customer-active","active":true}' });
    const state = world.session.model.session;
    assert.ok(state.name === 'active');
    assert.equal(state.customerActive, true);
    assert.equal(state.rights.CONTROL, 'none');
  });

  test('moves go on pointer, all else on control; to closed channels nothing', async () => {
    const world = new World();
    await world.offered();
    const { control, pointer } = world.channels();
    assert.equal(world.session.tell({ type: 'move', seq: 1, x: 2, y: 3 }), true);
    assert.equal(world.session.tell({ type: 'text', text: 'ä' }), true);
    assert.deepEqual(pointer.sent, [{ type: 'move', seq: 1, x: 2, y: 3 }]);
    assert.deepEqual(control.sent, [{ type: 'text', text: 'ä' }]);
    control.readyState = 'closing';
    assert.equal(world.session.tell({ type: 'text', text: 'ä' }), false);
  });

  test('asked before control is open -> said once it is; input is not kept', async () => {
    const world = new World();
    await world.offered();
    assert.equal(world.session.tell({ type: 'text', text: 'ä' }), false);
    assert.equal(world.session.tell({ type: 'ask', grant: 'CONTROL' }), true);
    const control = new FakeChannel('control');
    control.readyState = 'connecting';
    world.connection.ondatachannel?.({ channel: control });
    assert.equal(world.session.tell({ type: 'quality', quality: 'SHARP' }), true);
    assert.deepEqual(control.sent, []);
    control.readyState = 'open';
    control.onopen?.(undefined as never);
    assert.deepEqual(control.sent, [
      { type: 'ask', grant: 'CONTROL' },
      { type: 'quality', quality: 'SHARP' },
    ]);
  });

  test('ping every ten seconds -> the pong tells the round trip', async () => {
    const world = new World();
    await world.offered();
    const { control } = world.channels();
    world.time.pass(10_000);
    const ping = control.sent.at(-1) as { type: string; seq: number };
    assert.equal(ping.type, 'ping');
    world.time.pass(30);
    control.onmessage?.({ data: JSON.stringify({ type: 'pong', seq: ping.seq }) });
    assert.equal(world.session.lastPongMs, 30);
  });

  test('the line to the server breaks -> picture and input go on; then attach without offer', async () => {
    const world = new World();
    await world.offered();
    const { control } = world.channels();
    world.session.dispatch({ kind: 'picture' });
    world.socket.closes(1006);
    assert.equal(world.session.model.link.name, 'down');
    assert.equal(world.session.tell({ type: 'text', text: 'x' }), true);
    assert.equal(control.sent.length, 1);
    world.time.pass(500);
    world.welcome();
    assert.deepEqual(world.socket.sent.at(-1), {
      type: 'attach',
      sessionId: S,
      needsOffer: false,
    });
  });

  test('the path breaks and comes back -> interrupted, running', async () => {
    const world = new World();
    await world.offered();
    world.session.dispatch({ kind: 'picture' });
    for (const [state, picture] of [
      ['disconnected', 'interrupted'],
      ['failed', 'interrupted'],
      ['connected', 'running'],
    ] as const) {
      world.connection.becomes(state);
      const { session } = world.session.model;
      assert.equal(session.name === 'active' && session.picture, picture);
    }
  });

  test('a reload -> the same secret answers the new offer', async () => {
    const before = new World();
    await before.agreed();
    const world = new World(before);
    assert.deepEqual(world.socket.sent.at(-1), { type: 'attach', sessionId: S, needsOffer: true });
    world.socket.says({
      type: 'status',
      sessionId: S,
      phase: 'ACTIVE',
      agentPresent: true,
      recording: 'OFF',
    });
    await world.offer();
    await until(() => world.socket.sent.at(-1)?.type === 'answer');
  });

  test('a second connect -> the old connection closes; what it still says does not count', async () => {
    const world = new World();
    await world.offered();
    world.session.dispatch({ kind: 'picture' });
    const old = world.connection;
    world.socket.says({ type: 'connect', sessionId: S, iceServers: [], relayOnly: false });
    assert.equal(old.log.at(-1), 'close');
    old.becomes('connected');
    const { session } = world.session.model;
    assert.equal(session.name === 'active' && session.picture, 'interrupted');
  });

  test('the technician ends it -> bye and end go out, then the connection closes', async () => {
    const world = new World();
    await world.offered();
    const { control } = world.channels();
    world.session.dispatch({ kind: 'end' });
    assert.deepEqual(control.sent.at(-1), { type: 'bye' });
    assert.deepEqual(world.socket.sent.at(-1), { type: 'end', sessionId: S });
    assert.notEqual(world.connection.log.at(-1), 'close');
    world.time.pass(300);
    assert.equal(world.connection.log.at(-1), 'close');
    assert.equal(world.remembered, undefined);
    assert.equal(world.stretched, undefined);
  });
});

describe('picture and cursor', () => {
  test('a channel for tiles is handed on before anything comes on it', async () => {
    const world = new World();
    await world.offered();
    const picture = new FakeChannel('picture');
    world.connection.ondatachannel?.({ channel: picture });
    assert.deepEqual(world.pictureChannels, [picture]);
    assert.equal(picture.onmessage, null);
  });
  test('an agent without that channel -> none is handed on', async () => {
    const world = new World();
    await world.offered();
    world.channels();
    assert.deepEqual(world.pictureChannels, []);
  });
  test('cursor positions on both channels, everything else only on control', async () => {
    const world = new World();
    await world.offered();
    const { control, pointer } = world.channels();
    const at = (seq: number) => ({
      data: `{"type":"cursor-at","seq":${seq},"x":1,"y":1,"visible":true}`,
    });
    pointer.onmessage?.(at(1));
    control.onmessage?.(at(2));
    pointer.onmessage?.({ data: '{"type":"bye","reason":"CUSTOMER_STOPPED"}' });
    assert.deepEqual(world.cursor, ['cursor-at', 'cursor-at']);
    assert.equal(world.session.model.session.name, 'active');
  });
});

/** A page, its server and the customer's computer, all in the test's hands. */
class World {
  readonly time = new FakeTime();
  readonly sockets: FakeSocket[] = [];
  readonly connections: FakeConnection[] = [];
  readonly pictureChannels: DataChannel[] = [];
  readonly cursor: string[] = [];
  remembered: Remembered | undefined;
  stretched: string | undefined;
  readonly session: Session;

  /** @param reloaded the page whose memory this one finds */
  constructor(reloaded?: World) {
    this.remembered = reloaded?.remembered;
    this.stretched = reloaded?.stretched;
    this.session = new Session(
      {
        openSocket: () => add(this.sockets, new FakeSocket()),
        createConnection: () => add(this.connections, new FakeConnection()),
        later: this.time.later,
        now: this.time.now,
        random: () => 0.5,
        memory: {
          recall: () => this.remembered && { session: this.remembered, stretched: this.stretched },
          remember: (session) => {
            this.remembered = session;
          },
          rememberSecret: (stretched) => {
            this.stretched = stretched;
          },
          forget: () => {
            this.remembered = undefined;
            this.stretched = undefined;
          },
        },
      },
      {
        onChange: () => undefined,
        onChannel: (channel) => void this.pictureChannels.push(channel),
        onCursor: (message) => void this.cursor.push(message.type),
        onQueue: () => undefined,
        onHandover: () => undefined,
        onOnlooker: () => undefined,
      },
    );
    this.session.connect();
    this.welcome();
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1) ?? assert.fail('no socket');
  }

  get connection(): FakeConnection {
    return this.connections.at(-1) ?? assert.fail('no connection');
  }

  welcome(): void {
    this.socket.opens();
    this.socket.says({ type: 'welcome', version: 1 });
  }

  open(password: string): void {
    this.session.dispatch({ kind: 'open', machineId: '123456789', password });
    this.socket.says({ type: 'password-challenge', sessionId: S, salt: SALT, iterations: ROUNDS });
  }

  async prove(password: string): Promise<void> {
    this.open(password);
    await until(() => this.socket.sent.at(-1)?.type === 'proof');
  }

  /** Until the server says `connect`. */
  async agreed(): Promise<void> {
    await this.prove('KXR47MUZ8');
    this.socket.says({
      type: 'status',
      sessionId: S,
      phase: 'ACTIVE',
      agentPresent: true,
      recording: 'OFF',
    });
    this.socket.says({ type: 'connect', sessionId: S, iceServers: [], relayOnly: false });
  }

  async offer(): Promise<void> {
    this.socket.says({ type: 'connect', sessionId: S, iceServers: [], relayOnly: false });
    const secret = await SessionSecret.of('KXR47MUZ8', SALT, ROUNDS);
    const mac = await secret.macOffer(S, 'v=0');
    this.socket.says({ type: 'offer', sessionId: S, sdp: 'v=0', mac });
  }

  /** Until the offer is taken. */
  async offered(): Promise<void> {
    await this.agreed();
    await this.offer();
    await until(() => this.connection.log.includes('offer v=0'));
  }

  channels(): { control: FakeChannel; pointer: FakeChannel } {
    const [control, pointer] = [new FakeChannel('control'), new FakeChannel('pointer')];
    for (const channel of [pointer, control]) this.connection.ondatachannel?.({ channel });
    return { control, pointer };
  }
}

function add<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

/** Lets everything that is due happen. */
async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}
