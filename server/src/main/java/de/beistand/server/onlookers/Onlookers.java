package de.beistand.server.onlookers;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.OnlookerPhase;
import de.beistand.protocol.OnlookingEnd;
import de.beistand.protocol.signaling.OnlookerToServer;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.accounts.Technician;
import de.beistand.server.onlookers.Onlooking.Stage;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sessions.Mail;
import de.beistand.server.sessions.SessionNews;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import de.beistand.server.turn.TurnCredentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Colleagues who look on at running sessions, one at each: first the colleague agrees, then the
/// customer, who is told the name. From then on, and for as long as the customer's yes stands in
/// the record, the technician's page and the colleague's are brought together: the picture goes
/// from the one to the other.
///
/// All of it is in memory. After a restart of the server nobody looks on any more.
public final class Onlookers {
  private static final Logger LOG = LoggerFactory.getLogger(Onlookers.class);
  private static final int NORMAL = 1000;

  private final Sessions sessions;
  private final Consoles consoles;
  private final TurnCredentials turn;
  private final LongFunction<Optional<Technician>> present;
  private final Map<String, Onlooking> bySession = new HashMap<>();

  /// @param present the technician with this row, if a page of theirs is open
  public Onlookers(
      Sessions sessions,
      Consoles consoles,
      TurnCredentials turn,
      LongFunction<Optional<Technician>> present) {
    this.sessions = sessions;
    this.consoles = consoles;
    this.turn = turn;
    this.present = present;
  }

  /// A technician wants a colleague to look on; one before is over with that.
  public synchronized void invite(Technician owner, String sessionId, long colleagueId) {
    Optional<LiveSession> live = sessions.liveOf(owner, sessionId);
    Optional<Technician> colleague =
        present.apply(colleagueId).filter(found -> found.id() != owner.id());
    if (live.isEmpty()
        || colleague.isEmpty()
        || sessions.isUnwelcome(colleague.get().id(), live.get())) {
      String name = colleague.map(Technician::displayName).orElse("");
      tell(owner, sessionId, name, OnlookerPhase.IMPOSSIBLE);
      return;
    }
    end(owner, sessionId);
    Onlooking offered = Onlooking.offered(live.get(), owner, colleague.get());
    bySession.put(sessionId, offered);
    LOG.info(
        "event=onlooking-offered session={} technician={} colleague={}",
        sessionId,
        owner.id(),
        colleagueId);
    tellOwner(offered, OnlookerPhase.OFFERED);
    consoles.tell(colleagueId, offer(offered));
  }

  /// The technician wants nobody to look on, or nobody any more.
  public synchronized void end(Technician owner, String sessionId) {
    Onlooking one = bySession.get(sessionId);
    if (one != null && one.owner().id() == owner.id()) {
      boolean allowed = one.stage() == Stage.ALLOWED;
      giveBack(one);
      over(one, allowed ? OnlookerPhase.ENDED : OnlookerPhase.TAKEN_BACK, OnlookingEnd.ENDED);
    }
  }

  /// The colleague answers, or does without while the customer is being asked.
  ///
  /// @param page where, which opens the picture by itself
  public synchronized void answer(
      Technician colleague, Connection<ServerToTechnician> page, String sessionId, boolean yes) {
    Onlooking one = bySession.get(sessionId);
    boolean theirs =
        one != null && one.colleague().id() == colleague.id() && one.stage() != Stage.ALLOWED;
    if (one == null || !theirs) {
      page.send(new ServerToTechnician.OnlookingOver(sessionId));
    } else if (!yes) {
      giveBack(one);
      over(one, OnlookerPhase.DECLINED, OnlookingEnd.LEFT);
    } else if (one.stage() == Stage.OFFERED) {
      bySession.put(sessionId, one.agreedOn(page));
      tellOwner(one, OnlookerPhase.ASKING);
      if (!one.session().post(new Mail.AskOnlooker(colleague.displayName()))) {
        over(one, OnlookerPhase.IMPOSSIBLE, OnlookingEnd.SESSION_OVER);
      }
    }
  }

  /// Tells a page that has just come what is offered to its technician, and what they may see.
  public synchronized void welcome(long technicianId, Connection<ServerToTechnician> page) {
    for (Onlooking one : bySession.values()) {
      boolean theirs = one.colleague().id() == technicianId;
      if (theirs && !one.isBeingAsked()) {
        page.send(offer(one));
      }
      if (theirs && one.stage() == Stage.ALLOWED) {
        page.send(new ServerToTechnician.OnlookingReady(one.sessionId()));
      }
    }
  }

