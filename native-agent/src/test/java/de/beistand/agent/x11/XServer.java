package de.beistand.agent.x11;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A virtual X server (Xtigervnc) on a free display, with a screen in memory and a keyboard and
/// mouse that an [RfbClient] moves like a person would.
public final class XServer implements AutoCloseable {
  private final Process server;
  private final String display;
  private final Path folder;
  private final List<Process> programs = new ArrayList<>();

  private XServer(Process server, String display, Path folder) {
    this.server = server;
    this.display = display;
    this.folder = folder;
  }

  public static XServer start(int width, int height) throws IOException {
    Path folder = Files.createTempDirectory("xserver");
    Process server =
        new ProcessBuilder(
                "Xtigervnc",
                "-displayfd",
                "1",
                "-SecurityTypes",
                "None",
                "-geometry",
                width + "x" + height,
                "-depth",
                "24",
                "-rfbport",
                "-1",
                "-rfbunixpath",
                folder.resolve("rfb").toString())
            .redirectError(folder.resolve("log").toFile())
            .start();
    BufferedReader answer = server.inputReader();
    String number = answer.readLine();
    if (number == null) {
      throw new IOException(
          "Xtigervnc (Debian: tigervnc-standalone-server) does not start:\n"
              + Files.readString(folder.resolve("log")));
    }
    return new XServer(server, ":" + number.strip(), folder);
  }

  public String display() {
    return display;
  }

  public Path folder() {
    return folder;
  }

  public RfbClient connect() throws IOException {
    return new RfbClient(UnixDomainSocketAddress.of(folder.resolve("rfb")));
  }

  /// Starts openbox and waits until it manages windows.
  public void startWindowManager() throws Exception {
    run("openbox", "--sm-disable");
    Until.get(
        () -> call("xprop", "-root", "-notype", "_NET_SUPPORTING_WM_CHECK"),
        answer -> answer.contains("0x"));
  }

  /// Starts a program on this display; it ends with the server.
  public Process run(String... command) throws IOException {
    Process program = builder(command).start();
    programs.add(program);
    return program;
  }

  /// Starts a program whose standard input and output the test holds; it ends with the server.
  public Process talkTo(String... command) throws IOException {
    Process program =
        builder(command)
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    programs.add(program);
    return program;
  }

  /// Runs a program to its end and returns what it printed.
  public String call(String... command) throws IOException, InterruptedException {
    Process program = builder(command).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    String printed = new String(program.getInputStream().readAllBytes());
    program.waitFor();
    return printed;
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .putAll(
            Map.of(
                "DISPLAY",
                display,
                "LC_ALL",
                "C.UTF-8",
                "HOME",
                folder.toString(),
                "XDG_RUNTIME_DIR",
                folder.toString(),
                "GSETTINGS_BACKEND",
                "memory",
                "NO_AT_BRIDGE",
                "1"));
    builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
    return builder;
  }

  /// Ends the server as a crash would.
  public void kill() throws InterruptedException {
    server.destroyForcibly();
    server.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (Process program : programs) {
      program.descendants().forEach(ProcessHandle::destroy);
      program.destroy();
      program.waitFor();
    }
    server.destroy();
    if (!server.waitFor(10, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException busy) { // a program that has not ended yet
      System.err.println("left behind: " + folder);
    }
  }
}
