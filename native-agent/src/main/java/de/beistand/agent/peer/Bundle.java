package de.beistand.agent.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/// Several messages of the channel `picture` in one (docs/picture.md).
///
/// Each message of a data channel costs a packet of its own if it is sent when nothing else waits:
/// some 90 bytes of heads (IP, UDP, DTLS, SCTP), as much as the strip of a scrolled letter.
final class Bundle {
  private static final byte KIND = 7;
  private static final int HEAD = 1;
  private static final int HEAD_EACH = Short.BYTES;

  /// A few packets' worth: the first ones of a large change are on their way while the rest is
  /// coded.
  private static final int LONGEST = 4096;

  private final Consumer<byte[]> channel;
  private final ByteBuffer kept = ByteBuffer.allocate(LONGEST).put(KIND);
  private int messages;

  Bundle(Consumer<byte[]> channel) {
    this.channel = channel;
  }

  /// Bytes that are kept.
  int size() {
    return messages == 0 ? 0 : kept.position();
  }

  void add(byte[] message) {
    if (message.length + HEAD_EACH > kept.remaining()) {
      flush();
    }
    if (message.length + HEAD_EACH > kept.remaining()) {
      channel.accept(message);
      return;
    }
    kept.putShort((short) message.length).put(message);
    messages++;
  }

  /// Sends what is kept; a message that is alone goes as it is.
  void flush() {
    if (messages > 0) {
      int from = messages == 1 ? HEAD + HEAD_EACH : 0;
      byte[] together = Arrays.copyOfRange(kept.array(), from, kept.position());
      kept.position(HEAD);
      messages = 0;
      channel.accept(together);
    }
  }
}
