package de.beistand.bench.start;

import de.beistand.bench.x11.Damage;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.SharedImage;
import java.time.Duration;

/// Eyes for the agent's window on an otherwise empty screen: by the colours of its logo and of the
/// dot that is green once the password is valid.
final class WindowWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOGO = 0x0B6E6E;
  private static final int READY = 0x1B7F4B;
  private static final int ENOUGH = 20;

  private final Display display;
  private final Display listener;
  private final Damage damage;
  private final SharedImage screen;

  WindowWatch(String displayName) {
    display = Display.open(displayName);
    listener = Display.open(displayName);
    damage = new Damage(listener);
    screen = new SharedImage(display, display.width(), display.height());
  }

  /// `System.nanoTime()` when the window was painted.
  long awaitPainted() {
    return await(LOGO, true);
  }

  /// `System.nanoTime()` when it showed a valid password.
  long awaitReady() {
    return await(READY, true);
  }

  void awaitGone() {
    long unused = await(LOGO, false);
  }

  private long await(int colour, boolean there) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    do {
      long now = System.nanoTime();
      if (count(colour) >= ENOUGH == there) {
        return now;
      }
    } while (damage.await(deadline));
    throw new IllegalStateException("the agent's window did not do as expected");
  }

  private int count(int colour) {
    screen.grab(0, 0);
    int count = 0;
    for (int y = 0; y < screen.height(); y++) {
      for (int x = 0; x < screen.width(); x++) {
        if ((screen.rgb(x, y) & 0xFFFFFF) == colour) {
          count++;
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    screen.close();
    listener.close();
    display.close();
  }
}
