package de.beistand.bench.start;

import de.beistand.acceptance.ServerProcess;
import de.beistand.bench.process.CpuTime;
import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import de.beistand.bench.report.Samples;
import de.beistand.bench.subject.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The program: packs the agent, and starts it again and again, packed and on the JDK.
public final class Start {
  private static final String DISPLAY = ":81";
  private static final int PORT = 18810;

  private static final Duration BREATH = Duration.ofMillis(1500);

  private final StartOptions options;
  private final Path root = Path.of("").toAbsolutePath();
  private final Path logs;
  private final Path home;

  private Start(StartOptions options, Path scratch) {
    this.options = options;
    logs = options.out().resolve("logs").resolve("start");
    home = scratch.resolve("start-home");
  }

  /// Prints a table and writes `start.csv`.
  public static void run(StartOptions options, Path scratch) throws IOException {
    new Start(options, scratch).measure();
  }

  private void measure() throws IOException {
    System.setProperty("beistand.root", root.toString());
    System.setProperty("beistand.logs", logs.toString());
    Path pack = options.out().resolve("agent");
    Path csv = options.out().resolve("start.csv");
    Files.writeString(csv, "kind;painted ms;ready ms;cpu ms\n");
    try (Screen screen = Screen.plain("screen", DISPLAY, 1280, 720, logs);
        Program manager =
            Program.start("openbox", logs, List.of("openbox"), Map.of("DISPLAY", DISPLAY));
        ServerProcess server = new ServerProcess(PORT, Map.of());
        WindowWatch watch = new WindowWatch(screen.display())) {
      String target = "--server=" + server.url();
      packaging("pack", pack.toString());
      packaging("train", pack.toString(), target, "--language=de");
      Path file = options.out().resolve("Beistand-linux-x64.run");
      packaging("bundle", pack.toString(), file.toString(), target);
      System.out.printf(Locale.ROOT, "one file: %.1f MB%n", Files.size(file) / 1e6);
      watch.awaitGone();
      for (Kind kind :
          List.of(
              Kind.plain(root),
              Kind.packed("packed", pack, ""),
              Kind.packed("packed, quick compiler only", pack, "-XX:TieredStopAtLevel=1"),
              Kind.packed("packed, no prepared classes", pack, "-XX:AOTMode=off"),
              Kind.oneFile("one file, unpacks itself", file, home, true),
              Kind.oneFile("one file, later", file, home, false))) {
        starts(kind, target, watch, csv);
      }
    }
  }

  private void starts(Kind kind, String target, WindowWatch watch, Path csv) throws IOException {
    double[] painted = new double[options.runs()];
    double[] ready = new double[options.runs()];
    double[] cpu = new double[options.runs()];
    for (int i = -1; i < options.runs(); i++) {
      kind.forgotten().ifPresent(Start::delete);
      Pause.millis(BREATH.toMillis());
      List<String> command =
          Stream.concat(
                  kind.command().stream(), Stream.of(target, "--language=de", "--home=" + home))
              .toList();
      long start = System.nanoTime();
      try (Program agent = Program.start("agent", logs, command, environment(kind))) {
        double paintedAfter = (watch.awaitPainted() - start) / 1e6;
        double readyAfter = (watch.awaitReady() - start) / 1e6;
        double cpuUntilThen = CpuTime.ofTree(agent.pid()).toNanos() / 1e6;
        if (i >= 0) {
          cpu[i] = cpuUntilThen;
          painted[i] = paintedAfter;
          ready[i] = readyAfter;
          Files.writeString(
              csv,
              String.format(
                  Locale.ROOT,
                  "%s;%.0f;%.0f;%.0f%n",
                  kind.label(),
                  paintedAfter,
                  readyAfter,
                  cpuUntilThen),
              StandardOpenOption.APPEND);
        }
      }
      watch.awaitGone();
    }
    Samples window = Samples.of(painted);
    Samples password = Samples.of(ready);
    System.out.printf(
        Locale.ROOT,
        "%-30s window painted %4.0f / %4.0f ms, password valid %4.0f / %4.0f ms, CPU %4.0f ms (median / 95 %%, %d starts)%n",
        kind.label(),
        window.median(),
        window.quantile(0.95),
        password.median(),
        password.quantile(0.95),
        Samples.of(cpu).median(),
        options.runs());
  }

  private static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Map<String, String> environment(Kind kind) {
    return Stream.concat(
            kind.environment().entrySet().stream(), Stream.of(Map.entry("DISPLAY", DISPLAY)))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Runs one of the scripts that also make the download.
  private void packaging(String script, String... arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "bash", root.resolve("native-agent/packaging").resolve(script).toString()),
                Stream.of(arguments))
            .toList();
    try (Program program =
        Program.start(
            script,
            logs,
            command,
            Map.of("DISPLAY", DISPLAY, "JAVA_HOME", System.getProperty("java.home")))) {
      while (program.running()) {
        Pause.millis(100);
      }
      if (program.exitCode() != 0) {
        throw new IllegalStateException(script + " failed: " + program.output());
      }
      System.out.println(script + ": " + program.output().lines().reduce("", (_, last) -> last));
    }
  }
}
