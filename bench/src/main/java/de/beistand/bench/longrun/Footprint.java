package de.beistand.bench.longrun;

import de.beistand.bench.subject.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The memory of both ends at one moment, after both have been made to collect their garbage.
///
/// @param minutes since the session began
/// @param agentResident what the agent's process keeps in memory (`VmRSS`), megabytes
/// @param agentHeap live Java objects of the agent, megabytes
/// @param pageResident the same of the process that shows the page (Chromium's renderer), megabytes
/// @param pageHeap live JavaScript objects of the page, megabytes
/// @param pageNodes nodes of the page's document
record Footprint(
    double minutes,
    double agentResident,
    double agentHeap,
    double pageResident,
    double pageHeap,
    double pageNodes) {
  private static final Pattern USED = Pattern.compile(" used (\\d+)K");

  static Footprint take(double minutes, long agent, Browser browser) {
    jcmd(agent, "GC.run");
    browser.call("HeapProfiler.collectGarbage", Map.of());
    double pageHeap = browser.call("Runtime.getHeapUsage", Map.of()).path("usedSize").asDouble();
    return new Footprint(
        minutes,
        resident(agent),
        heap(jcmd(agent, "GC.heap_info")),
        renderer(browser.program().pid()),
        pageHeap / 1e6,
        nodes(browser));
  }

  /// Live bytes as `GC.heap_info` names them, whichever collector it is; in front of the class
  /// data.
  static double heap(String info) {
    int classData = info.indexOf("Metaspace"); // JDK 25 leaves it out
    String objects = classData < 0 ? info : info.substring(0, classData);
    return USED.matcher(objects)
        .results()
        .mapToDouble(used -> Long.parseLong(used.group(1)) * 1024 / 1e6)
        .sum();
  }

  private static double nodes(Browser browser) {
    for (JsonNode metric : browser.call("Performance.getMetrics", Map.of()).path("metrics")) {
      if (metric.path("name").asString().equals("Nodes")) {
        return metric.path("value").asDouble();
      }
    }
    return Double.NaN;
  }

  /// The largest renderer below the browser: the others are spare ones.
  private static double renderer(long browser) {
    return ProcessHandle.of(browser).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(process -> commandLine(process.pid()).contains("--type=renderer"))
        .mapToDouble(process -> resident(process.pid()))
        .max()
        .orElse(Double.NaN);
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  private static double resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          * 1024
          / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jcmd(long pid, String command) {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
            Long.toString(pid),
            command);
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
