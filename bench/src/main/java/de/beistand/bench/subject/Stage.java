package de.beistand.bench.subject;

import de.beistand.acceptance.net.Line;
import de.beistand.bench.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every subject finds: a line, and a browser in front of the technician. The customer's
/// screen it brings itself.
///
/// @param width,height of the customer's screen in pixels
/// @param logs where programs write what they print
public record Stage(Line line, int width, int height, Browser browser, Path logs) {

  /// Starts a program on the customer's computer.
  public Program startAtCustomer(String name, Map<String, String> environment, String... command) {
    return Program.start(name, logs, atCustomer(List.of(command)), environment);
  }

  /// The command as it has to be started to run on the customer's computer.
  public List<String> atCustomer(List<String> command) {
    List<String> all = new ArrayList<>(line.atCustomer());
    all.addAll(command);
    return all;
  }
}
