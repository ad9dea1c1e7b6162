package de.beistand.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.server.sessions.SessionInput.AccessRevoked;
import de.beistand.server.sessions.SessionInput.AgentEnded;
import de.beistand.server.sessions.SessionInput.AgentGraceOver;
import de.beistand.server.sessions.SessionInput.AgentRestarted;
import de.beistand.server.sessions.SessionInput.AgentResumed;
import de.beistand.server.sessions.SessionInput.ConsentExpired;
import de.beistand.server.sessions.SessionInput.ConsentGiven;
import de.beistand.server.sessions.SessionInput.ConsentRefused;
import de.beistand.server.sessions.SessionInput.ConsentTimeOver;
import de.beistand.server.sessions.SessionInput.HandedOver;
import de.beistand.server.sessions.SessionInput.PasswordAccepted;
import de.beistand.server.sessions.SessionInput.PasswordRejected;
import de.beistand.server.sessions.SessionInput.PasswordTimeOver;
import de.beistand.server.sessions.SessionInput.ProofSent;
import de.beistand.server.sessions.SessionInput.RestartBegan;
import de.beistand.server.sessions.SessionInput.RestartFailed;
import de.beistand.server.sessions.SessionInput.Restarted;
import de.beistand.server.sessions.SessionInput.SharePageClosed;
import de.beistand.server.sessions.SessionInput.TechnicianEnded;
import de.beistand.server.sessions.SessionInput.TechnicianGraceOver;
import de.beistand.server.sessions.SessionInput.ViewGiven;
import de.beistand.server.sessions.SessionInput.WordsDiffer;
import de.beistand.server.sessions.SessionState.Active;
import de.beistand.server.sessions.SessionState.AwaitingConsent;
import de.beistand.server.sessions.SessionState.Ended;
import de.beistand.server.sessions.SessionState.Requested;
import de.beistand.server.sessions.SessionState.Restarting;
import de.beistand.server.sessions.SessionState.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every state with every input: what is not in the table of moves stays where it is.
class SessionStateTest {
  private static final SessionState WAITING = new Waiting();
  private static final SessionState REQUESTED = new Requested();
  private static final SessionState AWAITING_CONSENT = new AwaitingConsent();
  private static final SessionState ACTIVE = new Active();
  private static final SessionState RESTARTING = new Restarting();
  private static final SessionState ENDED = new Ended(EndReason.CUSTOMER_STOPPED);
  private static final List<SessionState> ALIVE =
      List.of(WAITING, REQUESTED, AWAITING_CONSENT, ACTIVE, RESTARTING);

  private static final List<SessionInput> INPUTS =
      List.of(
          new ProofSent(),
          new PasswordAccepted(),
          new PasswordRejected(2),
          new PasswordRejected(0),
          new AgentResumed(),
          new ViewGiven(),
          new ConsentGiven(),
          new ConsentRefused(),
          new ConsentExpired(),
          new PasswordTimeOver(),
          new ConsentTimeOver(),
          new AgentEnded(EndReason.CONNECTION_FAILED),
          new AgentRestarted(),
          new SharePageClosed(),
          new HandedOver(),
          new AgentGraceOver(),
          new TechnicianEnded(),
          new TechnicianGraceOver(),
          new WordsDiffer(),
          new RestartBegan(),
          new Restarted(),
          new RestartFailed(),
          new AccessRevoked());

  private record Move(SessionState from, SessionInput input, SessionState to) {
    @Override
    public String toString() {
      return name(from) + " + " + name(input) + " -> " + name(to);
    }
  }

  private static List<Move> moves() {
    var moves = new ArrayList<Move>();
    moves.add(new Move(WAITING, new ProofSent(), REQUESTED));
    moves.add(new Move(WAITING, new PasswordTimeOver(), new Ended(EndReason.NO_PASSWORD)));
    moves.add(new Move(REQUESTED, new PasswordAccepted(), AWAITING_CONSENT));
    moves.add(new Move(REQUESTED, new AgentResumed(), AWAITING_CONSENT));
    moves.add(new Move(REQUESTED, new PasswordRejected(2), WAITING));
    moves.add(new Move(REQUESTED, new PasswordRejected(0), new Ended(EndReason.WRONG_PASSWORD)));
    moves.add(new Move(REQUESTED, new PasswordTimeOver(), new Ended(EndReason.NO_PASSWORD)));
    moves.add(new Move(AWAITING_CONSENT, new ConsentGiven(), ACTIVE));
    moves.add(
        new Move(AWAITING_CONSENT, new ConsentRefused(), new Ended(EndReason.CONSENT_REFUSED)));
    moves.add(
        new Move(AWAITING_CONSENT, new ConsentExpired(), new Ended(EndReason.CONSENT_EXPIRED)));
    moves.add(
        new Move(AWAITING_CONSENT, new ConsentTimeOver(), new Ended(EndReason.CONSENT_EXPIRED)));
    moves.add(new Move(ACTIVE, new RestartBegan(), RESTARTING));
    moves.add(new Move(RESTARTING, new Restarted(), AWAITING_CONSENT));
    moves.add(new Move(RESTARTING, new RestartFailed(), ACTIVE));
    for (SessionState state : ALIVE) {
      moves.add(
          new Move(
              state,
              new AgentEnded(EndReason.CONNECTION_FAILED),
              new Ended(EndReason.CONNECTION_FAILED)));
      moves.add(new Move(state, new AgentRestarted(), new Ended(EndReason.AGENT_LOST)));
      moves.add(new Move(state, new SharePageClosed(), new Ended(EndReason.AGENT_CLOSED)));
      moves.add(new Move(state, new HandedOver(), new Ended(EndReason.HANDED_OVER)));
      moves.add(new Move(state, new AgentGraceOver(), new Ended(EndReason.AGENT_LOST)));
      moves.add(new Move(state, new TechnicianEnded(), new Ended(EndReason.TECHNICIAN_ENDED)));
      moves.add(new Move(state, new TechnicianGraceOver(), new Ended(EndReason.TECHNICIAN_LEFT)));
      moves.add(new Move(state, new WordsDiffer(), new Ended(EndReason.WORDS_DIFFER)));
      moves.add(new Move(state, new AccessRevoked(), new Ended(EndReason.ACCESS_REVOKED)));
    }
    return moves;
  }

  @TestFactory
  Stream<DynamicTest> moving() {
    return moves().stream().map(SessionStateTest::test);
  }

  @TestFactory
  Stream<DynamicTest> staying() {
    List<Move> moves = moves();
    return Stream.concat(ALIVE.stream(), Stream.of(ENDED))
        .flatMap(
            state ->
                INPUTS.stream()
                    .filter(
                        input ->
                            moves.stream()
                                .noneMatch(move -> move.from == state && move.input.equals(input)))
                    .map(input -> test(new Move(state, input, state))));
  }

  @TestFactory
  Stream<DynamicTest> everyAgentsReasonIsKept() {
    return Stream.of(EndReason.values())
        .map(reason -> test(new Move(ACTIVE, new AgentEnded(reason), new Ended(reason))));
  }

  private static DynamicTest test(Move move) {
    return DynamicTest.dynamicTest(
        move.toString(), () -> assertThat(move.from.on(move.input)).isEqualTo(move.to));
  }

  private static String name(Object value) {
    return value.toString().replaceAll("\\[\\w+=", "(").replace("]", ")").replaceAll("\\[\\)", "");
  }
}
