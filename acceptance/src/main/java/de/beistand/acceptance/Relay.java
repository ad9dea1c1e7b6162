package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A coturn relay on the loopback interface, so that two sides on one machine meet even without any
/// network: WebRTC itself skips loopback addresses.
public final class Relay implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final int STUN_MAGIC_COOKIE = 0x2112A442;

  private final int port = Places.freePort();
  private final String secret;
  private final Path folder = Places.newFolder("relay");
  private final Program program;

  public Relay() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    secret = HexFormat.of().formatHex(bytes);
    program =
        Program.start(
            "relay",
            Map.of(),
            List.of(
                "turnserver",
                "-n",
                "--no-cli",
                "--log-file=stdout",
                "--simple-log",
                "--listening-ip=127.0.0.1",
                "--relay-ip=127.0.0.1",
                "--listening-port=" + port,
                "--min-port=49160",
                "--max-port=49400",
                "--no-tls",
                "--no-dtls",
                "--no-multicast-peers",
                "--allow-loopback-peers",
                "--fingerprint",
                "--realm=beistand",
                "--use-auth-secret",
                "--static-auth-secret=" + secret,
                "--pidfile=" + folder.resolve("pid"),
                "--userdb=" + folder.resolve("users")));
    Until.holds("the relay answers", START, this::answers);
  }

  /// Whether a STUN binding request (RFC 8489 § 5) gets an answer.
  private boolean answers() {
    byte[] request = new byte[20];
    request[1] = 1;
    ByteBuffer.wrap(request).putInt(4, STUN_MAGIC_COOKIE);
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(200);
      socket.send(
          new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return answer.getData()[0] == 1 && answer.getData()[1] == 1;
    } catch (SocketTimeoutException | PortUnreachableException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// For the server's setting `turnUrls`.
  public String url() {
    return "turn:127.0.0.1:" + port + "?transport=udp";
  }

  /// For the server's setting `turnSecret`.
  public String secret() {
    return secret;
  }

  @Override
  public void close() {
    program.close();
    Places.delete(folder);
  }
}
