package de.beistand.agent.restart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Restarts a Linux computer by logind, which allows it to whoever sits at the computer (polkit
/// `org.freedesktop.login1.reboot`), without asking for a password.
public final class SystemReboot implements Reboot {
  private static final int SECONDS = 20;
  private static final int LONGEST = 300;

  @Override
  public void now() throws IOException {
    Process process =
        new ProcessBuilder("systemctl", "--no-ask-password", "reboot")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("systemctl reboot does not return");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (process.exitValue() != 0) {
      byte[] said = process.getInputStream().readNBytes(LONGEST);
      throw new IOException(new String(said, StandardCharsets.UTF_8).strip());
    }
  }
}
