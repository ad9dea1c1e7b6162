package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import de.beistand.agent.x11.XDisplay;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/// A part of the desktop as it is on the screen, with all that lies there. Only the rows are
/// fetched in which something was drawn.
final class DesktopPicture implements Subject {
  /// Rows between two changes that are fetched too, rather than asking the server twice.
  private static final int ROWS_WORTH_FETCHING = 48;

  private final XDisplay display;
  private final X11Monitors monitors;
  private final X11Damage drawn;
  private final long damageObject;
  private final BitSet rows = new BitSet();
  private Area area = new Area.Nothing();
  private Box box = new Box(0, 0, 0, 0);
  private Visibility visibility = Visibility.GONE;

  DesktopPicture(XDisplay display, X11Monitors monitors, X11Damage drawn) {
    this.display = display;
    this.monitors = monitors;
    this.drawn = drawn;
    damageObject = drawn.create(display.root());
  }

  /// From now on it is this part; of a program there is nothing to see.
  void turnTo(Area part) {
    area = part;
  }

  @Override
  public Optional<Box> find() {
    Optional<Box> found =
        switch (area) {
          case Area.OneProgram _, Area.Nothing() -> Optional.empty();
          case Area.Desktop() -> desktop();
          case Area.OneMonitor(String name) ->
              monitors.list().stream()
                  .filter(monitor -> monitor.name().equals(name))
                  .map(Monitor::box)
                  .findFirst()
                  .flatMap(this::visible);
          case Area.Part(Box part) -> visible(part);
        };
    box = found.orElse(box);
    visibility = found.isPresent() ? Visibility.SHOWN : Visibility.GONE;
    return found;
  }

  /// All of it; empty if the server is gone.
  private Optional<Box> desktop() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(64, 8);
      if (!display
          .x()
          .XGetGeometry(
              display.handle(),
              display.root(),
              numbers,
              numbers.asSlice(8),
              numbers.asSlice(12),
              numbers.asSlice(16),
              numbers.asSlice(20),
              numbers.asSlice(24),
              numbers.asSlice(28))) {
        return Optional.empty();
      }
      return Optional.of(new Box(0, 0, numbers.get(JAVA_INT, 16), numbers.get(JAVA_INT, 20)));
    }
  }

  /// What of this is on the desktop.
  private Optional<Box> visible(Box wanted) {
    return desktop()
        .map(
            all -> {
              int x = Math.clamp(wanted.x(), 0, all.width());
              int y = Math.clamp(wanted.y(), 0, all.height());
              int right = Math.clamp((long) wanted.x() + wanted.width(), x, all.width());
              int bottom = Math.clamp((long) wanted.y() + wanted.height(), y, all.height());
              return new Box(x, y, right - x, bottom - y);
            })
        .filter(found -> found.width() > 0 && found.height() > 0);
  }

  @Override
  public Visibility visibility() {
    return visibility;
  }

  @Override
  public Set<Long> windows() {
    return Set.of();
  }

  /// The capture watches the desktop by itself.
  @Override
  public void note(MemorySegment event) {}

  @Override
  public int patience() {
    return -1;
  }

  @Override
  public boolean hasMoved() {
    return false;
  }

  @Override
  public boolean fetch(SharedPicture into, boolean whole, Damage damage) {
    drawn.take(damageObject, box, damage);
    if (whole) {
      damage.clear();
      damage.add(0, 0, box.width(), box.height());
    }
    return fetchRows(into, damage);
  }

  private boolean fetchRows(SharedPicture into, Damage damage) {
    rows.clear();
    for (int i = 0; i < damage.count(); i++) {
      rows.set(damage.y(i), damage.y(i) + damage.height(i));
    }
    int first = rows.nextSetBit(0);
    while (first >= 0) {
      int end = rows.nextClearBit(first);
      int next = rows.nextSetBit(end);
      while (next >= 0 && next - end <= ROWS_WORTH_FETCHING) {
        end = rows.nextClearBit(next);
        next = rows.nextSetBit(end);
      }
      if (!into.fetch(display.root(), box.x(), box.y(), first, end - first)) {
        return false;
      }
      first = next;
    }
    return true;
  }
}
