package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XWindows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Mouse and keyboard reach what the running capture shows; of a program only what lies on top, and
/// the keyboard only while it is the program's.
final class X11Aim implements Aim {
  private static final System.Logger LOG = System.getLogger("beistand.screen");

  private final @Nullable String displayName;
  private final Supplier<Optional<X11Capture>> capture;

  X11Aim(@Nullable String displayName, Supplier<Optional<X11Capture>> capture) {
    this.displayName = displayName;
    this.capture = capture;
  }

  @Override
  public Optional<Point> at(int x, int y) {
    return shown()
        .flatMap(
            shown -> {
              Point point = within(shown.box(), x, y);
              return !shown.isProgram()
                      || meets(shown.windows(), windows -> windows.at(point.x(), point.y()))
                  ? Optional.of(point)
                  : Optional.empty();
            });
  }

  private Optional<X11Capture> shown() {
    return capture.get().filter(shown -> !shown.isBlank());
  }

  @Override
  public Optional<Box> area() {
    return shown().map(X11Capture::box);
  }

  /// The pixel of the desktop, moved to the edge if it is outside of the picture.
  static Point within(Box box, int x, int y) {
    return new Point(
        box.x() + Math.clamp(x, 0, box.width() - 1), box.y() + Math.clamp(y, 0, box.height() - 1));
  }

  @Override
  public boolean hasKeyboard() {
    return shown()
        .filter(shown -> !shown.isProgram() || meets(shown.windows(), XWindows::focus))
        .isPresent();
  }

  /// Whether one of the windows is where somebody looks.
  private boolean meets(Set<Long> shared, Function<XWindows, List<Long>> look) {
    try (XDisplay display = XDisplay.open(displayName);
        XWindows windows = new XWindows(display)) {
      return look.apply(windows).stream().anyMatch(shared::contains);
    } catch (X11UnavailableException e) {
      LOG.log(System.Logger.Level.WARNING, "no input: " + e.getMessage());
      return false;
    }
  }
}
