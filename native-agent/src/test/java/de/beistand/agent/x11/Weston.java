package de.beistand.agent.x11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Wayland desktop without a screen (weston), on which X11 is a guest (Xwayland).
public final class Weston implements AutoCloseable {
  private static final String SOCKET = "wayland-test";
  private static final Pattern GUEST = Pattern.compile("xserver listening on display (:\\d+)");

  private final Path folder;
  private final Process compositor;
  private final String display;
  private final List<Process> programs = new ArrayList<>();

  private Weston(Path folder, Process compositor, String display) {
    this.folder = folder;
    this.compositor = compositor;
    this.display = display;
  }

  public static Weston start() throws Exception {
    Path folder = Files.createTempDirectory("weston");
    Path log = folder.resolve("log");
    var builder =
        new ProcessBuilder(
                "weston", "--backend=headless-backend.so", "--xwayland", "--socket=" + SOCKET)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    Process compositor = builder.start();
    String said =
        Until.get(
            () -> Files.readString(log),
            text -> GUEST.matcher(text).find() || !compositor.isAlive());
    Matcher guest = GUEST.matcher(said);
    if (!guest.find()) {
      compositor.destroy();
      throw new IOException("weston (Debian: weston, xwayland) does not start:\n" + said);
    }
    return new Weston(folder, compositor, guest.group(1));
  }

  /// Of the guest, such as `:1`.
  public String display() {
    return display;
  }

  /// Starts a program as somebody would who works here; it ends with the desktop.
  public Process run(Path output, String... command) throws IOException {
    Process program =
        builder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    programs.add(program);
    return program;
  }

  /// Runs a program to its end and returns what it printed.
  public String call(String... command) throws IOException, InterruptedException {
    Process program = builder(command).redirectErrorStream(true).start();
    String printed = new String(program.getInputStream().readAllBytes());
    program.waitFor();
    return printed;
  }

  private ProcessBuilder builder(String... command) {
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("XDG_RUNTIME_DIR", folder.toString());
    environment.put("XDG_SESSION_TYPE", "wayland");
    environment.put("WAYLAND_DISPLAY", SOCKET);
    environment.put("DISPLAY", display);
    environment.put("HOME", folder.toString());
    return builder;
  }

  @Override
  public void close() throws InterruptedException {
    for (Process program : programs) {
      program.destroy();
      program.waitFor();
    }
    compositor.destroy();
    compositor.waitFor();
  }
}
