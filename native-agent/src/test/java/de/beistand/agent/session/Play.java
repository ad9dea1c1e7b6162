package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.PasswordMade;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Connect;
import de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A state that is driven event by event, and all that it ever did.
final class Play {
  static final String ID = "3f0c9a2e-5d1b-4a68-9c07-2b6e8f1d4a90";
  static final String OTHER = "11111111-2222-4333-8444-555555555555";
  static final SessionPassword PASSWORD =
      SessionPassword.of("F2K 4LM 7RZ", "c2FsdHNhbHRzYWx0c2FsdA", 1);
  static final Duration PATIENCE = Duration.ofSeconds(60);

  AgentState state;
  List<Effect> last;
  final List<Effect> all = new ArrayList<>();
  Instant now = Instant.parse("2026-11-22T10:00:00Z");

  Play() {
    Step start = AgentState.start(PATIENCE);
    state = start.next();
    last = start.effects();
    all.addAll(last);
  }

  Play on(AgentEvent event) {
    Step step = state.on(event, now);
    state = step.next();
    last = step.effects();
    all.addAll(last);
    return this;
  }

  Play on(ServerToAgent message) {
    return on(new FromServer(message));
  }

  Play after(Duration time) {
    now = now.plus(time);
    return this;
  }

  static Play ready() {
    return new Play().on(new LineUp("123456789", "Beispiel IT")).on(new PasswordMade(PASSWORD));
  }

  /// The customer is asked for VIEW.
  static Play asked() {
    return ready().on(check(ID));
  }

  /// The customer gave VIEW, and nothing is recorded yet.
  static Play given() {
    Play play = asked();
    return play.on(new Answered(play.question(), Reply.ALLOW));
  }

  /// VIEW is in force.
  static Play viewing() {
    Play play = given();
    return play.on(recorded(ID, 1)).on(recorded(ID, 2));
  }

  /// The picture runs.
  static Play connected() {
    Play play = viewing().on(connect(ID));
    play.on(new OfferMade(play.peer(), "offer"));
    play.on(answer(ID, "answer"));
    return play.on(new PathChanged(play.peer(), Path.CONNECTED)).on(new ChannelOpened(play.peer()));
  }

  /// The technician asked for CONTROL, and the customer thinks.
  static Play controlAsked() {
    Play play = connected();
    return play.on(new GrantAsked(play.peer(), Grant.CONTROL));
  }

  /// CONTROL is in force.
  static Play controlling() {
    Play play = controlAsked();
    play.on(new Answered(play.question(), Reply.ALLOW));
    return play.on(recorded(ID, play.events().getLast().seq()));
  }

  /// The server has committed an event; its key is that of test 1 in RFC 8032 § 7.1, the signature
  /// none.
  static Recorded recorded(String sessionId, int seq) {
    return new Recorded(
        sessionId,
        seq,
        new Head(
            seq,
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            Instant.EPOCH,
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            ""));
  }

  static PasswordCheck check(String sessionId) {
    return check(sessionId, PASSWORD.secret().proof(sessionId));
  }

  static PasswordCheck check(String sessionId, String proof) {
    return check(sessionId, proof, RecordingPolicy.OFF);
  }

  static PasswordCheck check(String sessionId, String proof, RecordingPolicy recording) {
    return new PasswordCheck(
        sessionId, "bm9uY2U", "Anna Berger", "Beispiel IT", "1", recording, proof);
  }

  static Connect connect(String sessionId) {
    return new Connect(sessionId, List.of(), false, false);
  }

  /// The page has the offer that was prepared.
  static Connect offered(String sessionId) {
    return new Connect(sessionId, List.of(), false, true);
  }

  static ServerToAgent.Prepare prepare(String sessionId) {
    return new ServerToAgent.Prepare(sessionId, List.of(), false);
  }

  /// The customer is asked for VIEW, and an offer is prepared meanwhile.
  static Play prepared() {
    Play play = asked().on(prepare(ID));
    return play.on(new OfferMade(play.peer(), "offer"));
  }

  static ServerToAgent.Answer answer(String sessionId, String sdp) {
    return new ServerToAgent.Answer(sessionId, sdp, PASSWORD.secret().macAnswer(sessionId, sdp));
  }

  /// The server commits everything; [#last] holds what all of that led to.
  Play recordAll() {
    List<Effect> effects = new ArrayList<>();
    for (Fact event : state.ledger().unacknowledged()) {
      effects.addAll(on(recorded(ID, event.seq())).last);
    }
    last = effects;
    return this;
  }

  String phase() {
    return state.phase().getClass().getSimpleName();
  }

  Active active() {
    return (Active) state.phase();
  }

  /// The last effect of this kind.
  <E extends Effect> E lastOf(Class<E> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  boolean did(Class<? extends Effect> kind) {
    return last.stream().anyMatch(kind::isInstance);
  }

  int question() {
    return lastOf(Effect.Ask.class).question();
  }

  int peer() {
    return lastOf(Effect.OpenPeer.class).peer();
  }

  /// What was said to the server with the last event.
  List<AgentToServer> said() {
    return last.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .toList();
  }

  /// Every event that was ever testified, repeats included.
  List<Fact> events() {
    return all.stream()
        .filter(Effect.Testify.class::isInstance)
        .map(effect -> ((Effect.Testify) effect).event())
        .toList();
  }

  /// The last event as `KIND subject`.
  String lastEvent() {
    Fact event = events().getLast();
    return event.kind() == EventKind.CONNECTED || event.subject().isEmpty()
        ? event.kind().name()
        : event.kind() + " " + event.subject();
  }

  /// Whether the technician's input gets through, as the effects say.
  boolean inputOpen() {
    return all.stream()
        .filter(Effect.Input.class::isInstance)
        .map(effect -> ((Effect.Input) effect).allowed())
        .reduce(false, (_, latest) -> latest);
  }

  /// Whether a capture runs, as the effects say.
  boolean capturing() {
    boolean running = false;
    boolean looking = true;
    for (Effect effect : all) {
      running =
          switch (effect) {
            case Effect.OpenPeer _ -> true;
            case Effect.ClosePeer _ -> false;
            default -> running;
          };
      looking = effect instanceof Effect.Look(boolean allowed) ? allowed : looking;
    }
    return running && looking;
  }

  Play expectOver(String reason) {
    assertThat(phase()).isEqualTo("Preparing");
    assertThat(capturing()).isFalse();
    assertThat(inputOpen()).isFalse();
    assertThat(lastOf(Effect.ShowEnded.class).reason().name()).isEqualTo(reason);
    return this;
  }
}