  /// What happened to a session.
  public synchronized void hear(SessionNews news) {
    switch (news) {
      case SessionNews.OnlookerHeard(String session, String colleague, EventKind how) ->
          heard(session, colleague, how);
      case SessionNews.OnlookerImpossible(String session) ->
          Optional.ofNullable(bySession.get(session))
              .filter(Onlooking::isBeingAsked)
              .ifPresent(one -> over(one, OnlookerPhase.IMPOSSIBLE, OnlookingEnd.LEFT));
      case SessionNews.OnlookerStands(String session) -> {
        Onlooking one = bySession.get(session);
        if (one == null || one.stage() != Stage.ALLOWED) {
          nobody(session);
        }
      }
      case SessionNews.Ended(String session, long _, boolean _) ->
          Optional.ofNullable(bySession.get(session))
              .ifPresent(one -> over(one, OnlookerPhase.ENDED, OnlookingEnd.SESSION_OVER));
      case SessionNews.Opened _,
          SessionNews.HandoverAnswered _,
          SessionNews.HandoverImpossible _ -> {}
    }
  }

  /// The only place where anybody becomes [Stage#ALLOWED]: a yes on record, given after this very
  /// colleague was named.
  private void heard(String session, String name, EventKind how) {
    Onlooking one = bySession.get(session);
    if (one == null || !one.colleague().displayName().equals(name)) {
      if (how == EventKind.GIVEN) {
        nobody(session);
      }
      return; // of an offer that is over
    }
    switch (one.stage()) {
      case OFFERED -> {}
      case AGREED -> {
        if (how == EventKind.ASKED) {
          bySession.put(session, one.at(Stage.ASKED));
        }
      }
      case ASKED -> {
        if (how != EventKind.GIVEN) {
          over(one, refusal(how), OnlookingEnd.LEFT);
        } else if (present.apply(one.colleague().id()).isEmpty()) {
          giveBack(one);
          over(one, OnlookerPhase.IMPOSSIBLE, OnlookingEnd.LEFT);
        } else {
          Onlooking allowed = one.at(Stage.ALLOWED);
          bySession.put(session, allowed);
          tellOwner(allowed, OnlookerPhase.ALLOWED);
          consoles.tellOne(
              one.colleague().id(), one.console(), new ServerToTechnician.OnlookingReady(session));
        }
      }
      case ALLOWED -> {
        if (how == EventKind.WITHDRAWN) {
          over(one, OnlookerPhase.WITHDRAWN, OnlookingEnd.WITHDRAWN);
        } else if (how == EventKind.RETURNED) {
          over(one, OnlookerPhase.ENDED, OnlookingEnd.ENDED);
        }
      }
    }
  }

  private static OnlookerPhase refusal(EventKind how) {
    return how == EventKind.REFUSED || how == EventKind.EXPIRED
        ? OnlookerPhase.REFUSED
        : OnlookerPhase.TAKEN_BACK;
  }

  /// Who may look on at this session now, if it is this technician.
  public synchronized Optional<Sight> sight(long colleagueId, String sessionId) {
    return allowed(colleagueId, sessionId)
        .map(one -> new Sight(one.owner().displayName(), one.session().machineId()));
  }

  private Optional<Onlooking> allowed(long colleagueId, String sessionId) {
    return Optional.ofNullable(bySession.get(sessionId))
        .filter(one -> one.stage() == Stage.ALLOWED && one.colleague().id() == colleagueId);
  }

  /// What the colleague's page says above the picture.
  public record Sight(String technician, String machineId) {}

  /// The colleague's page is here; false if it may not be. An older one is over.
  public synchronized boolean arrive(
      long colleagueId, String sessionId, Connection<ServerToOnlooker> page) {
    Optional<Onlooking> found = allowed(colleagueId, sessionId);
    if (found.isEmpty()) {
      return false;
    }
    Onlooking one = found.get();
    Connection<ServerToOnlooker> before = one.watching();
    if (before != null) {
      before.refuse(Refusal.REPLACED);
      note(one, false);
    }
    Onlooking here = one.on(page);
    note(here, true);
    tellOwner(here, OnlookerPhase.LOOKING);
    bringTogether(here);
    return true;
  }

  /// The colleague's page is gone; the customer's yes still stands.
  public synchronized void leave(String sessionId, Connection<ServerToOnlooker> page) {
    watchedOn(sessionId, page)
        .ifPresent(
            one -> {
              note(one, false);
              bySession.put(sessionId, one.on(null));
              tellOwner(one, OnlookerPhase.ALLOWED);
            });
  }

