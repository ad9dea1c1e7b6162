package de.beistand.acceptance;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A customer's computer: an X server without a monitor, a window manager, and a person's eyes and
/// hands at it ([#person]).
public final class VirtualDesktop implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final String name;
  private final Path home;
  private final int width;
  private final int height;
  private final String layout;
  private final int rfbPort = Places.freePort();
  private final String rfbPassword = VncPassword.random();
  private final Program server;
  private final Map<String, String> environment;
  private final Program windowManager;
  private final RfbClient person;

  /// Starts a desktop.
  ///
  /// @param layout XKB layout, such as "de"
  public VirtualDesktop(String name, int width, int height, String layout) {
    this(name, Places.newFolder(name), width, height, layout);
  }

  private VirtualDesktop(String name, Path home, int width, int height, String layout) {
    this.name = name;
    this.home = home;
    this.width = width;
    this.height = height;
    this.layout = layout;
    Path authority = home.resolve("authority");
    Path passwordFile = home.resolve("vnc-password");
    try {
      Files.write(authority, magicCookie());
      Files.write(passwordFile, VncPassword.fileContent(rfbPassword));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        Program.start(
            name + "-x-server",
            Map.of(),
            List.of(
                "Xtigervnc",
                "-displayfd",
                "1",
                "-geometry",
                width + "x" + height,
                "-depth",
                "24",
                "-auth",
                authority.toString(),
                "-nolisten",
                "tcp",
                "-noreset",
                "-localhost",
                "-interface",
                "127.0.0.1",
                "-rfbport",
                Integer.toString(rfbPort),
                "-SecurityTypes",
                "VncAuth",
                "-PasswordFile",
                passwordFile.toString(),
                "-AlwaysShared",
                "-FrameRate",
                "60"));
    String display = ":" + server.awaitLine(line -> line.matches("\\d+"), START);
    environment = new HashMap<>();
    environment.put("DISPLAY", display);
    environment.put("XAUTHORITY", authority.toString());
    environment.put("HOME", home.toString());
    environment.put("XDG_RUNTIME_DIR", home.toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("NO_AT_BRIDGE", "1");
    environment.put("GSETTINGS_BACKEND", "memory");
    run("setxkbmap", "-layout", layout);
    run("xsetroot", "-solid", "#3a6ea5", "-cursor_name", "left_ptr");
    windowManager = start("openbox", "openbox", "--sm-disable");
    Until.holds(
        "the window manager runs",
        START,
        () -> run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
    person = new RfbClient(rfbPort, rfbPassword);
  }

  /// A wildcard MIT-MAGIC-COOKIE-1 entry as in Xauthority files (libXau's `Xauth` on disk).
  private static byte[] magicCookie() throws IOException {
    byte[] cookie = new byte[16];
    new SecureRandom().nextBytes(cookie);
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(0xffff); // any host
    out.writeShort(0); // no address
    out.writeShort(0); // any display
    byte[] method = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
    out.writeShort(method.length);
    out.write(method);
    out.writeShort(cookie.length);
    out.write(cookie);
    return bytes.toByteArray();
  }

  /// Starts a program on this desktop.
  public Program start(String program, String... command) {
    return Program.start(name + "-" + program, environment, List.of(command));
  }

  /// Runs a program on this desktop to its end and gives what it printed.
  public String run(String... command) {
    return Program.run(name + "-" + command[0], environment, List.of(command));
  }

  /// The visible windows whose title fits, as `xdotool` finds them, each with its place.
  ///
  /// @param title regular expression
  public List<Rectangle> windows(String title) {
    return windowIds(title).stream().map(this::place).flatMap(Optional::stream).toList();
  }

  /// Waits for a window and puts it somewhere.
  ///
  /// @param title regular expression
  public void put(String title, Rectangle place) {
    Until.holds("the window " + title, START, () -> !windowIds(title).isEmpty());
    String window = windowIds(title).getFirst();
    run("xdotool", "windowmove", window, text(place.x), text(place.y));
    run("xdotool", "windowsize", window, text(place.width), text(place.height));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  /// Whether keys reach the window with this title.
  ///
  /// @param title a regular expression
  boolean isActive(String title) {
    return ask("xdotool", "getactivewindow", "getwindowname")
        .filter(name -> Pattern.compile(title).matcher(name.strip()).find())
        .isPresent();
  }

  /// The name of the window that has the keyboard; empty while none has it.
  String focused() {
    return ask("xdotool", "getwindowfocus", "getwindowname").map(String::strip).orElse("");
  }

  /// X11 ids of the visible windows whose title fits.
  public List<String> windowIds(String title) {
    try (Program search =
        start("xdotool-search", "xdotool", "search", "--onlyvisible", "--name", title)) {
      search.awaitExit(START); // status 1: none
      return search.output().lines().filter(line -> line.matches("\\d+")).toList();
    }
  }

  /// What a program says of a window; empty if there is none, or none any more.
  private Optional<String> ask(String... command) {
    try (Program asked = start(command[0], command)) {
      return asked.awaitExit(START) == 0 ? Optional.of(asked.output()) : Optional.empty();
    }
  }

  /// Empty if the window was closed since it was found.
  private Optional<Rectangle> place(String windowId) {
    return ask("xdotool", "getwindowgeometry", "--shell", windowId).map(VirtualDesktop::placeIn);
  }

  private static Rectangle placeIn(String told) {
    Map<String, Integer> values = new HashMap<>();
    told.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[1].matches("-?\\d+"))
        .forEach(pair -> values.put(pair[0], Integer.valueOf(pair[1])));
    return new Rectangle(
        values.getOrDefault("X", 0),
        values.getOrDefault("Y", 0),
        values.getOrDefault("WIDTH", 0),
        values.getOrDefault("HEIGHT", 0));
  }

  /// The variables that a program on this desktop needs.
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /// The person's home folder.
  public Path home() {
    return home;
  }

  /// Writes a file into the person's home folder.
  public Path write(String fileName, String text) {
    try {
      return Files.writeString(home.resolve(fileName), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The eyes and hands of the person at this desktop.
  public RfbClient person() {
    return person;
  }

  public int rfbPort() {
    return rfbPort;
  }

  public String rfbPassword() {
    return rfbPassword;
  }

  /// Ends the desktop as a restart of the computer does, X server and all, and starts another one
  /// for the same person. What runs on it otherwise is to be ended before.
  public VirtualDesktop restarted() {
    person.close();
    windowManager.crash();
    server.crash();
    return new VirtualDesktop(name, home, width, height, layout);
  }

  @Override
  public void close() {
    person.close();
    windowManager.close();
    server.close();
    Places.delete(home);
  }
}
