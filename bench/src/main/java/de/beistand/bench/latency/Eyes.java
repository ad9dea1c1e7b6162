package de.beistand.bench.latency;

import de.beistand.bench.picture.FrameCode;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.picture.Spot;
import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Damage;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.SharedImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/// A person's eyes in front of a display that shows the customer's screen somewhere on it.
final class Eyes implements AutoCloseable {
  private static final long POLL_NANOS = 400_000;
  private static final int MAGENTA = 0xFF00FF;
  private static final int LIME = 0x00FF00;
  private static final double LARGEST_SCALE_ERROR = 0.002;

  /// Where the customer's left upper corner is on the technician's screen.
  record Place(int x, int y) {}

  private final Display display;
  private final Display listener;
  private final Damage damage;
  private final Layout layout;
  private final Map<Long, SharedImage> images = new HashMap<>();
  private Place place = new Place(0, 0);

  Eyes(String displayName, Layout layout) {
    this.display = Display.open(displayName);
    this.listener = Display.open(displayName);
    this.damage = new Damage(listener);
    this.layout = layout;
  }

  /// The two marks as they are drawn for `find`.
  static int leftMarkColour() {
    return MAGENTA;
  }

  static int rightMarkColour() {
    return LIME;
  }

  /// Waits until both marks are seen, at whatever size.
  ///
  /// @return `System.nanoTime()` when they were seen, or nothing in time
  OptionalLong awaitMarks(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      SharedImage screen = screen();
      long now = System.nanoTime();
      if (Marks.of(screen, MAGENTA).whole() && Marks.of(screen, LIME).whole()) {
        return OptionalLong.of(now);
      }
    } while (damage.await(deadline));
    return OptionalLong.empty();
  }

  /// Waits until neither mark is seen.
  void awaitNoMarks(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      SharedImage screen = screen();
      if (Marks.of(screen, MAGENTA).count() == 0 && Marks.of(screen, LIME).count() == 0) {
        return;
      }
    } while (damage.await(deadline));
    throw new IllegalStateException("the picture of an earlier session does not go away");
  }

  /// Remembers where the marks stand, and with them the picture.
  ///
  /// @throws IllegalStateException if the picture is shown larger or smaller than it is
  void locate() {
    SharedImage screen = screen();
    place = place(Marks.of(screen, MAGENTA), Marks.of(screen, LIME));
  }

  private Place place(Marks left, Marks right) {
    Area a = layout.leftMark();
    Area b = layout.rightMark();
    double scale = (right.x() - left.x()) / (b.x() - a.x());
    if (Math.abs(scale - 1) > LARGEST_SCALE_ERROR) {
      throw new IllegalStateException("the picture is shown at %.3f of its size".formatted(scale));
    }
    return new Place(
        (int) Math.round(left.x() - a.x() - (a.width() - 1) / 2.0),
        (int) Math.round(left.y() - a.y() - (a.height() - 1) / 2.0));
  }

  /// Waits until a spot has changed.
  ///
  /// @return `System.nanoTime()` when it was seen, or nothing in time
  OptionalLong await(Area area, Spot spot, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      SharedImage seen = look(area);
      long now = System.nanoTime();
      if (spot.stands(seen)) {
        return OptionalLong.of(now);
      }
      LockSupport.parkNanos(POLL_NANOS);
    } while (System.nanoTime() < deadline);
    return OptionalLong.empty();
  }

  /// The number of the frame that stands whole, or `FrameCode.UNREADABLE`.
  int frame() {
    int lower = FrameCode.read(look(layout.lowerCode()));
    if (lower == FrameCode.UNREADABLE) {
      return lower;
    }
    return FrameCode.read(look(layout.upperCode())) == lower ? lower : FrameCode.UNREADABLE;
  }

  /// Waits until anything was drawn on the whole screen; false at the deadline.
  boolean awaitChange(long deadline) {
    return damage.await(deadline);
  }

  /// Looks at a part of the customer's screen; the image is overwritten by the next look of that
  /// size.
  SharedImage look(Area area) {
    return image(area.width(), area.height()).grab(area.x() + place.x(), area.y() + place.y());
  }

  Place place() {
    return place;
  }

  private SharedImage screen() {
    return image(display.width(), display.height()).grab(0, 0);
  }

  private SharedImage image(int width, int height) {
    return images.computeIfAbsent(
        (long) width << 32 | height, size -> new SharedImage(display, width, height));
  }

  @Override
  public void close() {
    images.values().forEach(SharedImage::close);
    listener.close();
    display.close();
  }
}