  /// What the colleague's page says once it is here.
  public synchronized void fromOnlooker(
      String sessionId, Connection<ServerToOnlooker> page, OnlookerToServer message) {
    Optional<Onlooking> found = watchedOn(sessionId, page);
    if (found.isEmpty()) {
      return;
    }
    Onlooking one = found.get();
    switch (message) {
      case OnlookerToServer.Hello _ -> throw new IllegalArgumentException();
      case OnlookerToServer.Answer(int round, String sdp) -> {
        if (round == one.round()) {
          toOwner(one, new ServerToTechnician.OnlookerAnswer(sessionId, round, sdp));
        }
      }
      case OnlookerToServer.Candidate(int round, var candidate) -> {
        if (round == one.round()) {
          toOwner(one, new ServerToTechnician.OnlookerCandidate(sessionId, round, candidate));
        }
      }
      case OnlookerToServer.Again() -> bringTogether(one);
      case OnlookerToServer.Leave() -> {
        giveBack(one);
        over(one, OnlookerPhase.LEFT, OnlookingEnd.LEFT);
      }
    }
  }

  /// The technician's page offers the picture.
  public synchronized void fromOwner(Technician owner, TechnicianToServer.OnlookerOffer offer) {
    lookedOnAt(owner, offer.sessionId(), offer.round())
        .ifPresent(page -> page.send(new ServerToOnlooker.Offer(offer.round(), offer.sdp())));
  }

  /// The technician's page found a way to the colleague's.
  public synchronized void fromOwner(Technician owner, TechnicianToServer.OnlookerCandidate found) {
    lookedOnAt(owner, found.sessionId(), found.round())
        .ifPresent(
            page -> page.send(new ServerToOnlooker.Candidate(found.round(), found.candidate())));
  }

  /// The account of a technician was disabled; their own sessions end by themselves.
  public synchronized void revoke(long technicianId) {
    List.copyOf(bySession.values()).stream()
        .filter(one -> one.colleague().id() == technicianId)
        .forEach(
            one -> {
              giveBack(one);
              over(one, OnlookerPhase.LEFT, OnlookingEnd.LEFT);
            });
  }

  private Optional<Onlooking> watchedOn(String sessionId, Connection<ServerToOnlooker> page) {
    return Optional.ofNullable(bySession.get(sessionId)).filter(one -> one.watching() == page);
  }

  private Optional<Connection<ServerToOnlooker>> lookedOnAt(
      Technician owner, String sessionId, int round) {
    return Optional.ofNullable(bySession.get(sessionId))
        .filter(one -> one.owner().id() == owner.id() && one.round() == round)
        .map(Onlooking::watching);
  }

  private void bringTogether(Onlooking one) {
    Connection<ServerToOnlooker> page = one.watching();
    if (page == null) {
      return;
    }
    Onlooking next = one.nextRound();
    bySession.put(one.sessionId(), next);
    int round = next.round();
    page.send(new ServerToOnlooker.Connect(round, turn.iceServers("onlooker"), turn.relayOnly()));
    toOwner(
        next,
        new ServerToTechnician.OnlookerConnect(
            one.sessionId(), round, turn.iceServers("technician"), turn.relayOnly()));
  }

  /// The customer's computer takes the right away, or closes the question.
  private void giveBack(Onlooking one) {
    if (one.stage() != Stage.OFFERED) {
      one.session().post(new Mail.OnlookerGone());
    }
  }

  private void nobody(String sessionId) {
    sessions.live(sessionId).ifPresent(live -> live.post(new Mail.OnlookerGone()));
  }

  private void over(Onlooking one, OnlookerPhase how, OnlookingEnd forTheColleague) {
    bySession.remove(one.sessionId());
    LOG.info("event=onlooking-over session={} how={}", one.sessionId(), how);
    tellOwner(one, how);
    consoles.tell(one.colleague().id(), new ServerToTechnician.OnlookingOver(one.sessionId()));
    Connection<ServerToOnlooker> page = one.watching();
    if (page != null) {
      note(one, false);
      page.send(new ServerToOnlooker.Over(forTheColleague));
      page.close(NORMAL, "OVER");
    }
  }

  private static void note(Onlooking one, boolean came) {
    Technician colleague = one.colleague();
    one.session().post(new Mail.OnlookerNoted(came, colleague.id(), colleague.displayName()));
  }

  private static void toOwner(Onlooking one, ServerToTechnician message) {
    one.session().post(new Mail.ToPage(message));
  }

  private ServerToTechnician offer(Onlooking one) {
    return new ServerToTechnician.OnlookingOffered(
        one.sessionId(),
        one.owner().displayName(),
        one.session().machineId(),
        sessions.isInBrowser(one.session()));
  }

  private void tellOwner(Onlooking one, OnlookerPhase phase) {
    tell(one.owner(), one.sessionId(), one.colleague().displayName(), phase);
  }

  private void tell(Technician owner, String sessionId, String colleague, OnlookerPhase phase) {
    consoles.tell(owner.id(), new ServerToTechnician.Onlooker(sessionId, colleague, phase));
  }
}
