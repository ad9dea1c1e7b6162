package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.channel.AgentToTechnician.Answer;
import java.util.ArrayList;
import java.util.List;

/// Questions to the customer during a session, and what becomes of the answers.
final class QuestionRules {
  private QuestionRules() {}

  /// The technician wants something: it is allowed already, asked now, asked later, or refused.
  /// During a pause everything that would leave or change the computer waits, allowed or not.
  static Active asked(Wish wish, Active active, Turn turn) {
    Grant grant = wish.grant();
    boolean mayGoOn = !active.paused() || !wish.isUse();
    if (active.grants().wereGiven(grant) && mayGoOn) {
      return allowedAlready(wish, active, turn);
    }
    if (active.asking().knows(wish)) {
      return active;
    }
    boolean nameless = grant == Grant.ONLOOKER && wish.details().isEmpty();
    boolean senseless = nameless || !wish.isUse() && !grant.mayStand();
    boolean never =
        grant == Grant.RECORDING && active.session().who().recording() == RecordingPolicy.OFF;
    if (senseless || never || active.asking().isEnough(grant) || active.technicianAway()) {
      return refused(wish, active, turn);
    }
    if (!active.asking().isOpen() && !active.paused()) {
      return open(wish, active, turn);
    }
    if (active.asking().isFull()) {
      return refused(wish, active, turn);
    }
    active.tell(new Answer(grant, EventKind.ASKED), turn::then);
    return active.with(active.asking().later(wish));
  }

  private static Active allowedAlready(Wish wish, Active active, Turn turn) {
    if (!wish.isUse()) {
      return active;
    }
    if (active.grants().allow(wish.grant())) {
      turn.then(new Effect.Decide(wish, true));
      return active;
    }
    return active.with(active.grants().joined(wish));
  }

  private static Active refused(Wish wish, Active active, Turn turn) {
    active.tell(new Answer(wish.grant(), EventKind.REFUSED), turn::then);
    decide(List.of(wish), false, turn);
    return active;
  }

  private static Active open(Wish wish, Active active, Turn turn) {
    Session session = turn.testify(named(wish, active, turn), EventKind.ASKED, wish.grant().name());
    int question = turn.timer(turn.answerWithin());
    turn.then(
        new Effect.Ask(
            question,
            new Question(
                    wish.grant(),
                    session.who().technician(),
                    session.who().firm(),
                    turn.answerWithin(),
                    wish.details(),
                    allows(wish))
                .recorded(session.who().recording())));
    active.tell(new Answer(wish.grant(), EventKind.ASKED), turn::then);
    return active.with(session).with(active.asking().opened(question, wish));
  }

  /// The kinds of yes that make sense.
  private static List<Reply> allows(Wish wish) {
    List<Reply> allows = new ArrayList<>();
    if (wish.isUse() && wish.grant().mayBeOnce()) {
      allows.add(Reply.ALLOW_ONCE);
    }
    if (wish.grant().mayStand()) {
      allows.add(Reply.ALLOW);
    }
    return allows;
  }

  /// The customer answered the open question.
  static Active answered(Reply reply, Active active, Turn turn) {
    Wish wish = active.asking().wish();
    Active after =
        switch (reply) {
          case ALLOW -> yes(wish, wish.grant().mayStand(), active, turn);
          case ALLOW_ONCE -> yes(wish, !wish.isUse() || !wish.grant().mayBeOnce(), active, turn);
          case REFUSE -> no(EventKind.REFUSED, active, turn);
          case EXPIRED -> no(EventKind.EXPIRED, active, turn);
        };
    return next(after, turn);
  }

  private static Active yes(Wish wish, boolean standing, Active active, Turn turn) {
    int seq = active.session().nextSeq();
    String detail = standing ? "" : EventKind.ONCE;
    Session session = turn.testify(active.session(), EventKind.GIVEN, wish.grant().name(), detail);
    return active
        .with(session)
        .with(active.grants().given(seq, wish, standing))
        .with(active.asking().closed(false));
  }

  /// The server committed an event: a yes among them comes into force.
  static Active recorded(int seq, Active active, Turn turn) {
    Grants.Given given = active.grants().unrecorded().get(seq);
    if (given == null) {
      return active;
    }
    if (!given.standing()) {
      active.tell(new Answer(given.grant(), EventKind.GIVEN), turn::then);
    }
    decide(given.uses(), true, turn);
    return active.with(active.grants().recorded(seq));
  }

  /// Nobody answered the open question in time.
  static Active expired(Active active, Turn turn) {
    turn.then(new Effect.DismissQuestion());
    return next(no(EventKind.EXPIRED, active, turn), turn);
  }

  /// The technician does not want it any more.
  static Active takenBack(int wishId, Active active, Turn turn) {
    Asking asking = active.asking();
    if (asking.isOpenFor(wishId)) {
      return next(closed(active, turn), turn);
    }
    List<Wish> rest = asking.waiting().stream().filter(wish -> wish.id() != wishId).toList();
    return active.with(asking.waiting(rest));
  }

  /// Nobody is to look on any more, and nobody is asked about it.
  static Active onlookerGone(Active active, Turn turn) {
    Asking asking = active.asking();
    List<Wish> rest =
        asking.waiting().stream().filter(wish -> wish.grant() != Grant.ONLOOKER).toList();
    Active alone =
        active.with(asking.waiting(rest)).without(Grant.ONLOOKER, EventKind.RETURNED, turn);
    boolean asked = asking.isOpen() && asking.wish().grant() == Grant.ONLOOKER;
    return asked ? next(closed(alone, turn), turn) : alone;
  }

  /// Whoever asked is gone: all questions close without an answer.
  static Active dropped(Active active, Turn turn) {
    decide(active.asking().waiting(), false, turn);
    Active alone = active.with(active.asking().waiting(List.of()));
    return active.asking().isOpen() ? closed(alone, turn) : alone;
  }

  private static Active closed(Active active, Turn turn) {
    Wish wish = active.asking().wish();
    turn.then(new Effect.DismissQuestion());
    decide(List.of(wish), false, turn);
    Session session = turn.testify(active.session(), EventKind.RETURNED, wish.grant().name());
    return active.with(session).with(active.asking().closed(false));
  }

  private static Active no(EventKind how, Active active, Turn turn) {
    Wish wish = active.asking().wish();
    Session session = turn.testify(active.session(), how, wish.grant().name());
    active.tell(new Answer(wish.grant(), how), turn::then);
    decide(List.of(wish), false, turn);
    return active.with(session).with(active.asking().closed(true));
  }

  /// With the colleague's name that the question shows on record, right before it.
  private static Session named(Wish wish, Active active, Turn turn) {
    return wish.grant() == Grant.HANDOVER || wish.grant() == Grant.ONLOOKER
        ? turn.testify(
            active.session(), EventKind.COLLEAGUE_NAMED, "", String.join(" ", wish.details()))
        : active.session();
  }

  /// The question that waited longest is asked.
  static Active next(Active active, Turn turn) {
    List<Wish> waiting = active.asking().waiting();
    if (active.asking().isOpen() || active.paused() || waiting.isEmpty()) {
      return active;
    }
    List<Wish> rest = waiting.subList(1, waiting.size());
    Active shorter = active.with(active.asking().waiting(rest));
    return next(asked(waiting.getFirst(), shorter, turn), turn);
  }

  static void decide(List<Wish> wishes, boolean allowed, Turn turn) {
    for (Wish wish : wishes) {
      if (wish.isUse()) {
        turn.then(new Effect.Decide(wish, allowed));
      }
    }
  }
}
