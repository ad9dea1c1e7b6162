package de.beistand.agent.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.ink.Board.Drawing;
import de.beistand.agent.ink.Board.Pointer;
import de.beistand.agent.ink.Board.Ring;
import de.beistand.agent.input.OwnWindows;
import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Area;
import de.beistand.agent.screen.Box;
import de.beistand.agent.screen.X11Capture;
import de.beistand.agent.screen.Xwd;
import de.beistand.agent.x11.XServer;
import de.beistand.protocol.channel.InkColour;
import de.beistand.protocol.channel.InkShape;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the technician shows lies over everything on a real X display without a compositor, and
/// takes no click.
class X11BoardIT {
  private static final int BACKGROUND = 0x102030;
  private static final int MAGENTA = 0xd6006c;
  private static final int BLUE = 0x0b57d0;
  private static final Box ALL = new Box(0, 0, 800, 600);
  private static final Stroke BOX = stroke(1, InkShape.BOX, 200, 150, 400, 300);
  private static final Pointer POINTER = new Pointer(600, 100, InkColour.MAGENTA, "Anna Berger");

  private XServer server;
  private volatile List<Rectangle> own = List.of();
  private Board board;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(800, 600);
    server.call("xsetroot", "-solid", "#102030");
    var windows =
        new OwnWindows() {
          @Override
          public boolean contains(int x, int y) {
            return false;
          }

          @Override
          public List<Rectangle> areas() {
            return own;
          }

          @Override
          public boolean hasFocus() {
            return false;
          }
        };
    board = X11Board.open(server.display(), windows, 1);
  }

  @AfterEach
  void stop() throws Exception {
    board.close();
    server.close();
  }

  private static Stroke stroke(int id, InkShape shape, int x, int y, int toX, int toY) {
    return new Stroke(
        id, shape, InkColour.BLUE, true, List.of(new Aim.Point(x, y), new Aim.Point(toX, toY)), 0);
  }

  private void show(Box within, List<Stroke> strokes, Pointer pointer, Ring ring) {
    board.show(new Drawing(within, strokes, pointer, ring));
  }

  private void awaitPixel(int x, int y, int colour) {
    await().untilAsserted(() -> assertThat(Xwd.of(server).pixel(x, y)).isEqualTo(colour));
  }

  @Test
  void strokesPointerAndRingStandOverAWindowInTheirShapes() throws Exception {
    server.run("xmessage", "-geometry", "700x500+20+20", "below");
    await().until(() -> Xwd.of(server).pixel(60, 400) != BACKGROUND);
    int window = Xwd.of(server).pixel(300, 250);
    show(ALL, List.of(BOX), POINTER, new Ring(500, 450, 40, InkColour.MAGENTA));
    awaitPixel(200, 220, BLUE);
    awaitPixel(604, 110, MAGENTA);
    awaitPixel(540, 450, MAGENTA);
    Xwd screen = Xwd.of(server);
    assertThat(screen.pixel(300, 250)).as("inside the box").isEqualTo(window);
    assertThat(screen.pixel(204, 220)).as("its outline").isEqualTo(0xffffff);
  }

  @Test
  void aClickGoesThroughToTheWindowBelow() throws Exception {
    Process below = server.talkTo("xev", "-geometry", "500x400+100+100", "-event", "button");
    var heard = new StringBuffer();
    Thread.ofVirtual().start(() -> below.inputReader().lines().forEach(heard::append));
    server.call("xdotool", "search", "--sync", "--onlyvisible", "--name", "Event Tester");
    show(ALL, List.of(BOX), null, new Ring(200, 220, 3, InkColour.MAGENTA));
    awaitPixel(201, 240, BLUE);
    server.call("xdotool", "mousemove", "201", "240", "click", "1");
    await().until(() -> heard.toString().contains("ButtonPress"));
  }

  @Test
  void nothingIsDrawnOutsideOfWhatIsShared() throws Exception {
    show(new Box(0, 0, 300, 600), List.of(BOX), new Pointer(296, 40, InkColour.BLUE, "Anna"), null);
    awaitPixel(200, 220, BLUE);
    Xwd screen = Xwd.of(server);
    for (int y = 0; y < 600; y++) {
      for (int x = 300; x < 800; x++) {
        assertThat(screen.pixel(x, y)).isEqualTo(BACKGROUND);
      }
    }
  }

  @Test
  void theAgentsOwnWindowsStayAsTheyAreAlsoWhenTheyMove() throws Exception {
    own = List.of(new Rectangle(190, 200, 30, 40));
    show(ALL, List.of(BOX), null, null);
    awaitPixel(200, 160, BLUE);
    assertThat(Xwd.of(server).pixel(200, 220)).isEqualTo(BACKGROUND);
    own = List.of(new Rectangle(190, 150, 30, 40));
    show(ALL, List.of(BOX), null, null);
    awaitPixel(200, 220, BLUE);
    awaitPixel(200, 160, BACKGROUND);
  }

  @Test
  void aPointerThatMovesLeavesNothingBehindAndOneThatRestsCostsNothing() throws Exception {
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      for (int x = 100; x < 600; x += 10) {
        show(ALL, List.of(), new Pointer(x, 300, InkColour.MAGENTA, "Anna"), null);
      }
      var last = new Pointer(595, 300, InkColour.MAGENTA, "Anna");
      show(ALL, List.of(), last, null);
      awaitPixel(599, 310, MAGENTA);
      await().until(() -> capture.await(300) == X11Capture.Event.WOKEN);
      for (int i = 0; i < 20; i++) {
        show(ALL, List.of(), last, null);
      }
      assertThat(capture.await(500)).as("no damage").isEqualTo(X11Capture.Event.WOKEN);
      board.show(Drawing.NOTHING);
      awaitPixel(599, 310, BACKGROUND);
      Xwd screen = Xwd.of(server);
      for (int pixel : screen.rgb()) {
        assertThat(pixel).isEqualTo(BACKGROUND);
      }
    }
  }
}
