package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;

/// The data channels below the technician's page: sends what the page itself never would, and knows
/// when the agent has dealt with everything before.
public final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Far from the numbers that the page itself gives its pings.
  private static final int FIRST_PING = 1_000_000;

  private static final String TAP =
      """
      (() => {
        const channels = {}, pongs = new Map(), received = {};
        window.RTCPeerConnection = class extends window.RTCPeerConnection {
          constructor(...settings) {
            super(...settings);
            this.addEventListener('datachannel', ({ channel }) => {
              channels[channel.label] = channel;
              channel.addEventListener('message', ({ data }) => {
                received[channel.label] = (received[channel.label] ?? 0) + (data.byteLength ?? data.length);
                if (typeof data !== 'string') return; // the picture
                const message = JSON.parse(data);
                if (message.type === 'pong') pongs.set(message.seq, performance.now());
              });
            });
          }
        };
        window.wire = {
          received: (label) => received[label] ?? 0,
          send: (label, text) => channels[label].send(text),
          ping(seq) {
            const begin = performance.now();
            channels.control.send(JSON.stringify({ type: 'ping', seq }));
            return new Promise((resolve) => {
              const look = () => pongs.has(seq) ? resolve(pongs.get(seq) - begin) : setTimeout(look, 1);
              look();
            });
          },
        };
      })();
      """;

  private final Page page;
  private int nextPing = FIRST_PING;

  private Wire(Page page) {
    this.page = page;
  }

  /// Taps every page that is opened in this tab from now on.
  static Wire tap(Page page) {
    page.addInitScript(TAP);
    return new Wire(page);
  }

  /// Sends a message past the page's own rules.
  ///
  /// @param channel `control` or `pointer`
  public void send(String channel, String json) {
    page.evaluate("([channel, text]) => wire.send(channel, text)", List.of(channel, json));
  }

  /// How much came on a channel since the page was loaded, in bytes (or characters of text).
  public long received(String channel) {
    return ((Number) page.evaluate("channel => wire.received(channel)", channel)).longValue();
  }

  /// Waits until the agent has carried out everything sent before on the channel `control`.
  ///
  /// @return how long the round trip took, in milliseconds
  public double awaitCarriedOut() {
    int seq = nextPing++;
    page.setDefaultTimeout((double) PATIENCE.toMillis());
    return ((Number) page.evaluate("seq => wire.ping(seq)", seq)).doubleValue();
  }
}
