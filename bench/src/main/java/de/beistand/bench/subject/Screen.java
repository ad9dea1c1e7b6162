package de.beistand.bench.subject;

import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import de.beistand.bench.x11.Display;
import java.nio.file.Path;
import java.util.List;

/// An X server that was started for the measurement.
public record Screen(String display, Program program) implements AutoCloseable {

  /// Starts the server and waits until it answers.
  ///
  /// @param display like `:81`; no other's, inside our own file system
  public static Screen start(String name, String display, List<String> command, Path logs) {
    Program program = Program.start(name, logs, command);
    while (program.running()) {
      Display connection = Display.tryOpen(display);
      if (connection != null) {
        connection.close();
        return new Screen(display, program);
      }
      Pause.millis(20);
    }
    throw new IllegalStateException("no X server " + display + ", see " + program.log());
  }

  /// An X server without anybody's picture of it but what is asked of it: Xvfb.
  public static Screen plain(String name, String display, int width, int height, Path logs) {
    String mode = width + "x" + height + "x24";
    return start(
        name, display, List.of("Xvfb", display, "-nolisten", "tcp", "-screen", "0", mode), logs);
  }

  @Override
  public void close() {
    program.close();
  }
}
