package de.beistand.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RequestPhase;
import de.beistand.server.requests.RequestInput.Closed;
import de.beistand.server.requests.RequestInput.HandedOver;
import de.beistand.server.requests.RequestInput.NumberOver;
import de.beistand.server.requests.RequestInput.PickedUp;
import de.beistand.server.requests.RequestInput.PutBack;
import de.beistand.server.requests.RequestInput.SessionEnded;
import de.beistand.server.requests.RequestInput.SessionOpened;
import de.beistand.server.requests.RequestInput.Withdrawn;
import de.beistand.server.requests.RequestState.InSession;
import de.beistand.server.requests.RequestState.Settled;
import de.beistand.server.requests.RequestState.Step;
import de.beistand.server.requests.RequestState.Taken;
import de.beistand.server.requests.RequestState.Waiting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RequestStateTest {
  private static final long TOM = 1;
  private static final long PIA = 2;
  private static final String SESSION = "s";
  private static final RequestState WAITING = new Waiting(null);
  private static final RequestState FOR_PIA = new Waiting(PIA);
  private static final RequestState TOMS = new Taken(TOM);
  private static final RequestState RUNNING = new InSession(TOM, SESSION);
  private static final RequestState DONE = new Settled(RequestPhase.DONE);
  private static final RequestState ON_SITE = new Settled(RequestPhase.ON_SITE);
  private static final RequestState WITHDRAWN = new Settled(RequestPhase.WITHDRAWN);

  @TestFactory
  Stream<DynamicTest> transitions() {
    return Stream.of(
        goes("WAITING + picked up -> PICKED_UP", WAITING, new PickedUp(TOM), TOMS),
        goes("WAITING for Pia + picked up by Tom -> PICKED_UP", FOR_PIA, new PickedUp(TOM), TOMS),
        goes(
            "WAITING + handed over -> WAITING for Pia", WAITING, new HandedOver(TOM, PIA), FOR_PIA),
        goes("WAITING for Pia + put back -> WAITING", FOR_PIA, new PutBack(PIA), WAITING),
        goes("WAITING + on site -> ON_SITE", WAITING, closed(TOM, RequestPhase.ON_SITE), ON_SITE),
        goes("WAITING + done -> DONE", WAITING, closed(TOM, RequestPhase.DONE), DONE),
        goes("WAITING + withdrawn -> WITHDRAWN", WAITING, new Withdrawn(), WITHDRAWN),
        goes("WAITING + session by ID -> IN_SESSION", WAITING, opened(TOM), RUNNING),
        goes("WAITING + number over -> WAITING", WAITING, new NumberOver(), WAITING),
        goes("WAITING + some session's end -> WAITING", WAITING, ended(SESSION, true), WAITING),
        goes("PICKED_UP + again by the same -> PICKED_UP", TOMS, new PickedUp(TOM), TOMS),
        refused("PICKED_UP + picked up by another", TOMS, new PickedUp(PIA), QueueRefusal.TAKEN),
        goes("PICKED_UP + put back -> WAITING", TOMS, new PutBack(TOM), WAITING),
        refused("PICKED_UP + put back by another", TOMS, new PutBack(PIA), QueueRefusal.TAKEN),
        goes("PICKED_UP + handed over -> WAITING for Pia", TOMS, new HandedOver(TOM, PIA), FOR_PIA),
        refused(
            "PICKED_UP + handed by another", TOMS, new HandedOver(PIA, TOM), QueueRefusal.TAKEN),
        goes("PICKED_UP + on site -> ON_SITE", TOMS, closed(TOM, RequestPhase.ON_SITE), ON_SITE),
        refused(
            "PICKED_UP + closed by another",
            TOMS,
            closed(PIA, RequestPhase.DONE),
            QueueRefusal.TAKEN),
        goes("PICKED_UP + withdrawn -> WITHDRAWN", TOMS, new Withdrawn(), WITHDRAWN),
        goes("PICKED_UP + session -> IN_SESSION", TOMS, opened(TOM), RUNNING),
        goes(
            "PICKED_UP + session of another -> IN_SESSION with that one",
            TOMS,
            opened(PIA),
            new InSession(PIA, SESSION)),
        goes(
            "PICKED_UP + number over -> WAITING for the same",
            TOMS,
            new NumberOver(),
            new Waiting(TOM)),
        goes("PICKED_UP + an old session's end -> PICKED_UP", TOMS, ended(SESSION, true), TOMS),
        goes("IN_SESSION + held session's end -> DONE", RUNNING, ended(SESSION, true), DONE),
        goes("IN_SESSION + end without consent -> PICKED_UP", RUNNING, ended(SESSION, false), TOMS),
        goes(
            "IN_SESSION + another session's end -> IN_SESSION", RUNNING, ended("x", true), RUNNING),
        goes(
            "IN_SESSION + on site -> ON_SITE", RUNNING, closed(TOM, RequestPhase.ON_SITE), ON_SITE),
        refused(
            "IN_SESSION + closed by another",
            RUNNING,
            closed(PIA, RequestPhase.DONE),
            QueueRefusal.TAKEN),
        refused("IN_SESSION + picked up", RUNNING, new PickedUp(PIA), QueueRefusal.TAKEN),
        refused("IN_SESSION + handed over", RUNNING, new HandedOver(TOM, PIA), QueueRefusal.TAKEN),
        goes("IN_SESSION + withdrawn -> IN_SESSION", RUNNING, new Withdrawn(), RUNNING),
        goes("IN_SESSION + number over -> IN_SESSION", RUNNING, new NumberOver(), RUNNING));
  }

  @TestFactory
  Stream<DynamicTest> settledMeansSettled() {
    return Stream.of(DONE, ON_SITE, WITHDRAWN)
        .flatMap(
            over ->
                Stream.concat(
                    Stream.of(
                            new PickedUp(TOM),
                            new PutBack(TOM),
                            new HandedOver(TOM, PIA),
                            closed(TOM, RequestPhase.DONE))
                        .map(in -> refused(over + " + " + in, over, in, QueueRefusal.GONE)),
                    List.of(new Withdrawn(), opened(TOM), ended(SESSION, true), new NumberOver())
                        .stream()
                        .map(in -> goes(over + " + " + in, over, in, over))));
  }

  private static RequestInput closed(long by, RequestPhase how) {
    return new Closed(by, how);
  }

  private static RequestInput opened(long by) {
    return new SessionOpened(by, SESSION);
  }

  private static RequestInput ended(String session, boolean held) {
    return new SessionEnded(session, held);
  }

  private static DynamicTest goes(
      String name, RequestState from, RequestInput input, RequestState to) {
    return DynamicTest.dynamicTest(
        name, () -> assertThat(from.on(input)).isEqualTo(new Step.To(to)));
  }

  private static DynamicTest refused(
      String name, RequestState from, RequestInput input, QueueRefusal why) {
    return DynamicTest.dynamicTest(
        name, () -> assertThat(from.on(input)).isEqualTo(new Step.No(why)));
  }
}
