package de.beistand.agent.screen;

import java.util.Optional;
import java.util.function.Supplier;

/// Mouse and keyboard reach what the running capture shows.
final class X11Aim implements Aim {
  private final Supplier<Optional<X11Capture>> capture;

  X11Aim(Supplier<Optional<X11Capture>> capture) {
    this.capture = capture;
  }

  @Override
  public Optional<Point> at(int x, int y) {
    return capture.get().filter(shown -> !shown.isBlank()).map(shown -> within(shown.box(), x, y));
  }

  /// The pixel of the desktop, moved to the edge if it is outside of the picture.
  static Point within(Box box, int x, int y) {
    return new Point(
        box.x() + Math.clamp(x, 0, box.width() - 1), box.y() + Math.clamp(y, 0, box.height() - 1));
  }

  @Override
  public boolean hasKeyboard() {
    return capture.get().filter(shown -> !shown.isBlank()).isPresent();
  }
}
