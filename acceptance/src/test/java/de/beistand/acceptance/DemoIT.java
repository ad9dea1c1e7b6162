package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The demo for a person, up to the moment when everything is ready, and its end.
class DemoIT {
  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(40);

  private static Program start(String name, String... options) {
    List<String> command =
        List.of(
            Places.java(),
            "-Dbeistand.root=" + Places.root(),
            "-Dbeistand.logs=" + Places.logs().resolve(name),
            "-cp",
            System.getProperty("java.class.path"),
            "de.beistand.acceptance.Demo");
    return Program.start(
        name, Map.of(), Stream.concat(command.stream(), Stream.of(options)).toList());
  }

  @Test
  void theCheckDrivesOneSessionAndFindsAllWell() {
    try (Program demo = start("demo-check", "--check")) {
      demo.awaitLine(line -> line.startsWith("All is well"), START);
      assertThat(demo.awaitExit(END)).isZero();
    }
  }

  @Test
  void ctrlCLeavesNothingBehind() {
    try (Program demo = start("demo")) {
      demo.awaitLine(line -> line.contains("Ctrl-C"), START);
      assertThat(demo.output())
          .contains("/console")
          .contains("vnc.html#")
          .containsPattern("password +\\S{8,}");
      Set<ProcessHandle> children = demo.children();
      assertThat(children.stream().map(child -> child.info().command().orElse("")))
          .anyMatch(command -> command.endsWith("mariadbd"))
          .anyMatch(command -> command.endsWith("Xtigervnc"))
          .anyMatch(command -> command.endsWith("turnserver"));
      demo.terminate(); // to the program the same as Ctrl-C
      demo.awaitExit(END);
      Until.holds(
          "all its processes gone", END, () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }
}
