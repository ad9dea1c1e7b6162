package de.beistand.server.handover;

import de.beistand.protocol.HandoverPhase;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.sessions.AgentLink;
import de.beistand.server.sessions.Agents;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sessions.Mail;
import de.beistand.server.sessions.SessionNews;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.sockets.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Running sessions that go over to a colleague: first the colleague agrees, then the customer, who
/// is told the name. Then the session ends and the customer's program comes to the colleague with a
/// session number of theirs, so that nothing of the old session's rights is left.
///
/// Offers are in memory: they are worth something for the minutes of a phone call.
public final class Handovers {
  private static final Logger LOG = LoggerFactory.getLogger(Handovers.class);

  private final Sessions sessions;
  private final Agents agents;
  private final Consoles consoles;
  private final Invitations invitations;
  private final LongFunction<Optional<Technician>> watching;
  private final Map<String, Offer> offers = new ConcurrentHashMap<>();

  /// @param watching the technician with this row, if a page of theirs is open
  public Handovers(
      Sessions sessions,
      Agents agents,
      Consoles consoles,
      Invitations invitations,
      LongFunction<Optional<Technician>> watching) {
    this.sessions = sessions;
    this.agents = agents;
    this.consoles = consoles;
    this.invitations = invitations;
    this.watching = watching;
  }

  /// A technician wants to leave a session to a colleague. An offer before it is over with that,
  /// unless the customer is being asked.
  public void offer(Technician owner, String sessionId, long colleagueId) {
    Optional<LiveSession> live = sessions.liveOf(owner, sessionId);
    Optional<Technician> colleague =
        watching.apply(colleagueId).filter(found -> found.id() != owner.id());
    if (live.isEmpty() || colleague.isEmpty()) {
      String name = colleague.map(Technician::displayName).orElse("");
      consoles.tell(
          owner.id(), new ServerToTechnician.Handover(sessionId, name, HandoverPhase.IMPOSSIBLE));
      return;
    }
    var offer = new Offer(live.get(), owner, colleague.get(), live.get().machineId(), null, false);
    Offer before = offers.get(sessionId);
    if (before != null) {
      consoles.tell(before.colleague().id(), new ServerToTechnician.SessionOfferOver(sessionId));
    }
    offers.put(sessionId, offer);
    LOG.info(
        "event=session-offered session={} technician={} colleague={}",
        sessionId,
        owner.id(),
        colleagueId);
    tellOwner(offer, HandoverPhase.OFFERED);
    consoles.tell(colleagueId, offered(offer));
  }

  /// The technician keeps the session.
  public void keep(Technician owner, String sessionId) {
    Offer offer = offers.get(sessionId);
    if (offer != null && offer.owner().id() == owner.id() && !offer.isAsked()) {
      over(offer, HandoverPhase.TAKEN_BACK);
    }
  }

  /// The colleague answers.
  ///
  /// @param page where, which opens the session by itself
  public void answer(
      Technician colleague, Connection<ServerToTechnician> page, String sessionId, boolean yes) {
    Offer offer = offers.get(sessionId);
    if (offer == null || offer.colleague().id() != colleague.id() || offer.isAsked()) {
      page.send(new ServerToTechnician.SessionOfferOver(sessionId));
    } else if (!yes) {
      over(offer, HandoverPhase.DECLINED);
    } else {
      offers.put(sessionId, offer.takenOn(page));
      tellOwner(offer, HandoverPhase.ASKING);
      if (!offer.session().post(new Mail.AskHandover(colleague.displayName()))) {
        over(offer, HandoverPhase.IMPOSSIBLE);
      }
    }
  }

  /// Tells a page that has just come what is offered to its technician.
  public void welcome(long technicianId, Connection<ServerToTechnician> page) {
    offers.values().stream()
        .filter(offer -> offer.colleague().id() == technicianId && !offer.isAsked())
        .forEach(offer -> page.send(offered(offer)));
  }

  private ServerToTechnician offered(Offer offer) {
    return new ServerToTechnician.SessionOffered(
        offer.sessionId(),
        offer.owner().displayName(),
        offer.machineId(),
        sessions.isInBrowser(offer.session()));
  }

  /// What happened to a session.
  public void hear(SessionNews news) {
    switch (news) {
      case SessionNews.Opened _,
          SessionNews.OnlookerHeard _,
          SessionNews.OnlookerImpossible _,
          SessionNews.OnlookerStands _ -> {}
      case SessionNews.HandoverAnswered(String session, String colleague, boolean yes) ->
          answered(session, colleague, yes);
      case SessionNews.HandoverImpossible(String session) ->
          Optional.ofNullable(offers.get(session))
              .ifPresent(offer -> over(offer, HandoverPhase.IMPOSSIBLE));
      case SessionNews.Ended(String session, long _, boolean _) -> {
        Offer offer = offers.remove(session);
        if (offer != null) {
          ended(offer);
        }
      }
    }
  }

  private void answered(String session, String colleague, boolean yes) {
    Offer offer = offers.get(session);
    if (offer == null || !offer.isAsked() || !offer.colleague().displayName().equals(colleague)) {
      return; // the answer to an offer that is over
    }
    if (!yes) {
      over(offer, HandoverPhase.REFUSED);
    } else if (watching.apply(offer.colleague().id()).isEmpty()) {
      over(offer, HandoverPhase.IMPOSSIBLE);
    } else {
      offers.put(session, offer.agreedTo());
      offer.session().post(new Mail.HandedOver());
    }
  }

  private void ended(Offer offer) {
    consoles.tell(
        offer.colleague().id(), new ServerToTechnician.SessionOfferOver(offer.sessionId()));
    if (!offer.agreed()) {
      return;
    }
    switch (invitations.takeOver(offer.colleague(), offer.sessionId(), offer.page())) {
      case Invitations.Making.Made(String number, String _) ->
          agents
              .find(offer.machineId())
              .ifPresent(
                  agent ->
                      agent
                          .connection()
                          .send(
                              new ServerToAgent.PickedUp(offer.colleague().displayName(), number)));
      case Invitations.Making.TooMany _ ->
          LOG.warn("event=handover-too-many session={}", offer.sessionId());
    }
  }

  /// Tells a computer once more where it goes on after this session, which ended while its line was
  /// broken.
  public void tellNumber(AgentLink agent, String sessionId) {
    invitations.callAgain(agent, sessionId);
  }

  private void over(Offer offer, HandoverPhase how) {
    offers.remove(offer.sessionId());
    tellOwner(offer, how);
    consoles.tell(
        offer.colleague().id(), new ServerToTechnician.SessionOfferOver(offer.sessionId()));
  }

  private void tellOwner(Offer offer, HandoverPhase phase) {
    consoles.tell(
        offer.owner().id(),
        new ServerToTechnician.Handover(offer.sessionId(), offer.colleague().displayName(), phase));
  }
}
