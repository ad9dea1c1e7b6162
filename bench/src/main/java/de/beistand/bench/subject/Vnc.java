package de.beistand.bench.subject;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import de.beistand.bench.net.Line;
import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A VNC server of Debian's packages behind websockify, shown by noVNC; each with its own defaults.
public enum Vnc implements Subject {
  /// TigerVNC's Xvnc: the X server is the VNC server, and knows of each drawing.
  XVNC("Xvnc + noVNC") {
    @Override
    public List<String> screenArguments() {
      return List.of("-rfbport", Integer.toString(RFB_PORT), "-localhost");
    }

    @Override
    List<Program> share(Stage stage) {
      return List.of();
    }
  },

  /// x11vnc: shares a screen that is there, as a program for support has to.
  X11VNC("x11vnc + noVNC") {
    @Override
    public List<String> screenArguments() {
      return List.of("-rfbport", "-1");
    }

    @Override
    List<Program> share(Stage stage) {
      return List.of(
          stage.startAtCustomer(
              "x11vnc",
              "x11vnc",
              "-forever",
              "-nopw",
              "-quiet",
              "-localhost",
              "-rfbport",
              Integer.toString(RFB_PORT)));
    }
  };

  private static final int RFB_PORT = 18881;
  private static final int WEBSOCKET_PORT = 18882;
  private static final int PAGE_PORT = 18883;
  private static final Path NOVNC = Path.of("/usr/share/novnc");

  private final String title;

  Vnc(String title) {
    this.title = title;
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return title;
  }

  abstract List<Program> share(Stage stage);

  @Override
  public Session open(Stage stage) {
    List<Program> programs = new ArrayList<>(share(stage));
    programs.add(
        stage.startAtCustomer(
            "websockify",
            "websockify",
            Line.CUSTOMER + ":" + WEBSOCKET_PORT,
            "127.0.0.1:" + RFB_PORT));
    awaitPort(programs);
    // The page comes from the technician's side of the line, as from a server: the line carries the
    // session only.
    HttpServer pages =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(Line.TECHNICIAN, PAGE_PORT), NOVNC, OutputLevel.NONE);
    pages.start();
    return new VncSession(stage.browser(), programs, pages);
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

  private record VncSession(Browser browser, List<Program> atCustomer, HttpServer pages)
      implements Session {
    @Override
    public long connect() {
      browser.open("about:blank");
      long start = System.nanoTime();
      browser.open(
          "http://%s:%d/vnc_lite.html?host=%s&port=%d"
              .formatted(Line.TECHNICIAN, PAGE_PORT, Line.CUSTOMER, WEBSOCKET_PORT));
      return start;
    }

    @Override
    public boolean connectsAgain() {
      return true;
    }

    @Override
    public void close() {
      browser.open("about:blank");
      pages.stop(0);
      atCustomer.reversed().forEach(Program::close);
    }
  }
}
