package de.beistand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The computer that measures.
final class Machine {
  private Machine() {}

  /// Processor, cores, memory and systems, in a line.
  static String describe() throws IOException {
    String model = field("/proc/cpuinfo", "model name");
    long kilobytes = Long.parseLong(field("/proc/meminfo", "MemTotal").split(" ")[0]);
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.0f GB, Linux %s, %s, JDK %s",
        model,
        Runtime.getRuntime().availableProcessors(),
        kilobytes / 1e6,
        System.getProperty("os.version"),
        field("/etc/os-release", "PRETTY_NAME").replace("\"", ""),
        System.getProperty("java.version"));
  }

  private static String field(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
          .findFirst()
          .orElse("unknown");
    }
  }
}
