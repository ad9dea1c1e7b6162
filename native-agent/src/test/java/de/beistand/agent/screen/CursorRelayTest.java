package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.CursorAt;
import de.beistand.protocol.channel.AgentToTechnician.CursorShape;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// The page follows the cursor as long as the screen is looked at, and not a moment longer.
class CursorRelayTest {
  private static final Box SHARED = new Box(640, 0, 640, 800);
  private static final X11Cursor.Shape ARROW = new X11Cursor.Shape(1, 1, 0, 0, new int[] {-1});

  private final List<AgentToTechnician> told = new CopyOnWriteArrayList<>();
  private final FakeEyes eyes = new FakeEyes();
  private volatile Box shared = SHARED;
  private volatile Runnable whileItLooks = () -> {};
  private int changes;
  private final CursorRelay relay =
      new CursorRelay(
          eyes,
          () -> {
            whileItLooks.run();
            return shared;
          },
          () -> changes++);

  @Test
  void aMoveIsToldAndWhoeverPaintsHearsOfIt() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    eyes.see(700, 30);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).isInstanceOf(CursorShape.class);
    assertThat(told.getLast()).isEqualTo(new CursorAt(1, 60, 30, true));
    assertThat(changes).isEqualTo(1);
    assertThat(relay.sight()).isEqualTo(new Sight(ARROW, 700, 30));
  }

  @Test
  void withoutAPageWhoeverPaintsHearsOfIt() throws Exception {
    relay.start();
    eyes.see(700, 30);
    eyes.onRest.run();
    relay.again();
    assertThat(changes).isEqualTo(1);
    assertThat(relay.sight()).isEqualTo(new Sight(ARROW, 700, 30));
    relay.stop();
  }

  @Test
  void aPageThatComesLaterIsToldWhereItIs() throws Exception {
    relay.start();
    eyes.see(700, 30);
    relay.shownTo(told::add);
    assertThat(told).endsWith(new CursorAt(1, 60, 30, true));
  }

  @Test
  void whereThePictureMovedTheCursorIsElsewhereInIt() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    eyes.see(700, 30);
    shared = new Box(600, 10, 640, 800);
    relay.tell();
    assertThat(told).endsWith(new CursorAt(2, 100, 20, true));
    shared = null;
    relay.tell();
    assertThat(told).endsWith(new CursorAt(3, 0, 0, false));
  }

  @Test
  void atRestAndForAPageThatHearsOnlyNowItIsToldOnceMore() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    eyes.see(700, 30);
    eyes.onRest.run();
    assertThat(told).endsWith(new CursorAt(1, 60, 30, true), new CursorAt(1, 60, 30, true));
    told.clear();
    relay.again();
    assertThat(told).hasSize(2).endsWith(new CursorAt(2, 60, 30, true));
  }

  @Test
  void inAPauseTheCursorIsHiddenAndNothingOfItIsTold() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    eyes.see(700, 30);
    relay.stop();
    assertThat(eyes.closed).isTrue();
    assertThat(relay.sight()).isNull();
    assertThat(told).endsWith(new CursorAt(2, 0, 0, false));
    told.clear();
    eyes.see(710, 40); // the eye's last look was on its way
    relay.tell();
    relay.shownTo(told::add);
    assertThat(told).isEmpty();
    eyes.onRest.run();
    relay.again();
    assertThat(told).isEmpty();
  }

  @Test
  void afterAPauseItIsWhereItIsThen() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    eyes.see(700, 30);
    relay.stop();
    relay.start();
    assertThat(told).endsWith(new CursorAt(2, 0, 0, false));
    eyes.see(720, 50);
    assertThat(told).endsWith(new CursorAt(3, 80, 50, true));
  }

  /// Otherwise it would appear only once the customer moves it.
  @Test
  void aLookThatIsQuickerThanTheStartIsNotLost() throws Exception {
    relay.shownTo(told::add);
    eyes.whileOpening = () -> eyes.see(700, 30);
    relay.start();
    assertThat(told).endsWith(new CursorAt(1, 60, 30, true));
  }

  @Test
  void aPauseThatBeginsDuringALookHidesTheCursor() throws Exception {
    relay.shownTo(told::add);
    relay.start();
    Thread pause = Thread.ofPlatform().unstarted(relay::stop);
    whileItLooks =
        () -> {
          pause.start();
          await().until(() -> isHeldUpOrDone(pause));
        };
    eyes.see(700, 30);
    pause.join();
    assertThat(told).last().extracting("visible").isEqualTo(false);
  }

  private static boolean isHeldUpOrDone(Thread thread) {
    return EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED)
        .contains(thread.getState());
  }

  private static final class FakeEyes implements CursorRelay.Eyes {
    Runnable whileOpening = () -> {};
    Runnable onRest = () -> {};
    boolean closed;
    private Runnable onChange = () -> {};
    private FakeEye open = new FakeEye();

    @Override
    public CursorRelay.Eye open(Runnable onChange, Runnable onRest) {
      this.onChange = onChange;
      this.onRest = onRest;
      open = new FakeEye();
      whileOpening.run();
      return open;
    }

    void see(int x, int y) {
      open.sight = new Sight(ARROW, x, y);
      onChange.run();
    }

    private final class FakeEye implements CursorRelay.Eye {
      volatile Sight sight;

      @Override
      public Sight sight() {
        return sight;
      }

      @Override
      public void close() {
        closed = true;
      }
    }
  }
}
