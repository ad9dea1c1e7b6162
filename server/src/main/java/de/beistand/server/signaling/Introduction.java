package de.beistand.server.signaling;

import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.trust.MachineProof;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.MachineKey;
import de.beistand.server.machines.Machines;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How an agent says which computer it is: its hello, our challenge, its proof that it has the
/// machine's key. Every other message, and every one out of turn, closes the connection.
final class Introduction {
  private static final Logger LOG = LoggerFactory.getLogger(Introduction.class);

  private final Connection<ServerToAgent> connection;
  private final String address;
  private final boolean browser;
  private final AgentDialogue.Parts parts;
  private Stage stage = new Stage.Nameless();

  /// How far it went.
  private sealed interface Stage {
    /// Next: [Challenged].
    record Nameless() implements Stage {}

    /// Next: none, as the computer is known.
    record Challenged(AgentToServer.Hello hello, MachineKey key, String nonce) implements Stage {}
  }

  /// @param browser whether it has to be a page that shares screen or camera, not the program
  Introduction(
      Connection<ServerToAgent> connection,
      String address,
      boolean browser,
      AgentDialogue.Parts parts) {
    this.connection = connection;
    this.address = address;
    this.browser = browser;
    this.parts = parts;
  }

  /// The next message of an agent that is not known yet; the computer, once it is proven.
  Optional<Machine> heard(AgentToServer message) {
    return switch (stage) {
      case Stage.Nameless() when message instanceof AgentToServer.Hello hello -> {
        hello(hello);
        yield Optional.empty();
      }
      case Stage.Challenged challenged when message instanceof AgentToServer.Prove prove ->
          prove(challenged, prove);
      case Stage.Nameless _, Stage.Challenged _ -> {
        connection.refuse(Refusal.BAD_MESSAGE);
        yield Optional.empty();
      }
    };
  }

  private void hello(AgentToServer.Hello hello) {
    if (parts.limits().use(RateLimit.HELLO_PER_ADDRESS, address).isPresent()) {
      connection.refuse(Refusal.TOO_MANY_ATTEMPTS);
      return;
    }
    if (browser != hello.system().startsWith(Machine.BROWSER)) {
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    OptionalInt version = ProtocolVersion.choose(hello.versions());
    if (version.isEmpty()) {
      connection.refuse(Refusal.UNSUPPORTED_VERSION);
      return;
    }
    Optional<MachineKey> key = MachineKey.parse(hello.publicKey());
    if (key.isEmpty()) {
      connection.refuse(Refusal.IDENTITY_REJECTED);
      return;
    }
    byte[] bytes = new byte[32];
    parts.random().nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    stage = new Stage.Challenged(hello, key.get(), nonce);
    connection.send(new ServerToAgent.Challenge(version.getAsInt(), nonce));
  }

  private Optional<Machine> prove(Stage.Challenged challenged, AgentToServer.Prove prove) {
    AgentToServer.Hello hello = challenged.hello();
    byte[] signed =
        MachineProof.signedBytes(
            parts.settings().publicUrl(), challenged.nonce(), hello.publicKey());
    if (!challenged.key().signed(signed, prove.signature())) {
      connection.refuse(Refusal.IDENTITY_REJECTED);
      return Optional.empty();
    }
    return switch (parts
        .machines()
        .arrive(challenged.key(), hello.software(), hello.system(), address)) {
      case Machines.Result.TooMany _ -> {
        connection.refuse(Refusal.TOO_MANY_ATTEMPTS);
        yield Optional.empty();
      }
      case Machines.Result.Known(Machine machine) -> {
        LOG.info(
            "event=agent-here connection={} machine={} software={} system={}",
            connection.number(),
            machine.machineId(),
            Machines.tidy(hello.software()),
            Machines.tidy(hello.system()));
        yield Optional.of(machine);
      }
    };
  }
}
