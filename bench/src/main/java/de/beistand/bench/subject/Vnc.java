package de.beistand.bench.subject;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import de.beistand.acceptance.net.Line;
import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A VNC server of Debian's packages behind websockify, shown by noVNC; each with its own defaults.
public enum Vnc implements Subject {
  /// TigerVNC's Xvnc: the X server is the VNC server, and knows of each drawing.
  XVNC("Xvnc + noVNC", List.of("-rfbport", "18881", "-localhost"), List.of()),

  /// x11vnc: shares a screen that is there, as a program for support has to.
  X11VNC(
      "x11vnc + noVNC",
      List.of("-rfbport", "-1"),
      List.of("x11vnc", "-forever", "-nopw", "-localhost", "-rfbport", "18881"));

  private static final String DISPLAY = ":81";
  private static final String RFB = "127.0.0.1:18881";
  private static final int WEBSOCKET_PORT = 18882;
  private static final int PAGE_PORT = 18883;
  private static final Path NOVNC = Path.of("/usr/share/novnc");

  private final String title;
  private final List<String> screenArguments;
  private final List<String> sharer;

  Vnc(String title, List<String> screenArguments, List<String> sharer) {
    this.title = title;
    this.screenArguments = screenArguments;
    this.sharer = sharer;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Session open(Stage stage) {
    Screen screen = Screen.start("customer-screen", DISPLAY, xServer(stage), stage.logs());
    List<Program> programs = new ArrayList<>();
    if (!sharer.isEmpty()) {
      programs.add(
          stage.startAtCustomer(
              sharer.getFirst(), Map.of("DISPLAY", DISPLAY), sharer.toArray(String[]::new)));
    }
    String listen = Line.CUSTOMER + ":" + WEBSOCKET_PORT;
    programs.add(stage.startAtCustomer("websockify", Map.of(), "websockify", listen, RFB));
    awaitPort(programs);
    // The page comes from the technician's side of the line, as from a server: the line carries the
    // session only.
    HttpServer pages =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(Line.TECHNICIAN, PAGE_PORT), NOVNC, OutputLevel.NONE);
    pages.start();
    return new VncSession(stage.browser(), screen, programs, pages);
  }

  private List<String> xServer(Stage stage) {
    List<String> command =
        new ArrayList<>(List.of("Xtigervnc", DISPLAY, "-SecurityTypes", "None", "-depth", "24"));
    command.addAll(List.of("-geometry", stage.width() + "x" + stage.height()));
    command.addAll(screenArguments);
    return stage.atCustomer(command);
  }

  private static void awaitPort(List<Program> programs) {
    while (programs.stream().allMatch(Program::running)) {
      try (Socket socket = new Socket(Line.CUSTOMER, WEBSOCKET_PORT)) {
        return;
      } catch (IOException notYet) {
        Pause.millis(50);
      }
    }
    throw new IllegalStateException("a VNC program ended, see the logs");
  }

  private record VncSession(
      Browser browser, Screen screen, List<Program> programs, HttpServer pages) implements Session {
    @Override
    public String customerDisplay() {
      return screen.display();
    }

    @Override
    public long customerServer() {
      return screen.program().pid();
    }

    @Override
    public List<Long> programsAtCustomer() {
      return programs.stream().map(Program::pid).toList();
    }

    @Override
    public long connect() {
      long start = System.nanoTime();
      browser.open(
          "http://%s:%d/vnc_lite.html?host=%s&port=%d"
              .formatted(Line.TECHNICIAN, PAGE_PORT, Line.CUSTOMER, WEBSOCKET_PORT));
      return start;
    }

    @Override
    public void arrange() {
      // The page shows pixel by pixel and takes mouse and keyboard from the start.
    }

    @Override
    public void disconnect() {
      browser.open("about:blank");
    }

    @Override
    public void close() {
      disconnect();
      pages.stop(0);
      programs.reversed().forEach(Program::close);
      screen.close();
    }
  }
}
