import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { type ChatMessage, Conversation } from '../src/viewer/chat/conversation.ts';
import { parts } from '../src/viewer/chat/links.ts';
import { plain } from '../src/viewer/chat/plain.ts';
import { FakeChannel } from './fakes.ts';

/** The agent's end: keeps what it was told once, and repeats everything when it is asked. */
class FakeAgent {
  channel = new FakeChannel('chat');
  name = 'a1';
  read = 0;

  /** A new connection; nothing said on the old one arrives any more. */
  connects(conversation: Conversation): void {
    this.channel.readyState = 'closed';
    this.channel.onclose?.(undefined as never);
    this.channel = new FakeChannel('chat');
    conversation.attach(this.channel);
    this.says({ type: 'hello', conversation: this.name, read: this.read });
  }

  says(message: object): void {
    this.channel.onmessage?.({ data: JSON.stringify(message) });
  }

  message(seq: number, customer: boolean, text: string, id = `m${seq}`): void {
    const at = '2026-11-22T09:00:00.123456Z';
    this.says({ type: 'message', seq, id, customer, at, text });
  }

  /** What the page said on this connection. */
  heard(type: string): Record<string, unknown>[] {
    return this.channel.sent.filter((message) => message.type === type) as never;
  }
}

describe('conversation', () => {
  let stored: { sessionId: string; messages: readonly ChatMessage[] } | undefined;
  let news: string[];
  let conversation: Conversation;
  let agent: FakeAgent;
  let lastId: number;

  function newPage(): Conversation {
    const page = new Conversation({
      now: () => 1000,
      newId: () => `p${++lastId}`,
      outbox: {
        recall: (sessionId) => (stored?.sessionId === sessionId ? stored.messages : []),
        remember: (sessionId, messages) => {
          stored = { sessionId, messages };
        },
      },
      onChange: () => undefined,
      onNews: ({ text }) => news.push(text),
    });
    page.begin('s1');
    return page;
  }

  const texts = () => conversation.messages.map(({ text }) => text);

  beforeEach(() => {
    stored = undefined;
    news = [];
    lastId = 0;
    conversation = newPage();
    agent = new FakeAgent();
  });

  test('say -> waiting; the agent repeats it -> delivered, once', () => {
    agent.connects(conversation);
    assert.ok(conversation.say('Guten Tag'));
    assert.deepEqual(agent.heard('say'), [{ type: 'say', id: 'p1', text: 'Guten Tag' }]);
    assert.equal(conversation.messages[0]?.seq, undefined);
    agent.message(1, false, 'Guten Tag', 'p1');
    agent.message(1, false, 'Guten Tag', 'p1');
    assert.deepEqual(
      conversation.messages.map(({ seq }) => seq),
      [1],
    );
  });

  test('the line breaks while sending -> said again under the same ID', () => {
    agent.connects(conversation);
    conversation.say('eins');
    agent.connects(conversation);
    assert.deepEqual(agent.heard('say'), [{ type: 'say', id: 'p1', text: 'eins' }]);
    agent.message(1, false, 'eins', 'p1');
    agent.connects(conversation);
    assert.deepEqual(agent.heard('say'), []);
    assert.deepEqual(agent.heard('since'), [{ type: 'since', after: 1 }]);
    assert.deepEqual(texts(), ['eins']);
  });

  test('said without a line -> sent when there is one, in order', () => {
    conversation.say('eins');
    conversation.say('zwei');
    agent.connects(conversation);
    assert.deepEqual(
      agent.heard('say').map(({ text }) => text),
      ['eins', 'zwei'],
    );
  });

  test('said before the agent greeted -> sent once', () => {
    const channel = new FakeChannel('chat');
    conversation.attach(channel);
    conversation.say('eins');
    assert.deepEqual(channel.sent, []);
    channel.onmessage?.({ data: JSON.stringify({ type: 'hello', conversation: 'a1', read: 0 }) });
    assert.equal(channel.sent.filter(({ type }) => type === 'say').length, 1);
  });

  test('reload -> everything again, what was read is not new', () => {
    agent.read = 1;
    conversation = newPage();
    agent.connects(conversation);
    assert.deepEqual(agent.heard('since'), [{ type: 'since', after: 0 }]);
    agent.message(1, true, 'alt');
    agent.message(2, true, 'neu');
    assert.equal(conversation.unread, 1);
    assert.deepEqual(news, ['neu']);
  });

  test('reload with something unsent -> it is sent', () => {
    conversation.say('noch unterwegs');
    conversation = newPage();
    agent.connects(conversation);
    assert.deepEqual(agent.heard('say'), [{ type: 'say', id: 'p1', text: 'noch unterwegs' }]);
  });

  test('what was unsent in one session -> never reaches another', () => {
    conversation.say('nur für Frau Müller');
    conversation.begin('s2');
    agent.connects(conversation);
    assert.deepEqual(agent.heard('say'), []);
    assert.deepEqual(texts(), []);
  });

  test('looking -> read, and the agent knows', () => {
    agent.connects(conversation);
    agent.message(1, true, 'Hallo');
    assert.equal(conversation.unread, 1);
    assert.deepEqual(agent.heard('have').at(-1), { type: 'have', received: 1, read: 0 });
    conversation.looking = true;
    assert.equal(conversation.unread, 0);
    assert.deepEqual(agent.heard('have').at(-1), { type: 'have', received: 1, read: 1 });
    agent.message(2, true, 'Noch da?');
    assert.deepEqual(news, ['Hallo']);
  });

  test('refused -> nothing is repeated by itself; again -> a new message', () => {
    agent.connects(conversation);
    conversation.say('zu viel');
    agent.says({ type: 'refused', id: 'p1' });
    agent.connects(conversation);
    assert.deepEqual(agent.heard('say'), []);
    conversation.again('p1');
    assert.deepEqual(agent.heard('say'), [{ type: 'say', id: 'p2', text: 'zu viel' }]);
  });

  test('an agent that was restarted -> its numbers start again, the old words stay', () => {
    agent.connects(conversation);
    agent.message(1, true, 'vorher');
    agent.name = 'a2';
    agent.connects(conversation);
    assert.deepEqual(agent.heard('since'), [{ type: 'since', after: 0 }]);
    agent.message(1, true, 'nachher', 'x1');
    assert.deepEqual(texts(), ['vorher', 'nachher']);
  });

  test('rubbish and old connections -> ignored', () => {
    agent.connects(conversation);
    const old = agent.channel;
    agent.says({ type: 'message', seq: 1 });
    agent.channel.onmessage?.({ data: new ArrayBuffer(3) });
    agent.connects(conversation);
    old.onmessage?.({
      data: JSON.stringify({
        type: 'message',
        seq: 1,
        id: 'x',
        customer: true,
        at: '',
        text: 'spät',
      }),
    });
    assert.deepEqual(texts(), []);
  });

  test('600 messages -> the last 500', () => {
    agent.connects(conversation);
    for (let seq = 1; seq <= 600; seq++) agent.message(seq, true, `${seq}`);
    assert.equal(conversation.messages.length, 500);
    assert.equal(texts()[0], '101');
  });

  test('nothing to read -> not said', () => {
    agent.connects(conversation);
    assert.equal(conversation.say(' \n\u202e\u200b'), false);
    assert.deepEqual(agent.heard('say'), []);
  });
});

