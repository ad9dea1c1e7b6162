package de.beistand.acceptance;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// An IT firm that runs Beistand: relay, server, an administrator and a technician.
public final class Firm implements AutoCloseable {
  static final String NAME = "Muster IT";

  private final Relay relay;
  private final ServerProcess server;
  private final FirstAdmin.Team team;

  /// Sets everything up on new data.
  ///
  /// @param settings of the server, beyond those that the harness needs
  public Firm(int port, Map<String, String> settings) {
    this(port, settings, _ -> {});
  }

  /// @param beforeSetup looks at the one-time link before it is used
  Firm(int port, Map<String, String> settings, Consumer<String> beforeSetup) {
    relay = new Relay();
    Map<String, String> all = new HashMap<>(settings);
    all.put("firm", NAME);
    all.put("turnUrls", relay.url());
    all.put("turnSecret", relay.secret());
    all.put("relayOnly", "true");
    server = new ServerProcess(port, all);
    beforeSetup.accept(server.setupLink());
    team = FirstAdmin.create(server);
  }

  public ServerProcess server() {
    return server;
  }

  public FirstAdmin.Account admin() {
    return team.admin();
  }

  public FirstAdmin.Account technician() {
    return team.technician();
  }

  @Override
  public void close() {
    server.close();
    relay.close();
  }
}
