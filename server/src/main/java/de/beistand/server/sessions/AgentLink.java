package de.beistand.server.sessions;

import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.server.machines.Machine;
import de.beistand.server.sockets.Connection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An agent that is connected and has proven its machine key.
public final class AgentLink {
  private final Machine machine;
  private final Connection<ServerToAgent> connection;
  private volatile @Nullable PasswordSalt ready;

  public AgentLink(Machine machine, Connection<ServerToAgent> connection) {
    this.machine = machine;
    this.connection = connection;
  }

  /// What a page needs to prove the password that stands in the customer's window.
  ///
  /// @param salt base64url
  /// @param iterations PBKDF2 rounds
  public record PasswordSalt(String salt, int iterations) {}

  public Machine machine() {
    return machine;
  }

  public Connection<ServerToAgent> connection() {
    return connection;
  }

  /// Present while an unused password stands in the customer's window.
  Optional<PasswordSalt> ready() {
    return Optional.ofNullable(ready);
  }

  /// A new password stands in the customer's window.
  public void isReady(PasswordSalt salt) {
    ready = salt;
  }

  void passwordIsUsedUp() {
    ready = null;
  }
}