describe('hostile text', () => {
  for (const [name, hostile, shown] of [
    ['a direction override', 'rechnung\u202Efdp.exe', 'rechnungfdp.exe'],
    ['control characters', 'a\u0000b\u0007c\u001b[31md', 'abc[31md'],
    ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a tower of marks', `a${'\u0301'.repeat(50)}`, 'á\u0301\u0301'],
    ['empty lines', 'a\r\n\r\n\n \n\nb', 'a\n\nb'],
    ['invisible fillers', '\u3164\u2800\u200b', ''],
    ['umlauts and emoji', 'Grüße 👋🏽 €', 'Grüße 👋🏽 €'],
  ] as const) {
    test(name, () => assert.equal(plain(hostile, 2000), shown));
  }
  test('100 kB -> cut', () => {
    const shown = plain('😀'.repeat(50_000), 2000);
    assert.equal([...shown].length, 2000);
    assert.ok(shown.endsWith('…'));
  });
});

describe('links', () => {
  const links = (text: string) =>
    parts(text).flatMap((part) =>
      'href' in part ? [`${part.before}[${part.host}]${part.after}`] : [],
    );
  for (const [text, ...expected] of [
    ['Siehe https://hilfe.example/a?b=1#c.', 'https://[hilfe.example]/a?b=1#c'],
    ['(http://a.example:8080/x)', 'http://[a.example]:8080/x'],
    ['HTTPS://Müller.Example', 'https://[müller.example]'],
    ['https://\u0430pple.example/', 'https://[xn--pple-43d.example]/'],
    ['https://\u0430\u0440\u0440\u04CF\u0435.example', 'https://[xn--80ak6aa92e.example]'],
    ['https://bank.example@evil.example/'],
    ['https://bank.example\\@evil.example/', 'https://[bank.example]'],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.example'],
    ['https://[::1]/ https://%65vil.example https://-a.example https://a..example'],
    ['xhttps://a.example'],
    [`https://a.example/${'x'.repeat(500)}`],
    ['https://a.example https://b.example', 'https://[a.example]', 'https://[b.example]'],
  ]) {
    test(`${text} -> ${expected.join(' ') || 'none'}`, () => {
      assert.deepEqual(links(text ?? ''), expected);
    });
  }
  test('the pieces put together are the text', () => {
    const text = 'vor https://a.example/x, nach';
    const together = parts(text).map((part) =>
      'href' in part ? part.before + part.host + part.after : part.text,
    );
    assert.equal(together.join(''), text);
  });
});
