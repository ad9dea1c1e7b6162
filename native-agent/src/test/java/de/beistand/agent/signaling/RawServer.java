package de.beistand.agent.signaling;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A WebSocket server of a hundred lines that behaves as badly as a test wants it to (RFC 6455).
final class RawServer implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final ServerSocket listening;

  RawServer() throws IOException {
    listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  ServerAddress address() {
    return new ServerAddress("http://127.0.0.1:" + listening.getLocalPort());
  }

  /// Takes the next connection and shakes hands.
  Peer accept() throws IOException {
    return new Peer(listening.accept());
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /// One connection.
  static final class Peer implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    final String request;

    /// Whether pings are answered.
    volatile boolean polite = true;

    volatile int pings;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) in.readByte());
      }
      request = head.toString();
      Matcher key = KEY.matcher(request);
      if (!key.find()) {
        throw new IOException("no handshake");
      }
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + accept(key.group(1))
              + "\r\n\r\n";
      out.write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private static String accept(String key) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-1")
                .digest(
                    (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                        .getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /// The next text; pings in between are answered, if polite.
    ///
    /// @throws EOFException when the other side is gone
    String read() throws IOException {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = (int) in.readLong();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
          payload[i] ^= mask[i % 4];
        }
        switch (opcode) {
          case TEXT -> {
            return new String(payload, StandardCharsets.UTF_8);
          }
          case PING -> {
            pings++;
            if (polite) {
              frame(PONG, payload);
            }
          }
          case CLOSE -> throw new EOFException("closed");
          default -> {}
        }
      }
    }

    /// Reads on a thread of its own until the other side is gone.
    Thread readOn() {
      return Thread.startVirtualThread(
          () -> {
            try {
              while (true) {
                read();
              }
            } catch (EOFException e) {
              // the other side is gone: what the caller waits for
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    void say(String text) throws IOException {
      frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void closeWith(int code) throws IOException {
      frame(CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    private synchronized void frame(int opcode, byte[] payload) throws IOException {
      var frame = ByteBuffer.allocate(payload.length + 10).put((byte) (0x80 | opcode));
      if (payload.length < 126) {
        frame.put((byte) payload.length);
      } else if (payload.length < 65_536) {
        frame.put((byte) 126).putShort((short) payload.length);
      } else {
        frame.put((byte) 127).putLong(payload.length);
      }
      frame.put(payload);
      out.write(frame.array(), 0, frame.position());
      out.flush();
    }

    /// Cuts the line without a word.
    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
