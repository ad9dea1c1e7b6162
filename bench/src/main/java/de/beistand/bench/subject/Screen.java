package de.beistand.bench.subject;

import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import de.beistand.bench.x11.Display;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An X server that was started for the measurement.
public record Screen(String display, Program program) implements AutoCloseable {

  /// The customer's: TigerVNC's Xvnc, started at the customer's end of the line.
  public static Screen customer(
      List<String> atCustomer, int number, int width, int height, List<String> more, Path logs) {
    List<String> command = new ArrayList<>(atCustomer);
    // Without lock files: the display number is ours alone inside our own mount namespace.
    command.addAll(List.of("Xtigervnc", ":" + number, "-nolock", "-SecurityTypes", "None"));
    command.addAll(List.of("-geometry", width + "x" + height, "-depth", "24"));
    command.addAll(more);
    return await(":" + number, Program.start("customer-screen", logs, command));
  }

  /// The technician's: Xvfb.
  public static Screen technician(int number, int width, int height, Path logs) {
    return await(
        ":" + number,
        Program.start(
            "technician-screen",
            logs,
            List.of(
                "Xvfb",
                ":" + number,
                "-nolock",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                width + "x" + height + "x24")));
  }

  private static Screen await(String display, Program program) {
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

  @Override
  public void close() {
    program.close();
  }
}
