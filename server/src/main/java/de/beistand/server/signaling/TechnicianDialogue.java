package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.accounts.Technician;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sessions.Mail;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Dialogue;
import de.beistand.server.sockets.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation with one page of a technician.
final class TechnicianDialogue implements Dialogue {
  private static final Logger LOG = LoggerFactory.getLogger(TechnicianDialogue.class);
  private static final Codec<TechnicianToServer> CODEC = Codec.strict(TechnicianToServer.class);
  private static final int GOING_AWAY = 1001;

  private final Connection<ServerToTechnician> connection;
  private final Supplier<Optional<Technician>> login;
  private final Sessions sessions;
  private volatile boolean welcomed;
  private @Nullable LiveSession current;

  /// @param login who holds the login of this page's cookie right now
  TechnicianDialogue(
      Connection<ServerToTechnician> connection,
      Supplier<Optional<Technician>> login,
      Sessions sessions) {
    this.connection = connection;
    this.login = login;
    this.sessions = sessions;
  }

  @Override
  public void heard(String text) {
    TechnicianToServer message;
    try {
      message = CODEC.decode(text);
    } catch (ProtocolException e) {
      LOG.info("event=bad-message connection={} why={}", connection.number(), e.getMessage());
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    if (message instanceof TechnicianToServer.Hello hello) {
      hello(hello);
    } else if (!welcomed) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else {
      // asked again for each message: a disabled account has no say any more
      login
          .get()
          .ifPresentOrElse(
              technician -> known(technician, message),
              () -> connection.refuse(Refusal.LOGIN_REQUIRED));
    }
  }

  private void hello(TechnicianToServer.Hello hello) {
    OptionalInt version = ProtocolVersion.choose(hello.versions());
    if (welcomed) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else if (login.get().isEmpty()) {
      connection.refuse(Refusal.LOGIN_REQUIRED);
    } else if (version.isEmpty()) {
      connection.refuse(Refusal.UNSUPPORTED_VERSION);
    } else {
      welcomed = true;
      connection.send(new ServerToTechnician.Welcome(version.getAsInt()));
    }
  }

  private void known(Technician technician, TechnicianToServer message) {
    switch (message) {
      case TechnicianToServer.Hello _ -> connection.refuse(Refusal.BAD_MESSAGE);
      case TechnicianToServer.Open(String machineId) -> open(technician, machineId);
      case TechnicianToServer.Attach(String sessionId, boolean needsOffer) ->
          attach(technician, sessionId, needsOffer);
      case TechnicianToServer.Proof(String sessionId, String proof) -> {
        if (!Bounds.code(proof)) {
          connection.refuse(Refusal.BAD_MESSAGE);
        } else if (!passed(technician, sessionId, message)) {
          connection.tell(Refusal.UNKNOWN_SESSION);
        }
      }
      case TechnicianToServer.Answer(String sessionId, String sdp, String mac) ->
          passIf(Bounds.sdp(sdp, mac), technician, sessionId, message);
      case TechnicianToServer.Candidate(String sessionId, IceCandidate candidate) ->
          passIf(Bounds.candidate(candidate), technician, sessionId, message);
      case TechnicianToServer.End(String sessionId) -> passIf(true, technician, sessionId, message);
    }
  }

  private void open(Technician technician, String machineId) {
    if (!machineId.matches("[1-9][0-9]{8}")) {
      connection.tell(Refusal.COMPUTER_OFFLINE);
      return;
    }
    if (current != null && sessions.live(current.id()).isPresent()) {
      connection.tell(Refusal.BAD_MESSAGE);
      return;
    }
    switch (sessions.open(technician, connection, machineId)) {
      case Sessions.Opening.Opened(LiveSession session) -> current = session;
      case Sessions.Opening.Refused(Refusal refusal, Duration retryAfter) ->
          connection.tell(refusal, retryAfter);
    }
  }

  private void attach(Technician technician, String sessionId, boolean needsOffer) {
    Optional<LiveSession> live = sessions.liveOf(technician, sessionId);
    if (live.isPresent() && live.get().post(new Mail.PageCame(connection, needsOffer))) {
      current = live.get();
    } else {
      sessions.answerAttach(technician, connection, sessionId);
    }
  }

  private void passIf(
      boolean inBounds, Technician technician, String sessionId, TechnicianToServer message) {
    if (!inBounds) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else if (!passed(technician, sessionId, message)) {
      if (sessions.live(sessionId).isPresent()) {
        connection.tell(Refusal.UNKNOWN_SESSION);
      } else {
        LOG.debug("event=late-message connection={}", connection.number());
      }
    }
  }

  private boolean passed(Technician technician, String sessionId, TechnicianToServer message) {
    return sessions
        .liveOf(technician, sessionId)
        .filter(live -> live.post(new Mail.FromPage(connection, message)))
        .isPresent();
  }

  @Override
  public boolean isIdentified() {
    return welcomed;
  }

  @Override
  public void gone(int closeCode) {
    LOG.info("event=page-gone connection={} code={}", connection.number(), closeCode);
    if (current != null) {
      current.post(new Mail.PageLeft(connection, closeCode == GOING_AWAY));
    }
  }
}
