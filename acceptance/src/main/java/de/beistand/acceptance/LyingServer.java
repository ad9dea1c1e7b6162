package de.beistand.acceptance;

import com.microsoft.playwright.Page;

/// Somebody between the technician's page and the customer's computer who is the server and knows
/// the session password: ends the agent's connection, makes one of its own to the page, and passes
/// on everything that is said and shown.
///
/// It lives in the technician's tab, below the page: what the page takes for its socket to the
/// server is this.
public final class LyingServer {
  private static final String RIG =
      """
      (() => {
        const Socket = window.WebSocket;
        const utf8 = (text) => new TextEncoder().encode(text);
        const base64url = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
          .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        const bytesOf = (text) => Uint8Array.from(
          atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
        const hmac = async (key, text) => new Uint8Array(await crypto.subtle.sign('HMAC',
          await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
          utf8(text)));
        const middle = (window.middle = { password: '', relayed: 0 });

        async function stretch({ salt, iterations }) {
          const key = await crypto.subtle.importKey('raw', utf8(middle.password.replaceAll(' ', '')),
            'PBKDF2', false, ['deriveBits']);
          return new Uint8Array(await crypto.subtle.deriveBits(
            { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations }, key, 256));
        }

        window.WebSocket = class {
          #real; #secret; #id; #servers; #toAgent; #toPage;
          #last = Promise.resolve();

          constructor(url) {
            this.#real = new Socket(url);
            this.#real.onopen = (event) => this.onopen?.(event);
            this.#real.onclose = (event) => this.onclose?.(event);
            this.#real.onmessage = ({ data }) => this.#next(() => this.#fromServer(JSON.parse(data)));
          }
          get readyState() { return this.#real.readyState; }
          close(...how) { this.#real.close(...how); }
          send(text) { this.#next(() => this.#fromPage(JSON.parse(text))); }
          #next(action) { this.#last = this.#last.then(action).catch((e) => console.error('rig', e)); }
          #pass(message) { this.onmessage?.({ data: JSON.stringify(message) }); }

          async #mac(role, sdp) {
            const key = await hmac(this.#secret, `beistand channel 1\\n${this.#id}`);
            return base64url(await hmac(key, `${role}\\n${sdp}`));
          }

          async #fromServer(message) {
            if (message.type === 'password-challenge') {
              this.#id = message.sessionId;
              this.#secret = await stretch(message);
            }
            if (message.type === 'connect') {
              const { iceServers, relayOnly } = message;
              this.#servers = {
                iceServers: iceServers.map(({ urls, username, credential }) =>
                  username ? { urls, username, credential } : { urls }),
                iceTransportPolicy: relayOnly ? 'relay' : 'all',
              };
            }
            if (message.type === 'offer') await this.#offered(message.sdp);
            else if (message.type === 'candidate') await this.#toAgent.addIceCandidate(message.candidate);
            else this.#pass(message);
          }

          async #fromPage(message) {
            if (message.type === 'answer') {
              await this.#toPage.setRemoteDescription({ type: 'answer', sdp: message.sdp });
            } else if (message.type === 'candidate') {
              await this.#toPage.addIceCandidate(message.candidate);
            } else this.#real.send(JSON.stringify(message));
          }

          async #offered(sdp) {
            const agent = (this.#toAgent = new RTCPeerConnection(this.#servers));
            const page = (this.#toPage = new RTCPeerConnection(this.#servers));
            this.#speak(agent, (candidate) =>
              this.#real.send(JSON.stringify({ type: 'candidate', sessionId: this.#id, candidate })));
            this.#speak(page, (candidate) =>
              this.#pass({ type: 'candidate', sessionId: this.#id, candidate }));
            const all = new Promise((enough) => {
              agent.ondatachannel = ({ channel }) => {
                this.#relay(channel, page);
                if (channel.label === 'words') setTimeout(enough, 500);
              };
            });
            agent.ontrack = ({ track, streams }) => page.addTrack(track, ...streams);
            await agent.setRemoteDescription({ type: 'offer', sdp });
            await agent.setLocalDescription();
            const answer = agent.localDescription.sdp;
            this.#real.send(JSON.stringify({ type: 'answer', sessionId: this.#id, sdp: answer,
              mac: await this.#mac('answer', answer) }));
            all.then(async () => {
              await page.setLocalDescription();
              const offer = page.localDescription.sdp;
              this.#pass({ type: 'offer', sessionId: this.#id, sdp: offer,
                mac: await this.#mac('offer', offer) });
            });
          }

          #speak(connection, say) {
            connection.onicecandidate = ({ candidate }) => {
              if (!candidate?.candidate) return;
              const { sdpMid, sdpMLineIndex } = candidate;
              say({ candidate: candidate.candidate, sdpMid, sdpMLineIndex });
            };
          }

          #relay(one, page) {
            const { label, ordered, maxRetransmits } = one;
            const other = page.createDataChannel(label,
              maxRetransmits === null ? { ordered } : { ordered, maxRetransmits });
            one.binaryType = other.binaryType = 'arraybuffer';
            for (const [from, to] of [[one, other], [other, one]]) {
              const early = [];
              const pass = (data) => { middle.relayed++; to.send(data); };
              from.onmessage = ({ data }) => {
                if (to.readyState === 'open') pass(data);
                else if (to.readyState === 'connecting') early.push(data);
              };
              to.addEventListener('open', () => early.splice(0).forEach(pass));
            }
          }
        };
      })();
      """;

  private final Page page;

  private LyingServer(Page page) {
    this.page = page;
  }

  /// Gets below every page that is opened in this tab from now on.
  public static LyingServer below(Page page) {
    page.addInitScript(RIG);
    return new LyingServer(page);
  }

  /// It overheard the telephone.
  public void knows(String password) {
    page.evaluate("password => { middle.password = password; }", password);
  }

  /// How many messages on data channels went through its hands.
  public int relayed() {
    return ((Number) page.evaluate("() => middle.relayed")).intValue();
  }
}
