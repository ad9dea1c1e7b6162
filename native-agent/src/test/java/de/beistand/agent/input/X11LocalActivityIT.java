package de.beistand.agent.input;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.x11.RfbClient;
import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import de.beistand.agent.x11.XServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The customer's hands (an RFB client is the real mouse and keyboard of the virtual server) are
/// told from injected input.
class X11LocalActivityIT {
  private static final long KEY_PRESSES = 1;

  private final AtomicInteger activities = new AtomicInteger();
  private XServer server;
  private RfbClient customer;
  private X11InputSink technician;
  private X11LocalActivity activity;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(1280, 720);
    customer = server.connect();
    technician = X11InputSink.open(server.display(), new FakeOwnWindows());
    activity = X11LocalActivity.open(server.display());
    activity.watch(activities::incrementAndGet);
  }

  @AfterEach
  void stop() throws Exception {
    try (XServer _ = server;
        RfbClient _ = customer;
        X11InputSink _ = technician;
        X11LocalActivity _ = activity) {
      // each one that was started, latest first
    }
  }

  @Test
  void injectedInputIsNoActivity() throws Exception {
    technician.move(10, 10);
    technician.move(20, 20);
    technician.button(0, true, 20, 20);
    technician.button(0, false, 20, 20);
    technician.wheel(0, 1, 20, 20);
    technician.key("KeyA", "", true);
    technician.key("KeyA", "", false);
    technician.type("ä漢");
    server.call("xdotool", "mousemove", "50", "50", "click", "1");
    assertThat(activity.lastPressWasReal()).isFalse();
    assertThat(activities).hasValue(0);
  }

  @Test
  void theCustomersPointerIsActivity() throws Exception {
    customer.pointer(100, 100, 0);
    assertThat(Until.get(activities::get, count -> count > 0)).isPositive();
  }

  @Test
  void theCustomersKeyIsActivity() throws Exception {
    customer.key('x', true);
    assertThat(Until.get(activities::get, count -> count > 0)).isPositive();
    assertThat(activity.lastPressWasReal()).isTrue();
  }

  @Test
  void theLatestPressDecides() throws Exception {
    assertThat(activity.lastPressWasReal()).isFalse();
    customer.pointer(100, 100, 1);
    assertThat(Until.get(activity::lastPressWasReal, real -> real)).isTrue();
    customer.pointer(100, 100, 0);
    technician.key("Space", "", true);
    assertThat(activity.lastPressWasReal()).isFalse();
    customer.key(' ', true);
    assertThat(Until.get(activity::lastPressWasReal, real -> real)).isTrue();
    technician.button(0, true, 100, 100);
    assertThat(activity.lastPressWasReal()).isFalse();
  }

  /// A window of ours may have the key before the watcher has it: the consent windows ask at once.
  @Test
  void theAnswerIsExactInTheMomentAWindowGetsThePress() throws Exception {
    try (XDisplay display = XDisplay.open(server.display());
        XEvents window = new XEvents(display)) {
      display.x().XSelectInput(display.handle(), display.root(), KEY_PRESSES);
      display.sync();
      for (int i = 0; i < 100; i++) {
        boolean customers = i % 3 != 0;
        press(customers, true);
        assertThat(window.await(5000)).isEqualTo(XEvents.Wait.EVENT);
        assertThat(activity.lastPressWasReal()).as("press " + i).isEqualTo(customers);
        press(customers, false);
      }
    }
  }

  private void press(boolean byCustomer, boolean down) throws Exception {
    if (byCustomer) {
      customer.key('x', down);
    } else {
      technician.key("KeyY", "", down);
    }
  }

  @Test
  void activityIsSeenThroughTheGrabOfAnotherProgram() throws Exception {
    server.startWindowManager();
    customer.pointer(600, 400, 0);
    customer.pointer(600, 400, 4); // openbox opens the desktop's menu and grabs both
    customer.pointer(600, 400, 0);
    assertThat(Until.get(activity::lastPressWasReal, real -> real)).isTrue();
    technician.key("Escape", "", true);
    technician.key("Escape", "", false);
    assertThat(activity.lastPressWasReal()).isFalse();
    int before = activities.get();
    customer.pointer(610, 410, 0);
    assertThat(Until.get(activities::get, count -> count > before)).isGreaterThan(before);
  }

  @Test
  void aLostServerDoesNotEndTheProcess() throws Exception {
    customer.key('x', true);
    assertThat(Until.get(activity::lastPressWasReal, real -> real)).isTrue();
    server.kill();
    assertThat(Until.get(activity::lastPressWasReal, real -> !real)).isFalse();
  }
}
