package de.beistand.acceptance;

import java.nio.file.Path;
import java.util.stream.Stream;

/// A customer: a person at a desktop on which the agent runs.
public final class Customer implements AutoCloseable {
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

  public AgentProcess agent() {
    return agent;
  }

  @Override
  public void close() {
    agent.close();
    desktop.close();
  }
}
