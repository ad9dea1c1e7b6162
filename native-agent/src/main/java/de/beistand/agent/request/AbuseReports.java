package de.beistand.agent.request;

import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The customer's reports of abuse: each is said again on every new line until the server has it.
/// Thread-safe.
public final class AbuseReports {
  private final Consumer<AgentToServer> server;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private @Nullable String session;

  /// @param server takes messages; those while the line is down are lost
  public AbuseReports(Consumer<AgentToServer> server) {
    this.server = server;
  }

  /// The session that runs, or ran last.
  public synchronized void isAbout(String sessionId) {
    session = sessionId;
  }

  /// The customer reports that session.
  ///
  /// @param words what happened; may be empty
  public synchronized void report(String words) {
    if (session != null) {
      waiting.put(session, words);
      server.accept(new AgentToServer.ReportAbuse(session, words));
    }
  }

  /// The line stands again.
  public synchronized void lineUp() {
    waiting.forEach((id, words) -> server.accept(new AgentToServer.ReportAbuse(id, words)));
  }

  /// Takes what the server says; false if it is about something else.
  public synchronized boolean heard(ServerToAgent message) {
    if (message instanceof ServerToAgent.AbuseNoted(String sessionId)) {
      waiting.remove(sessionId);
      return true;
    }
    return false;
  }
}
