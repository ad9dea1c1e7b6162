package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician.Answer;

/// Questions to the customer during a session, and what becomes of the answers.
final class QuestionRules {
  private QuestionRules() {}

  /// The technician asks for a grant.
  static Active asked(Grant grant, Active active, Turn turn) {
    if (active.grants().wereGiven(grant) || active.asking().isOpen() || active.technicianAway()) {
      return active;
    }
    if (active.asking().isEnough()) {
      active.tell(new Answer(grant, EventKind.REFUSED), turn::then);
      return active;
    }
    Session session = turn.testify(active.session(), EventKind.ASKED, grant.name());
    int question = turn.timer(turn.answerWithin());
    turn.then(
        new Effect.Ask(
            question,
            new Question(
                grant, session.who().technician(), session.who().firm(), turn.answerWithin())));
    active.tell(new Answer(grant, EventKind.ASKED), turn::then);
    return active.with(session).with(active.asking().opened(question, grant));
  }

  /// The customer answered the open question.
  static Active answered(Reply reply, Active active, Turn turn) {
    Grant grant = active.asking().grant();
    return switch (reply) {
      case ALLOW -> {
        int seq = active.session().nextSeq();
        Session session = turn.testify(active.session(), EventKind.GIVEN, grant.name());
        yield active
            .with(session)
            .with(active.grants().given(seq, grant))
            .with(active.asking().closed(false));
      }
      case REFUSE -> no(EventKind.REFUSED, active, turn);
      case EXPIRED -> no(EventKind.EXPIRED, active, turn);
    };
  }

  /// Nobody answered the open question in time.
  static Active expired(Active active, Turn turn) {
    turn.then(new Effect.DismissQuestion());
    return no(EventKind.EXPIRED, active, turn);
  }

  /// Whoever asked is gone: an open question closes without an answer.
  static Active dropped(Active active, Turn turn) {
    if (!active.asking().isOpen()) {
      return active;
    }
    turn.then(new Effect.DismissQuestion());
    Session session =
        turn.testify(active.session(), EventKind.RETURNED, active.asking().grant().name());
    return active.with(session).with(active.asking().closed(false));
  }

  private static Active no(EventKind how, Active active, Turn turn) {
    Grant grant = active.asking().grant();
    Session session = turn.testify(active.session(), how, grant.name());
    active.tell(new Answer(grant, how), turn::then);
    return active.with(session).with(active.asking().closed(true));
  }
}
