package de.beistand.bench.subject;

import de.beistand.bench.net.Line;
import de.beistand.bench.process.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What every subject finds: a line, two displays, and a browser in front of the technician.
///
/// @param customerDisplay X display of the customer, like `:81`
/// @param logs where programs write what they print
public record Stage(
    Line line, String customerDisplay, String technicianDisplay, Browser browser, Path logs) {

  /// Starts a program on the customer's computer and screen.
  public Program startAtCustomer(String name, String... command) {
    List<String> all = new ArrayList<>(line.atCustomer());
    all.addAll(List.of(command));
    return Program.start(name, logs, all, Map.of("DISPLAY", customerDisplay));
  }
}
