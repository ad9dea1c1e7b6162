package de.beistand.bench.longrun;

import de.beistand.acceptance.Program;
import de.beistand.acceptance.Until;
import de.beistand.acceptance.VirtualDesktop;
import de.beistand.bench.process.Pause;
import de.beistand.bench.x11.Hands;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.Random;

/// A technician who never rests, and a customer's screen on which always something goes on: in ten
/// seconds about as much as in a minute of an ordinary session.
final class BusyPeople implements AutoCloseable {
  private static final long MOVE_EVERY_MILLIS = 8;
  private static final int LETTERS = 40;
  private static final int TEXT = 'a';

  private final Hands hands;
  private final int width;
  private final int height;
  private final Random random = new Random(1);
  private final Program typewriter;
  private final Program listing;
  private long moves;
  private long keys;

  /// @param hands of the technician
  /// @param width,height of the customer's screen, which fills the technician's from the middle
  BusyPeople(VirtualDesktop customer, Hands hands, int width, int height) {
    this.hands = hands;
    this.width = width;
    this.height = height;
    typewriter = customer.start("typewriter", "xterm", "-T", "typewriter", "-e", "cat");
    listing =
        customer.start(
            "listing",
            "xterm",
            "-T",
            "listing",
            "-e",
            "sh",
            "-c",
            "while :; do for i in $(seq 20); do ls -la /usr/bin | head -60; sleep 0.1; done; sleep 6; done");
    customer.put("^listing$", new Rectangle(120, 60, width / 2, height / 3));
    customer.put("^typewriter$", new Rectangle(120, height / 2, width / 2, height / 3));
    Until.holds("both programs", Duration.ofSeconds(20), () -> typewriter.isAlive());
  }

  /// Ten seconds of it.
  void round(int pictureX, int pictureY) {
    long end = System.nanoTime() + 10_000_000_000L;
    int x = width / 3;
    int y = height * 2 / 3;
    hands.click(pictureX + x, pictureY + y); // the typewriter gets the keyboard
    for (int i = 0; i < LETTERS; i++) {
      int key = i == LETTERS - 1 ? '\r' : TEXT + random.nextInt(26);
      hands.key(key == '\r' ? 0xff0d : key, true);
      hands.key(key == '\r' ? 0xff0d : key, false);
      keys++;
      Pause.millis(60);
    }
    // Over both windows and the background: the cursor changes at each edge.
    for (int i = 0; System.nanoTime() < end; i++) {
      double angle = i / 40.0;
      int atX = (int) (width * (0.45 + 0.35 * Math.sin(angle)));
      int atY = (int) (height * (0.5 + 0.4 * Math.cos(angle * 0.7)));
      hands.move(pictureX + atX, pictureY + atY);
      moves++;
      Pause.millis(MOVE_EVERY_MILLIS);
    }
  }

  long moves() {
    return moves;
  }

  long keys() {
    return keys;
  }

  @Override
  public void close() {
    typewriter.close();
    listing.close();
  }
}
