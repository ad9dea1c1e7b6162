package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.accounts.Technician;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.requests.RequestForm;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sessions.Mail;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.sessions.Way;
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
  private final Consoles consoles;
  private final Invitations invitations;
  private final Desk desk;
  private volatile @Nullable Technician technician;
  private @Nullable LiveSession current;

  /// @param login who holds the login of this page's cookie right now
  TechnicianDialogue(
      Connection<ServerToTechnician> connection,
      Supplier<Optional<Technician>> login,
      Sessions sessions,
      Consoles consoles,
      Invitations invitations,
      Desk desk) {
    this.connection = connection;
    this.login = login;
    this.sessions = sessions;
    this.consoles = consoles;
    this.invitations = invitations;
    this.desk = desk;
  }

  @Override
  public void heard(String text) {
    TechnicianToServer message;
    try {
      message = CODEC.decode(text);
    } catch (ProtocolException e) {
      LOG.info("event=bad-message connection={} why={}", connection.number(), Bounds.cut(e));
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    Technician known = technician;
    if (known != null) {
      known(known, message);
    } else if (message instanceof TechnicianToServer.Hello hello) {
      hello(hello);
    } else {
      connection.refuse(Refusal.BAD_MESSAGE);
    }
  }

  private void hello(TechnicianToServer.Hello hello) {
    OptionalInt version = ProtocolVersion.choose(hello.versions());
    Optional<Technician> loggedIn = login.get();
    if (loggedIn.isEmpty()) {
      connection.refuse(Refusal.LOGIN_REQUIRED);
    } else if (version.isEmpty()) {
      connection.refuse(Refusal.UNSUPPORTED_VERSION);
    } else {
      technician = loggedIn.get();
      connection.send(new ServerToTechnician.Welcome(version.getAsInt()));
      consoles.arrive(loggedIn.get().id(), connection);
      invitations.welcome(loggedIn.get().id(), connection);
    }
  }

  private void known(Technician speaker, TechnicianToServer message) {
    switch (message) {
      case TechnicianToServer.Hello _ -> connection.refuse(Refusal.BAD_MESSAGE);
      case TechnicianToServer.Invite() -> {
        if (isStillLoggedIn()) {
          invite(speaker);
        }
      }
      case TechnicianToServer.Revoke(String number) -> invitations.revoke(speaker.id(), number);
      case TechnicianToServer.Open opened -> {
        if (isStillLoggedIn()) {
          open(speaker, opened.machineId(), opened.customerNumber());
        }
      }
      case TechnicianToServer.Attach(String sessionId, boolean needsOffer) -> {
        if (isStillLoggedIn()) {
          attach(speaker, sessionId, needsOffer);
        }
      }
      case TechnicianToServer.WatchQueue _ -> {
        if (isStillLoggedIn()) {
          desk.queue().watch(speaker, connection);
          desk.handovers().welcome(speaker.id(), connection);
          desk.onlookers().welcome(speaker.id(), connection);
        }
      }
      case TechnicianToServer.OfferSession(String sessionId, long colleague) -> {
        if (isStillLoggedIn()) {
          desk.handovers().offer(speaker, sessionId, colleague);
        }
      }
      case TechnicianToServer.KeepSession(String sessionId) ->
          desk.handovers().keep(speaker, sessionId);
      case TechnicianToServer.TakeOver(String sessionId, boolean yes) -> {
        if (isStillLoggedIn()) {
          desk.handovers().answer(speaker, connection, sessionId, yes);
        }
      }
      case TechnicianToServer.InviteOnlooker(String sessionId, long colleague) -> {
        if (isStillLoggedIn()) {
          desk.onlookers().invite(speaker, sessionId, colleague);
        }
      }
      case TechnicianToServer.EndOnlooking(String sessionId) ->
          desk.onlookers().end(speaker, sessionId);
      case TechnicianToServer.AnswerOnlooking(String sessionId, boolean yes) -> {
        if (isStillLoggedIn()) {
          desk.onlookers().answer(speaker, connection, sessionId, yes);
        }
      }
      case TechnicianToServer.OnlookerOffer offer -> {
        if (isFit(Bounds.sdp(offer.sdp()))) {
          desk.onlookers().fromOwner(speaker, offer);
        }
      }
      case TechnicianToServer.OnlookerCandidate found -> {
        if (isFit(Bounds.candidate(found.candidate()))) {
          desk.onlookers().fromOwner(speaker, found);
        }
      }
      case TechnicianToServer.PickUp(long id) ->
          answer(id, () -> desk.requests().pickUp(speaker, connection, id));
      case TechnicianToServer.PutBack(long id) ->
          answer(id, () -> desk.requests().putBack(speaker, id));
      case TechnicianToServer.HandOver(long id, long colleague) ->
          answer(id, () -> desk.requests().handOver(speaker, id, colleague));
      case TechnicianToServer.CloseRequest(long id, RequestPhase how, String note) ->
          close(speaker, id, how, note);
      case TechnicianToServer.Proof(String sessionId, String proof) -> {
        if (!Bounds.code(proof)) {
          connection.refuse(Refusal.BAD_MESSAGE);
        } else if (!passed(speaker, sessionId, message)) {
          connection.tell(Refusal.UNKNOWN_SESSION);
        }
      }
      case TechnicianToServer.Answer(String sessionId, String sdp, String mac) ->
          passIf(Bounds.sdp(sdp, mac), speaker, sessionId, message);
      case TechnicianToServer.Candidate(String sessionId, IceCandidate candidate) ->
          passIf(Bounds.candidate(candidate), speaker, sessionId, message);
      case TechnicianToServer.End(String sessionId) -> passIf(true, speaker, sessionId, message);
      case TechnicianToServer.WordsDiffer(String sessionId) ->
          passIf(true, speaker, sessionId, message);
    }
  }

  private boolean isFit(boolean inBounds) {
    if (!inBounds) {
      connection.refuse(Refusal.BAD_MESSAGE);
    }
    return inBounds;
  }

  private void close(Technician speaker, long id, RequestPhase how, String note) {
    boolean settles = how == RequestPhase.DONE || how == RequestPhase.ON_SITE;
    if (!settles || note.length() > RequestForm.LONGEST_WORDS) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else {
      answer(id, () -> desk.requests().close(speaker, id, how, note));
    }
  }

  private void answer(long requestId, Supplier<Optional<QueueRefusal>> deed) {
    if (isStillLoggedIn()) {
      deed.get()
          .ifPresent(why -> connection.send(new ServerToTechnician.QueueRefused(requestId, why)));
    }
  }

  /// Asked again where a session begins or goes on; one that runs ends by [Sessions#revoke].
  private boolean isStillLoggedIn() {
    boolean loggedIn = login.get().isPresent();
    if (!loggedIn) {
      connection.refuse(Refusal.LOGIN_REQUIRED);
    }
    return loggedIn;
  }

  private void invite(Technician speaker) {
    switch (invitations.invite(speaker, Way.NUMBER, connection)) {
      case Invitations.Making.Made _ -> {} // every page of the technician was told
      case Invitations.Making.TooMany(Duration retryAfter) ->
          connection.tell(Refusal.TOO_MANY_ATTEMPTS, retryAfter);
    }
  }

  private void open(Technician speaker, String machineId, String customerNumber) {
    if (customerNumber.length() > RequestForm.LONGEST_NUMBER) {
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    if (!machineId.matches("[1-9][0-9]{8}")) {
      connection.tell(Refusal.COMPUTER_OFFLINE);
      return;
    }
    if (current != null && sessions.live(current.id()).isPresent()) {
      connection.tell(Refusal.BAD_MESSAGE);
      return;
    }
    switch (sessions.open(
        speaker,
        connection,
        machineId,
        machine -> desk.requests().gate().admits(machine, customerNumber, speaker.id()))) {
      case Sessions.Opening.Opened(LiveSession session) -> current = session;
      case Sessions.Opening.Refused(Refusal refusal, Duration retryAfter) ->
          connection.tell(refusal, retryAfter);
    }
  }

  private void attach(Technician speaker, String sessionId, boolean needsOffer) {
    Optional<LiveSession> live = sessions.liveOf(speaker, sessionId);
    if (live.isPresent() && live.get().post(new Mail.PageCame(connection, needsOffer))) {
      current = live.get();
    } else {
      sessions.past().answerAttach(speaker, connection, sessionId);
    }
  }

  private void passIf(
      boolean inBounds, Technician speaker, String sessionId, TechnicianToServer message) {
    if (!inBounds) {
      connection.refuse(Refusal.BAD_MESSAGE);
    } else if (!passed(speaker, sessionId, message)) {
      if (sessions.live(sessionId).isPresent()) {
        connection.tell(Refusal.UNKNOWN_SESSION);
      } else {
        LOG.debug("event=late-message connection={}", connection.number());
      }
    }
  }

  private boolean passed(Technician speaker, String sessionId, TechnicianToServer message) {
    return sessions
        .liveOf(speaker, sessionId)
        .filter(live -> live.post(new Mail.FromPage(connection, message)))
        .isPresent();
  }

  @Override
  public boolean isIdentified() {
    return technician != null;
  }

  @Override
  public void gone(int closeCode) {
    LOG.info("event=page-gone connection={} code={}", connection.number(), closeCode);
    Technician gone = technician;
    if (gone != null) {
      consoles.leave(gone.id(), connection);
    }
    desk.queue().leave(connection);
    if (current != null) {
      current.post(new Mail.PageLeft(connection, closeCode == GOING_AWAY));
    }
  }
}
