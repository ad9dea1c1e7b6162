package de.beistand.agent.signaling;

import de.beistand.agent.identity.MachineKey;
import de.beistand.agent.signaling.Connection.Received;
import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.signaling.AgentToServer.Hello;
import de.beistand.protocol.signaling.AgentToServer.Prove;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Challenge;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Welcome;
import de.beistand.protocol.trust.MachineProof;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The first messages of a connection: hello, challenge, proof of the machine key, welcome.
final class Greeting {
  /// What the greeting led to.
  sealed interface Result {
    /// The line stands.
    record Welcomed(Welcome welcome) implements Result {}

    /// It does not.
    record Failed(Ending ending) implements Result {}
  }

  private static final System.Logger LOG = System.getLogger("beistand.signaling");
  private static final Duration STEP_WITHIN = Duration.ofSeconds(10);

  private final ServerAddress address;
  private final MachineKey key;
  private final Program program;

  Greeting(ServerAddress address, MachineKey key, Program program) {
    this.address = address;
    this.key = key;
    this.program = program;
  }

  /// Greets; takes two round trips.
  Result exchange(Connection connection, Messages messages) throws InterruptedException {
    var hello =
        new Hello(ProtocolVersion.SUPPORTED, key.publicKey(), program.software(), program.system());
    connection.send(messages.encode(hello));
    ServerToAgent first = next(connection, messages);
    if (!(first instanceof Challenge(int version, String nonce))) {
      return new Result.Failed(endingOf(first));
    }
    if (!ProtocolVersion.SUPPORTED.contains(version)) {
      return new Result.Failed(Ending.REFUSED);
    }
    byte[] proof = MachineProof.signedBytes(address.publicUrl(), nonce, key.publicKey());
    connection.send(messages.encode(new Prove(key.sign(proof))));
    ServerToAgent second = next(connection, messages);
    return second instanceof Welcome welcome
        ? new Result.Welcomed(welcome)
        : new Result.Failed(endingOf(second));
  }

  /// The next message, a failure for a close code that means one, or null.
  private static @Nullable ServerToAgent next(Connection connection, Messages messages)
      throws InterruptedException {
    return switch (connection.receive(STEP_WITHIN)) {
      case Received.Text(String text) -> messages.decode(text);
      case Received.Closed(int code) -> Ending.failureOf(code);
      case Received.Nothing _ -> null;
    };
  }

  private static Ending endingOf(@Nullable ServerToAgent message) {
    LOG.log(System.Logger.Level.WARNING, () -> "no greeting, but " + message);
    return message instanceof Failure failure ? Ending.of(failure.code()) : Ending.LOST;
  }
}
