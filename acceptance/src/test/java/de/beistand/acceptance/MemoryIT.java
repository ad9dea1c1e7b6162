package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// As many messages as hours of work bring leave hardly a trace in the agent's memory.
@ExtendWith(Scene.Shared.class)
class MemoryIT {
  private static final int BATCH = 1_000;
  private static final int WARM_UP = 10;
  private static final int BATCHES = 50;

  /// webrtc-java itself keeps about 190 bytes of each message, that is 10 MB; the rest is room for
  /// the Java heap, of at most 256 MB, to breathe. Three kilobytes lost with each message would be
  /// too much.
  private static final double MOST_MEGABYTES = 150;

  @Test
  void fiftyThousandMessagesDoNotStayInTheAgentsMemory(Scene scene) {
    scene.showScreen();
    send(scene, WARM_UP);
    double before = residentAfterCollection(scene);
    send(scene, BATCHES);
    double after = residentAfterCollection(scene);
    System.out.printf("agent: %.1f MB before, %.1f MB after%n", before, after);
    assertThat(after - before).as("growth in MB").isLessThan(MOST_MEGABYTES);
  }

  /// Pings, which the agent has to read, understand and answer.
  private static void send(Scene scene, int batches) {
    for (int i = 0; i < batches; i++) {
      scene
          .console()
          .page()
          .evaluate(
              "count => { for (let i = 0; i < count; i++) wire.send('control', '{\"type\":\"ping\",\"seq\":1}'); }",
              BATCH);
      scene.console().wire().awaitCarriedOut();
    }
  }

  private static double residentAfterCollection(Scene scene) {
    long pid = scene.customer().agent().pid();
    Program.run(
        "jcmd",
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(pid),
            "GC.run"));
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          * 1024
          / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
