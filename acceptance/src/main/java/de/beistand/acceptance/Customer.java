package de.beistand.acceptance;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A customer: a person at a desktop on which the agent runs.
public final class Customer implements AutoCloseable {
  /// Openbox' frame around a window, pixels.
  private static final int BORDER = 1;

  private static final int TITLE_BAR = 21;

  private final VirtualDesktop desktop;
  private final String serverUrl;
  private final CustomerHands hands;
  private final Path agentHome;
  private AgentProcess agent;

  /// Starts a desktop and the agent on it.
  ///
  /// @param agentArguments such as `--consent-seconds=15`
  public Customer(String name, String serverUrl, int width, int height, String... agentArguments) {
    this.serverUrl = serverUrl;
    desktop = new VirtualDesktop(name, width, height, "de");
    agentHome = desktop.home().resolve("agent");
    hands = new CustomerHands(desktop);
    agent = startAgent(agentArguments);
  }

  private AgentProcess startAgent(String... arguments) {
    return new AgentProcess(
        desktop,
        serverUrl,
        agentHome,
        Stream.concat(Stream.of("--language=de"), Stream.of(arguments)).toArray(String[]::new));
  }

  /// Ends the agent if it still runs and starts it again: the same computer.
  public void restartAgent(String... arguments) {
    agent.close();
    agent = startAgent(arguments);
  }

  public VirtualDesktop desktop() {
    return desktop;
  }

  public CustomerHands hands() {
    return hands;
  }

  /// The program's window with its frame, as it is on the screen.
  BufferedImage window() {
    BufferedImage screen = desktop.person().picture();
    Rectangle inside = hands.mainWindow().orElseThrow();
    // xdotool counts the frame twice where the window manager puts windows into one.
    Rectangle frame =
        new Rectangle(
            inside.x - 2 * BORDER,
            inside.y - 2 * TITLE_BAR,
            inside.width + 2 * BORDER,
            inside.height + TITLE_BAR + BORDER);
    Rectangle seen = frame.intersection(new Rectangle(screen.getWidth(), screen.getHeight()));
    return screen.getSubimage(seen.x, seen.y, seen.width, seen.height);
  }

  public AgentProcess agent() {
    return agent;
  }

  @Override
  public void close() {
    agent.close();
    desktop.close();
  }
}
