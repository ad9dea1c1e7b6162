package de.beistand.server.sessions;

import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.server.machines.Machine;
import de.beistand.server.sockets.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An agent that is connected and has proven its machine key.
public final class AgentLink {
  private final Machine machine;
  private final Connection<ServerToAgent> connection;
  private final boolean browser;
  private @Nullable PasswordSalt ready;
  private @Nullable Visit visit;

  /// @param browser it is a page in the customer's browser
  public AgentLink(Machine machine, Connection<ServerToAgent> connection, boolean browser) {
    this.machine = machine;
    this.connection = connection;
    this.browser = browser;
  }

  /// What a page needs to prove the password that stands in the customer's window.
  ///
  /// @param salt base64url
  /// @param iterations PBKDF2 rounds
  public record PasswordSalt(String salt, int iterations) {}

  /// A computer that came to one technician with a session number.
  ///
  /// @param from the colleague's session that this goes on from; null if it is none
  /// @param whenReady called once, when the password that is made of the number is ready
  public record Visit(long technicianId, Way way, @Nullable String from, Runnable whenReady) {}

  public Machine machine() {
    return machine;
  }

  boolean isBrowser() {
    return browser;
  }

  public Connection<ServerToAgent> connection() {
    return connection;
  }

  /// Tells the agent that an event is committed.
  void acknowledge(SessionEvent event, Head head) {
    connection.send(new ServerToAgent.Recorded(event.sessionId(), event.seq(), head));
  }

  /// Present while an unused password stands in the customer's window.
  synchronized Optional<PasswordSalt> ready() {
    return Optional.ofNullable(ready);
  }

  /// The next password is made of a session number: until then the computer is not ready, and after
  /// that it is so for one technician only.
  public synchronized void visits(Visit coming) {
    ready = null;
    visit = coming;
  }

  /// A new password stands in the customer's window. If it was awaited, its technician is told; the
  /// one after it is an ordinary one again.
  public void isReady(PasswordSalt salt) {
    Visit told = null;
    synchronized (this) {
      if (ready == null) {
        told = visit;
      } else {
        visit = null;
      }
      ready = salt;
    }
    if (told != null) {
      told.whenReady().run();
    }
  }

  /// Whether this technician may open a session here.
  synchronized boolean isFor(long technicianId) {
    return visit == null || visit.technicianId() == technicianId;
  }

  synchronized Way way() {
    return visit == null ? Way.ID_PASSWORD : visit.way();
  }

  /// The colleague's session that the next one goes on from.
  synchronized Optional<String> takenOverFrom() {
    return Optional.ofNullable(visit).map(Visit::from);
  }

  synchronized void passwordIsUsedUp() {
    ready = null;
    visit = null;
  }
}
