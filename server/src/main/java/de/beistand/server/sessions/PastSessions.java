package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.ReportLinkRepository;
import de.beistand.server.consent.SignedEvent;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import java.util.List;
import java.util.Optional;

/// What whoever comes too late hears of a session that does not live: how it ended, that its last
/// evidence is kept, or that there was none. It answers from the rows alone and changes no state.
public final class PastSessions {
  private final SessionRepository repository;
  private final ReportLinkRepository reports;

  PastSessions(SessionRepository repository, ReportLinkRepository reports) {
    this.repository = repository;
    this.reports = reports;
  }

  /// Answers a page that attaches.
  public void answerAttach(
      Technician technician, Connection<ServerToTechnician> page, String sessionId) {
    boolean isOver =
        repository
            .find(sessionId)
            .filter(row -> row.technicianId() == technician.id())
            .flatMap(SessionRow::end)
            .isPresent();
    if (isOver) {
      tellEnd(sessionId, page);
    } else {
      page.tell(Refusal.UNKNOWN_SESSION);
    }
  }

  /// Answers an agent that resumes; how its session ended, if it was one.
  public Optional<EndReason> answerResume(AgentLink agent, String sessionId) {
    Optional<EndReason> end =
        repository
            .find(sessionId)
            .filter(row -> row.machine().id() == agent.machine().id())
            .flatMap(SessionRow::end);
    end.ifPresentOrElse(
        reason -> agent.connection().send(new ServerToAgent.End(sessionId, reason)),
        () -> agent.connection().tell(Refusal.UNKNOWN_SESSION));
    return end;
  }

  /// Keeps an event of a session that is over; it changes nothing any more.
  public void storeLate(AgentLink agent, AgentToServer.Record late) {
    String sessionId = late.event().sessionId();
    Optional<SignedEvent> signed =
        repository
            .find(sessionId)
            .filter(row -> row.machine().id() == agent.machine().id())
            .flatMap(
                row ->
                    EventCheck.check(late.event(), late.signature(), row.frame(), row.machine()));
    if (signed.isEmpty()) {
      agent.connection().tell(Refusal.UNKNOWN_SESSION);
      return;
    }
    SessionRepository.Committed done = repository.appendLate(signed.get());
    switch (done.stored()) {
      case NEW, KNOWN -> {
        agent.acknowledge(late.event(), done.head());
        tellReport(agent, sessionId);
      }
      case GAP, CONFLICT -> agent.connection().tell(Refusal.BAD_MESSAGE);
    }
  }

  /// Tells the agent where the customer finds the report; an address told before is good no more.
  void tellReport(AgentLink agent, String sessionId) {
    String token = reports.make(sessionId);
    agent.connection().send(new ServerToAgent.SessionReport(sessionId, token));
  }

  /// Tells a page how a session that is over ended.
  void tellEnd(String sessionId, Connection<ServerToTechnician> page) {
    SessionRow row = repository.find(sessionId).orElseThrow();
    page.send(new ServerToTechnician.Ended(sessionId, row.end().orElseThrow(), row.seconds()));
  }

  /// Answers what came for a session in the moment of its end.
  void answerUnread(String sessionId, EndReason reason, List<Mail> unread) {
    for (Mail mail : unread) {
      switch (mail) {
        case Mail.FromAgent(AgentLink from, AgentToServer.Record late) -> storeLate(from, late);
        case Mail.AgentCame(AgentLink link) ->
            link.connection().send(new ServerToAgent.End(sessionId, reason));
        case Mail.AgentReady(AgentLink link, AgentLink.PasswordSalt salt) -> link.isReady(salt);
        case Mail.PageCame(Connection<ServerToTechnician> late, _) -> tellEnd(sessionId, late);
        case Mail.FromAgent _, Mail.FromPage _, Mail.AgentLeft _, Mail.PageLeft _ -> {}
        case Mail.PageClosed _, Mail.AskHandover _, Mail.HandedOver _ -> {}
        case Mail.AskOnlooker _, Mail.OnlookerGone _, Mail.OnlookerNoted _, Mail.ToPage _ -> {}
        case Mail.Revoked _, Mail.ServerStops _ -> {}
      }
    }
  }

  /// Whether the customer showed the screen in it.
  boolean wasHeld(String sessionId) {
    return repository.find(sessionId).filter(row -> row.activeAt() != null).isPresent();
  }
}
