package de.beistand.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A way for a person to sit down at a virtual desktop in a browser tab (noVNC).
public final class NoVnc implements AutoCloseable {
  private final int port = Places.freePort();
  private final VirtualDesktop desktop;
  private final Program program;

  public NoVnc(VirtualDesktop desktop) {
    this.desktop = desktop;
    program =
        Program.start(
            "novnc",
            Map.of("PYTHONUNBUFFERED", "1"),
            List.of(
                "websockify",
                "--web=/usr/share/novnc",
                "127.0.0.1:" + port,
                "127.0.0.1:" + desktop.rfbPort()));
    program.awaitLine(line -> line.contains("proxying from"), Duration.ofSeconds(20));
  }

  /// The tab's address. The password stands behind `#`, so it goes to no server and into no log.
  public String address() {
    return "http://127.0.0.1:"
        + port
        + "/vnc.html#autoconnect=true&resize=scale&password="
        + desktop.rfbPassword();
  }

  @Override
  public void close() {
    program.close();
  }
}
