package de.beistand.acceptance.net;

import com.microsoft.playwright.Page;
import de.beistand.acceptance.AgentProcess;
import de.beistand.acceptance.Asked;
import de.beistand.acceptance.CustomerHands;
import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.Places;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.TechnicianBrowser;
import de.beistand.acceptance.TechnicianConsole;
import de.beistand.acceptance.Until;
import de.beistand.acceptance.VirtualDesktop;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// A technician with the server at one end of a line, a customer with the agent at the other, and
/// the session between them with view and control given.
final class FarCustomer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// The Stop sign and its clock.
  private static final int CORNER = 120;

  /// No cursor reaches further from its place.
  private static final int CURSOR = 32;

  private static final Pattern POINTER = Pattern.compile("x:(\\d+) y:(\\d+) ");

  private final Line line;
  private final ServerProcess server;
  private final VirtualDesktop desktop;
  private final AgentProcess agent;
  private final CustomerHands hands;
  private final TechnicianBrowser browser;
  private final TechnicianConsole console;
  private final String machineId;

  FarCustomer(Network network) {
    line = Line.connect(network);
    server =
        new ServerProcess(
            Line.SERVER_PORT, Map.of("publicUrl", Line.SERVER, "bindAddress", "0.0.0.0"));
    FirstAdmin.Account technician = FirstAdmin.create(server).technician();
    desktop = new VirtualDesktop("customer", 1280, 800, "de");
    agent =
        new AgentProcess(
            line.atCustomer(),
            desktop,
            Line.SERVER,
            desktop.home().resolve("agent"),
            "--language=de");
    hands = new CustomerHands(desktop);
    browser = new TechnicianBrowser();
    console = new TechnicianConsole(browser.newProfile("de-DE", 1366, 900), Line.SERVER);
    console.logIn(technician);
    machineId = hands.machineId();
    console.connect(machineId, hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    console.askControl();
    hands.allow(Asked.CONTROL);
    console.awaitControl("held");
  }

  Line line() {
    return line;
  }

  VirtualDesktop desktop() {
    return desktop;
  }

  CustomerHands hands() {
    return hands;
  }

  TechnicianConsole console() {
    return console;
  }

  AgentProcess agent() {
    return agent;
  }

  /// The session in the database.
  String session() {
    return server.database().lastSession(machineId).orElseThrow().id();
  }

  /// Waits until every pixel is the customer's, apart from the corner with the Stop sign, whose
  /// clock runs, and the pointer, which is no part of the picture.
  void awaitExact(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    for (Optional<Rectangle> wrong = wrong(); wrong.isPresent(); wrong = wrong()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("after %s still another picture in %s".formatted(atMost, wrong));
      }
    }
  }

  /// Where the picture is not the customer's screen.
  private Optional<Rectangle> wrong() {
    Matcher pointer = POINTER.matcher(desktop.run("xdotool", "getmouselocation"));
    if (!pointer.find()) {
      throw new IllegalStateException("no pointer");
    }
    Rectangle hidden =
        new Rectangle(Integer.parseInt(pointer.group(1)), Integer.parseInt(pointer.group(2)), 0, 0);
    hidden.grow(CURSOR, CURSOR);
    BufferedImage shown = console.picture();
    BufferedImage real = desktop.person().picture();
    if (real.getWidth() != shown.getWidth() || real.getHeight() != shown.getHeight()) {
      return Optional.of(new Rectangle(real.getWidth(), real.getHeight()));
    }
    Rectangle wrong = new Rectangle(-1, -1);
    for (int y = 0; y < real.getHeight(); y++) {
      for (int x = 0; x < real.getWidth(); x++) {
        boolean corner = x < CORNER && y < CORNER;
        if (!corner
            && (real.getRGB(x, y) & 0xffffff) != (shown.getRGB(x, y) & 0xffffff)
            && !hidden.contains(x, y)) {
          wrong.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return wrong.width < 0 ? Optional.empty() : Optional.of(wrong);
  }

  /// Waits until the technician's mouse moves the customer's.
  void awaitInput(int x, int y) {
    Until.holds(
        "the customer's mouse at %d, %d".formatted(x, y),
        PATIENCE,
        () -> {
          console.moveTo(x + 1, y);
          console.moveTo(x, y);
          console.wire().awaitCarriedOut();
          return desktop
              .run("xdotool", "getmouselocation")
              .startsWith("x:%d y:%d ".formatted(x, y));
        });
  }

  /// Pictures of both sides for the logs.
  void photograph(String name) {
    try {
      ImageIO.write(
          desktop.person().picture(),
          "png",
          Places.logs().resolve(name + "-customer.png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console
        .page()
        .screenshot(
            new Page.ScreenshotOptions().setPath(Places.logs().resolve(name + "-technician.png")));
  }

  @Override
  public void close() {
    photograph("end");
    browser.close();
    agent.close();
    desktop.close();
    server.close();
    line.close();
  }
}
