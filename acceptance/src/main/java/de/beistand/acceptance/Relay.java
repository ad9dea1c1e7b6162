package de.beistand.acceptance;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A coturn relay on the loopback interface, so that two sides on one machine meet even without
/// any network: WebRTC itself skips loopback addresses.
public final class Relay implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

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
    program.awaitLine(line -> line.contains("IPv4. UDP listener opened on: 127.0.0.1:" + port), START);
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
