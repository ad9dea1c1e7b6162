package de.beistand.agent.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// What a disk says about itself (SMART), by smartmontools if they are there and may read it.
enum DiskHealth {
  FINE,
  FAILING,
  /// Nobody may read it, or the disk says nothing.
  UNREADABLE;

  private static final System.Logger LOG = System.getLogger("beistand.machine");
  private static final int SECONDS = 5;
  private static final int LONGEST = 65_536;

  /// Asks; takes some milliseconds, at most five seconds.
  ///
  /// @param device such as `/dev/sda`
  static DiskHealth of(String device) {
    if (!device.startsWith("/dev/")) {
      return UNREADABLE;
    }
    try {
      Process process =
          new ProcessBuilder("smartctl", "--health", device).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readNBytes(LONGEST);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return UNREADABLE;
      }
      return read(new String(said, StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "no smartctl: " + e.getMessage());
      return UNREADABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNREADABLE;
    }
  }

  /// The verdict in the words of `smartctl`, for ATA and NVMe ("result: PASSED") and SCSI ("Health
  /// Status: OK").
  static DiskHealth read(String said) {
    for (String line : said.toLowerCase(Locale.ROOT).lines().toList()) {
      if (line.startsWith("smart overall-health") || line.startsWith("smart health status")) {
        String verdict = line.substring(line.indexOf(':') + 1).strip();
        return verdict.equals("passed") || verdict.equals("ok") ? FINE : FAILING;
      }
    }
    return UNREADABLE;
  }
}
