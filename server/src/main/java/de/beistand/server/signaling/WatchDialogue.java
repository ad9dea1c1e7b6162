package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.signaling.OnlookerToServer;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.server.accounts.Technician;
import de.beistand.server.onlookers.Onlookers;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Dialogue;
import de.beistand.server.sockets.Refusal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation with the page of a colleague who looks on. Nothing that it can say reaches a
/// customer's computer.
final class WatchDialogue implements Dialogue {
  private static final Logger LOG = LoggerFactory.getLogger(WatchDialogue.class);
  private static final Codec<OnlookerToServer> CODEC = Codec.strict(OnlookerToServer.class);

  private final Connection<ServerToOnlooker> connection;
  private final Supplier<Optional<Technician>> login;
  private final Onlookers onlookers;
  private volatile @Nullable String session;

  /// @param login who holds the login of this page's cookie right now
  WatchDialogue(
      Connection<ServerToOnlooker> connection,
      Supplier<Optional<Technician>> login,
      Onlookers onlookers) {
    this.connection = connection;
    this.login = login;
    this.onlookers = onlookers;
  }

  @Override
  public void heard(String text) {
    OnlookerToServer message;
    try {
      message = CODEC.decode(text);
    } catch (ProtocolException e) {
      LOG.info("event=bad-message connection={} why={}", connection.number(), Bounds.cut(e));
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    String known = session;
    if (known == null && message instanceof OnlookerToServer.Hello hello) {
      hello(hello);
    } else if (known == null || !inBounds(message)) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else {
      onlookers.fromOnlooker(known, connection, message);
    }
  }

  private void hello(OnlookerToServer.Hello hello) {
    OptionalInt version = ProtocolVersion.choose(hello.versions());
    Optional<Technician> loggedIn = login.get();
    if (loggedIn.isEmpty()) {
      connection.refuse(Refusal.LOGIN_REQUIRED);
    } else if (version.isEmpty()) {
      connection.refuse(Refusal.UNSUPPORTED_VERSION);
    } else if (onlookers.sight(loggedIn.get().id(), hello.sessionId()).isEmpty()) {
      connection.refuse(Refusal.IDENTITY_REJECTED);
    } else {
      session = hello.sessionId();
      connection.send(new ServerToOnlooker.Welcome(version.getAsInt()));
      if (!onlookers.arrive(loggedIn.get().id(), hello.sessionId(), connection)) {
        connection.refuse(Refusal.IDENTITY_REJECTED);
      }
    }
  }

  private static boolean inBounds(OnlookerToServer message) {
    return switch (message) {
      case OnlookerToServer.Hello _ -> false;
      case OnlookerToServer.Answer(int _, String sdp) -> Bounds.sdp(sdp);
      case OnlookerToServer.Candidate(int _, var candidate) -> Bounds.candidate(candidate);
      case OnlookerToServer.Again(), OnlookerToServer.Leave() -> true;
    };
  }

  @Override
  public boolean isIdentified() {
    return session != null;
  }

  @Override
  public void gone(int closeCode) {
    String known = session;
    if (known != null) {
      onlookers.leave(known, connection);
    }
  }
}
