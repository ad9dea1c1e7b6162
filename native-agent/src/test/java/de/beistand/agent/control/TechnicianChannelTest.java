package de.beistand.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.session.AgentEvent;
import de.beistand.protocol.Codec;
import de.beistand.protocol.Grant;
import de.beistand.protocol.PictureQuality;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Pong;
import de.beistand.protocol.channel.AgentToTechnician.Untyped;
import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.channel.TechnicianToAgent.Ask;
import de.beistand.protocol.channel.TechnicianToAgent.Button;
import de.beistand.protocol.channel.TechnicianToAgent.Bye;
import de.beistand.protocol.channel.TechnicianToAgent.GiveBack;
import de.beistand.protocol.channel.TechnicianToAgent.Key;
import de.beistand.protocol.channel.TechnicianToAgent.Move;
import de.beistand.protocol.channel.TechnicianToAgent.Ping;
import de.beistand.protocol.channel.TechnicianToAgent.Release;
import de.beistand.protocol.channel.TechnicianToAgent.Text;
import de.beistand.protocol.channel.TechnicianToAgent.Wheel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TechnicianChannelTest {
  private static final Codec<TechnicianToAgent> CODEC = Codec.strict(TechnicianToAgent.class);

  private final FakeSink sink = new FakeSink();
  private final AtomicBoolean customerHolds = new AtomicBoolean();
  private final RemoteControl control = new RemoteControl(sink, customerHolds::get);
  private final List<AgentEvent> mailbox = new CopyOnWriteArrayList<>();
  private final List<AgentToTechnician> replies = new CopyOnWriteArrayList<>();
  private final List<PictureQuality> wanted = new CopyOnWriteArrayList<>();
  private final List<String> chosen = new CopyOnWriteArrayList<>();
  private final TechnicianChannel channel =
      new TechnicianChannel(5, control, mailbox::add, replies::add, wanted::add, chosen::add);
  private int pings;

  @AfterEach
  void close() {
    channel.close();
  }

  private void say(TechnicianToAgent message) {
    channel.received(
        CODEC.encode(message).getBytes(StandardCharsets.UTF_8), message instanceof Move);
  }

  @Test
  void theChoiceOfQualityIsHandedOn() {
    say(new TechnicianToAgent.Quality(PictureQuality.SHARP));
    settle();
    assertThat(wanted).containsExactly(PictureQuality.SHARP);
  }

  /// Everything that was said so far is done when its pong is there.
  private void settle() {
    int seq = ++pings;
    say(new Ping(seq));
    await().until(() -> replies.contains(new Pong(seq)));
  }

  @Test
  void obeysOnceControlIsAllowed() {
    control.allow(true);
    say(new Move(1, 10, 20));
    say(new Button(0, true, 10, 20));
    say(new Button(0, false, 11, 21));
    say(new Wheel(0, -2, 11, 21));
    say(new Key("KeyC", "", true));
    say(new Key("KeyC", "", false));
    say(new Text("Grüße"));
    settle();
    assertThat(sink.done)
        .containsExactly(
            "move 10 20",
            "press 0 10 20",
            "release 0 11 21",
            "wheel 0 -2",
            "down KeyC",
            "up KeyC",
            "type Grüße");
  }

  @Test
  void doesNothingWithoutControlButAnswersPings() {
    say(new Move(1, 10, 20));
    say(new Button(0, true, 10, 20));
    say(new Wheel(0, 1, 1, 1));
    say(new Key("Enter", "", true));
    say(new Text("rm"));
    settle();
    assertThat(sink.done).isEmpty();
  }

  @Test
  void doesNothingWhileTheCustomerHolds() {
    control.allow(true);
    customerHolds.set(true);
    say(new Key("Enter", "", true));
    settle();
    customerHolds.set(false);
    say(new Key("KeyA", "", true));
    settle();
    assertThat(sink.done).containsExactly("down KeyA");
  }

  @Test
  void releasesEverythingWhenControlEnds() {
    control.allow(true);
    say(new Key("ShiftLeft", "", true));
    settle();
    control.allow(false);
    assertThat(sink.done).containsExactly("down ShiftLeft", "release all");
  }

  @Test
  void releasesEverythingWhenThePageLosesTheFocus() {
    say(new Release());
    settle();
    assertThat(sink.done).containsExactly("release all");
  }

  @Test
  void stopsInTheMiddleOfALongText() throws InterruptedException {
    control.allow(true);
    var firstPiece = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    sink.whileTyping = firstPiece::countDown;
    Thread stop =
        Thread.startVirtualThread(
            () -> {
              try {
                firstPiece.await();
                control.allow(false);
                stopped.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    say(new Text("x".repeat(100_000)));
    stopped.await();
    int typed = sink.done.size();
    stop.join();
    settle();
    assertThat(sink.done).hasSize(typed).last().isEqualTo("release all");
    assertThat(typed).isLessThan(100_000 / 16);
  }

  @Test
  void charactersOutsideTheBasicPlaneStayWhole() {
    control.allow(true);
    say(new Text("😀".repeat(20)));
    settle();
    assertThat(sink.done).containsExactly("type " + "😀".repeat(16), "type " + "😀".repeat(4));
  }

  @Test
  void tellsWhatCannotBeTyped() {
    control.allow(true);
    say(new Text("a☃b"));
    settle();
    assertThat(replies).contains(new Untyped("☃"));
  }

  @Test
  void everythingElseGoesToTheSession() {
    say(new Ask(Grant.CONTROL));
    say(new GiveBack(Grant.CONTROL));
    say(new Bye());
    settle();
    assertThat(mailbox)
        .containsExactly(
            new AgentEvent.GrantAsked(5, Grant.CONTROL),
            new AgentEvent.GrantReturned(5, Grant.CONTROL),
            new AgentEvent.TechnicianLeft(5));
  }

  @Test
  void nonsenseIsSkipped() {
    control.allow(true);
    channel.received("{\"type\":\"nuke\"}".getBytes(StandardCharsets.UTF_8), false);
    channel.received("[".getBytes(StandardCharsets.UTF_8), false);
    channel.received(new byte[] {(byte) 0xff, 0}, false);
    say(new Key("KeyA", "", true));
    settle();
    assertThat(sink.done).containsExactly("down KeyA");
  }

  @Test
  void aFloodBreaksTheConnectionOnce() throws InterruptedException {
    control.allow(true);
    var typing = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    sink.whileTyping =
        () -> {
          typing.countDown();
          try {
            enough.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    say(new Text("x"));
    typing.await();
    for (int i = 0; i < 10_000; i++) {
      say(new Key("KeyA", "", true));
    }
    enough.countDown();
    assertThat(mailbox).containsExactly(new AgentEvent.PeerBroke(5, "a flood of messages"));
  }

  @Test
  void theWishForAMonitorIsPassedOn() {
    say(new TechnicianToAgent.ChooseScreen("66"));
    settle();
    assertThat(chosen).containsExactly("66");
  }
}
