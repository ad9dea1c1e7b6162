package de.beistand.bench;

import de.beistand.bench.process.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A world of its own for a measurement: user, process, mount and network namespaces that the
/// program makes itself, without being root. Nothing in it can reach the machine's network, its
/// display numbers are free, and when it ends the kernel ends every process in it.
final class Machine {
  /// Given to the program inside, with its temporary folder, so that it knows that it is inside.
  static final String INSIDE = "--inside=";

  private Machine() {}

  /// Runs this program once more, inside; its exit code.
  static int enter(List<String> arguments) throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("bst-");
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--net",
                "--mount",
                "--pid",
                "--fork",
                "--mount-proc",
                "--kill-child=KILL",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                INSIDE + temporary));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> leave(process, temporary)));
    return process.waitFor();
  }

  private static void leave(Process process, Path temporary) {
    try {
      process.destroy();
      process.waitFor();
      Scratch.delete(temporary);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Readies the inside: a `/tmp` of our own (and with it X display numbers), no name server to
  /// wait for, no IPv6, loopback; and an end when the program outside ends.
  ///
  /// @param temporary an empty folder that becomes `/tmp`
  /// @param needed folders that stay reachable even if they are below `/tmp`
  static void settle(Path temporary, List<Path> needed) throws IOException {
    Thread.ofPlatform().daemon().name("outside").start(Machine::endWithOutside);
    Path resolver = Files.writeString(temporary.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
    Program.run("mount", "--bind", resolver.toString(), "/etc/resolv.conf");
    Path tmp = Path.of("/tmp");
    for (Path folder : needed) {
      if (folder.startsWith(tmp) && !folder.equals(tmp)) {
        Path top = folder.subpath(1, 2);
        Files.createDirectories(temporary.resolve(top));
        Program.run(
            "mount", "--bind", tmp.resolve(top).toString(), temporary.resolve(top).toString());
      }
    }
    Program.run("mount", "--rbind", temporary.toString(), tmp.toString());
    Program.run("ip", "link", "set", "lo", "up");
    Files.writeString(Path.of("/proc/sys/net/ipv6/conf/all/disable_ipv6"), "1");
  }

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

  private static void endWithOutside() {
    try (InputStream outside = System.in) {
      while (outside.read() >= 0) {
        // Nobody says anything; the end of the stream is what counts.
      }
    } catch (IOException gone) {
      // The same: outside is no more.
    }
    Runtime.getRuntime().halt(1);
  }
}
