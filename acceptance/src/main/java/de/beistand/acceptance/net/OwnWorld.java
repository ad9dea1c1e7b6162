package de.beistand.acceptance.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A world of its own for a program: user, process, mount and network namespaces that it makes
/// itself, without being root. Nothing in it can reach the machine's network, its display numbers
/// are free, and when it ends the kernel ends every process in it.
public final class OwnWorld {
  /// Given to the program inside, with its temporary folder, so that it knows that it is inside.
  public static final String INSIDE = "--inside=";

  private static final List<String> OWN_NAMESPACES =
      List.of("--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child=KILL");

  /// Makes namespaces possible for everybody, where the kernel allows it at all.
  private static final List<String> AS_ANYBODY = List.of("--user", "--map-root-user");

  private OwnWorld() {}

  /// Why this machine has no room for such a world, in words for a person; empty if it has.
  public static Optional<String> missing() {
    if (!Files.isReadable(Path.of("/dev/net/tun"))) {
      return Optional.of("/dev/net/tun is missing: no lines of our own between two networks");
    }
    String refusal = "";
    for (List<String> unshare : ways()) {
      try {
        Command.run(
            Stream.concat(
                    unshare.stream(),
                    Stream.of("--", "ip", "tuntap", "add", "bst-probe", "mode", "tun"))
                .toArray(String[]::new));
        return Optional.empty();
      } catch (IllegalStateException denied) {
        refusal = String.valueOf(denied.getMessage());
      }
    }
    return Optional.of("this machine allows no network namespaces: " + refusal);
  }

  /// As root the plain way first: some systems forbid user namespaces.
  private static List<List<String>> ways() {
    List<String> plain = unshare(List.of());
    List<String> asAnybody = unshare(AS_ANYBODY);
    return System.getProperty("user.name").equals("root")
        ? List.of(plain, asAnybody)
        : List.of(asAnybody);
  }

  private static List<String> unshare(List<String> more) {
    return Stream.of(List.of("unshare"), more, OWN_NAMESPACES).flatMap(List::stream).toList();
  }

  private static List<String> firstThatWorks() {
    for (List<String> unshare : ways()) {
      try {
        Command.run(
            Stream.concat(unshare.stream(), Stream.of("--", "true")).toArray(String[]::new));
        return unshare;
      } catch (IllegalStateException denied) {
        // The next way, or its error when the program itself is started.
      }
    }
    return ways().getLast();
  }

  /// A Java program that runs inside, with our own output; `close` ends it and everything in it.
  public static final class Inhabitant implements AutoCloseable {
    private final Process process;
    private final Path temporary;

    private Inhabitant(Process process, Path temporary) {
      this.process = process;
      this.temporary = temporary;
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    public Process process() {
      return process;
    }

    /// As often as one likes.
    @Override
    public void close() {
      process.destroy();
      try {
        process.waitFor();
        Scratch.delete(temporary);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Starts a program inside; it has to call [#settle] first.
  ///
  /// @param java words for the Java machine, such as `-Dname=value`
  /// @param output where it prints to
  /// @param arguments what follows [#INSIDE] on its command line
  public static Inhabitant start(
      List<String> java, String mainClass, List<String> arguments, ProcessBuilder.Redirect output)
      throws IOException {
    Path temporary = Files.createTempDirectory("bst-");
    List<String> command = new ArrayList<>(firstThatWorks());
    command.addAll(
        List.of(
            "--",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData", // its file would lie in the /tmp outside
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(java);
    command.addAll(List.of(mainClass, INSIDE + temporary));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
    Process process =
        (output == ProcessBuilder.Redirect.INHERIT
                ? builder.redirectError(output)
                : builder.redirectErrorStream(true))
            .start();
    return new Inhabitant(process, temporary);
  }

  /// Readies the inside: a `/tmp` of our own (and with it X display numbers), no name server to
  /// wait for, no IPv6, loopback; and an end when the program outside ends.
  ///
  /// @param temporary an empty folder that becomes `/tmp`
  /// @param needed folders that stay reachable even if they are below `/tmp`
  public static void settle(Path temporary, List<Path> needed) throws IOException {
    Thread.ofPlatform().daemon().name("outside").start(OwnWorld::endWithOutside);
    Path resolver = Files.writeString(temporary.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
    Command.run("mount", "--bind", resolver.toString(), "/etc/resolv.conf");
    Path tmp = Path.of("/tmp");
    for (Path folder : needed) {
      if (folder.startsWith(tmp) && !folder.equals(tmp)) {
        Path top = folder.subpath(1, 2);
        Files.createDirectories(temporary.resolve(top));
        Command.run(
            "mount", "--bind", tmp.resolve(top).toString(), temporary.resolve(top).toString());
      }
    }
    Command.run("mount", "--rbind", temporary.toString(), tmp.toString());
    Command.run("ip", "link", "set", "lo", "up");
    Files.writeString(Path.of("/proc/sys/net/ipv6/conf/all/disable_ipv6"), "1");
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
