package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.agent.screen.X11Capture.Event;
import de.beistand.agent.x11.RfbClient;
import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XServer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is captured is what is on the screen, pixel by pixel, as soon as it changes and only then.
class X11CaptureIT {
  private static final int PATIENCE = 10_000;
  private XServer server;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(800, 600);
    server.call("xsetroot", "-solid", "#102030");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void theFirstFrameIsTheWholeScreen() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
      assertThat(capture.box()).isEqualTo(new Box(0, 0, 800, 600));
      assertThat(boxOf(capture.damage())).isEqualTo(new Box(0, 0, 800, 600));
      assertThat(pixel(capture, 0, 0)).isEqualTo(0x102030);
      assertSame(capture);
    }
  }

  @Test
  void nothingComesWhileTheScreenIsStill() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      settle(capture);
      assertThat(capture.await(300)).isEqualTo(Event.WOKEN);
    }
  }

  @Test
  void aChangeIsSeenWithItsRectangle() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      settle(capture);
      window("#804020", 100, 50);
      awaitPixel(capture, 140, 70, 0x804020);
      assertThat(pixel(capture, 90, 70)).isEqualTo(0x102030);
      assertSame(capture);
      settle(capture);
      server.call("xsetroot", "-cursor_name", "watch"); // the cursor is no damage
      server.call("xdotool", "mousemove", "700", "500");
      assertThat(capture.await(300)).isEqualTo(Event.WOKEN);
    }
  }

  @Test
  void everyChangeEndsUpInThePicture() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      server.run("xclock", "-update", "1", "-geometry", "120x120+30+40");
      server.run("xeyes", "-geometry", "150x100+400+300");
      window("#00ff00", 200, 200);
      for (int i = 0; i < 40; i++) {
        server.call("xdotool", "mousemove", "" + (20 * i), "" + (600 - 15 * i));
        capture.await(50);
      }
      awaitPixel(capture, 240, 220, 0x00ff00);
      // the clock ticks on: compare until both looked at the same second
      boolean same = same(capture, Xwd.of(server));
      for (int i = 0; i < 50 && !same; i++) {
        capture.await(100);
        same = same(capture, Xwd.of(server));
      }
      assertThat(same).isTrue();
    }
  }

  @Test
  void nothingOutsideTheSharedPartIsSeen() throws Exception {
    Box part = new Box(200, 100, 300, 200);
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Part(part))) {
      settle(capture);
      assertThat(capture.box()).isEqualTo(part);
      assertThat(capture.pixels().byteSize()).isEqualTo(300 * 200 * 4);
      window("#804020", 600, 400);
      assertThat(capture.await(500)).isEqualTo(Event.WOKEN);
      window("#408020", 150, 150);
      awaitPixel(capture, 5, 60, 0x408020);
      assertSame(capture);
    }
  }

  @Test
  void aPartBeyondTheEdgeIsCut() throws Exception {
    Area area = new Area.Part(new Box(700, 500, 4000, 4000));
    try (X11Capture capture = X11Capture.open(server.display(), area)) {
      assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
      assertThat(capture.box()).isEqualTo(new Box(700, 500, 100, 100));
      assertSame(capture);
    }
  }

  @Test
  void thePictureFollowsTheSizeOfTheDesktop() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      settle(capture);
      for (String size : new String[] {"1024x768", "640x480", "1280x1024"}) {
        server.call("xrandr", "--fb", size, "--output", "VNC-0", "--mode", size);
        awaitEvent(capture, Event.RESIZED);
        assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
        assertThat(capture.box().width() + "x" + capture.box().height()).isEqualTo(size);
        settle(capture);
        assertSame(capture);
      }
    }
  }

  @Test
  void aMonitorIsFollowedAndMissed() throws Exception {
    server.call("xrandr", "--setmonitor", "left", "400/100x600/150+0+0", "VNC-0");
    server.call("xrandr", "--setmonitor", "right", "400/100x600/150+400+0", "none");
    try (X11Capture capture = X11Capture.open(server.display(), new Area.OneMonitor("right"))) {
      assertThat(capture.monitors())
          .extracting(Monitor::name, Monitor::box)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("left", new Box(0, 0, 400, 600)),
              org.assertj.core.groups.Tuple.tuple("right", new Box(400, 0, 400, 600)));
      assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
      assertThat(capture.box()).isEqualTo(new Box(400, 0, 400, 600));
      assertSame(capture);
      window("#ff0000", 10, 10);
      assertThat(capture.await(500)).isEqualTo(Event.WOKEN);
      server.call("xrandr", "--delmonitor", "right");
      awaitEvent(capture, Event.AREA_GONE);
      server.call("xrandr", "--setmonitor", "right", "300/100x500/150+500+100", "none");
      awaitEvent(capture, Event.RESIZED);
      assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
      assertThat(capture.box()).isEqualTo(new Box(500, 100, 300, 500));
      assertSame(capture);
    }
  }

  @Test
  void anUnknownMonitorIsRefused() {
    assertThatThrownBy(() -> X11Capture.open(server.display(), new Area.OneMonitor("none")))
        .isInstanceOf(X11UnavailableException.class);
  }

  @Test
  void aLostServerIsAnEvent() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      assertThat(capture.await(PATIENCE)).isEqualTo(Event.FRAME);
      server.kill();
      awaitEvent(capture, Event.LOST);
    }
  }

  @Test
  void aWakeEndsTheWait() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      settle(capture);
      Thread.ofVirtual().start(capture::wake);
      assertThat(capture.await(-1)).isEqualTo(Event.WOKEN);
    }
  }

  @Test
  void theCursorIsDataAndTellsWhenItChanges() throws Exception {
    try (X11Cursor cursor = X11Cursor.open(server.display())) {
      assertThat(cursor.await(PATIENCE)).isEqualTo(X11Cursor.Event.SHAPE);
      try (RfbClient customer = server.connect()) {
        customer.pointer(321, 123, 0);
        awaitPlace(cursor, 321, 123);
      }
      server.call("xdotool", "mousemove", "50", "60"); // a warp, of which no event tells
      awaitPlace(cursor, 50, 60);
      int[] before = cursor.shape().argb();
      window("#804020", 40, 40); // a terminal: over it the cursor is a bar
      Until.get(() -> cursor.await(100), _ -> !Arrays.equals(cursor.shape().argb(), before));
      X11Cursor.Shape after = cursor.shape();
      assertThat(Arrays.equals(after.argb(), before)).isFalse();
      assertThat(after.argb()).hasSize(after.width() * after.height());
      assertThat(after.argb()).contains(0xff804020, 0); // drawn in its own colours
      assertThat(after.hotX()).isBetween(0, after.width());
      Until.get(() -> cursor.await(200), X11Cursor.Event.WOKEN::equals);
    }
  }

  private static void awaitPlace(X11Cursor cursor, int x, int y) throws Exception {
    Until.get(() -> cursor.await(100), _ -> cursor.x() == x && cursor.y() == y);
    assertThat(cursor.x()).isEqualTo(x);
    assertThat(cursor.y()).isEqualTo(y);
  }

  /// An undecorated window of one colour.
  private void window(String color, int x, int y) throws Exception {
    server.run(
        "xterm",
        "-bg",
        color,
        "-fg",
        color,
        "-cr",
        color,
        "-bd",
        color,
        "-b",
        "0",
        "-geometry",
        "10x4+" + x + "+" + y,
        "-e",
        "sleep",
        "60");
  }

  /// Takes frames until the screen is still.
  private static void settle(X11Capture capture) throws Exception {
    while (capture.await(200) != Event.WOKEN) {}
  }

  private static void awaitEvent(X11Capture capture, Event wanted) throws Exception {
    Event event = capture.await(PATIENCE);
    while (event == Event.FRAME) {
      event = capture.await(PATIENCE);
    }
    assertThat(event).isEqualTo(wanted);
  }

  private static void awaitPixel(X11Capture capture, int x, int y, int rgb) throws Exception {
    long end = System.nanoTime() + PATIENCE * 1_000_000L;
    while (pixel(capture, x, y) != rgb && System.nanoTime() < end) {
      capture.await(PATIENCE);
    }
    assertThat(pixel(capture, x, y)).isEqualTo(rgb);
    settle(capture);
  }

  private static int pixel(X11Capture capture, int x, int y) {
    return capture.pixels().get(JAVA_INT, (long) y * capture.stride() + x * 4L) & 0xffffff;
  }

  private static Box boxOf(Damage damage) {
    assertThat(damage.count()).isEqualTo(1);
    return new Box(damage.x(0), damage.y(0), damage.width(0), damage.height(0));
  }

  private void assertSame(X11Capture capture) throws Exception {
    Xwd screen = Xwd.of(server);
    Box box = capture.box();
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        if (pixel(capture, x, y) != screen.pixel(box.x() + x, box.y() + y)) {
          assertThat("%06x at %d,%d".formatted(pixel(capture, x, y), x, y))
              .isEqualTo("%06x".formatted(screen.pixel(box.x() + x, box.y() + y)));
        }
      }
    }
  }

  private static boolean same(X11Capture capture, Xwd screen) {
    for (int y = 0; y < screen.height(); y++) {
      for (int x = 0; x < screen.width(); x++) {
        if (pixel(capture, x, y) != screen.pixel(x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
