package de.beistand.agent.ink;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.input.OwnWindows;
import de.beistand.agent.screen.Box;
import de.beistand.agent.x11.LibX11Shapes;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.awt.Rectangle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The board on X11: a window for each stroke, the pointer and the ring, in their shapes.
public final class X11Board implements Board {
  private static final int DEPTH = 24;

  /// Something on the screen.
  ///
  /// @param what a [Stroke], [Pointer] or [Ring]
  /// @param cut whether a part of it is left out
  private record Shown(Object what, Overlay overlay, boolean cut) {}

  private final XDisplay display;
  private final LibX11Shapes windows;
  private final OwnWindows own;
  private final Painter painter;
  private final Map<Object, Shown> shown = new LinkedHashMap<>();
  private Box within = new Box(0, 0, 0, 0);
  private List<Rectangle> holes = List.of();

  private X11Board(XDisplay display, OwnWindows own, double scale) throws X11UnavailableException {
    this.display = display;
    this.own = own;
    windows = new LibX11Shapes();
    painter = new Painter(scale);
    int screen = display.x().XDefaultScreen(display.handle());
    if (display.x().XDefaultDepth(display.handle(), screen) != DEPTH) {
      throw new X11UnavailableException("the screen has other pixels than 8 bits a colour");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment major = arena.allocate(JAVA_INT);
      MemorySegment minor = arena.allocate(JAVA_INT);
      if (!windows.XShapeQueryExtension(display.handle(), major, minor)
          || !windows.XShapeQueryVersion(display.handle(), major, minor)
          || major.get(JAVA_INT, 0) * 100 + minor.get(JAVA_INT, 0) < 101) {
        throw new X11UnavailableException("windows cannot let clicks through: no SHAPE 1.1");
      }
    }
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  ///
  /// @param own never drawn upon
  /// @param scale of the desktop: 2 on a screen with small pixels
  public static X11Board open(@Nullable String displayName, OwnWindows own, double scale)
      throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11Board(display, own, scale);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  @Override
  public void show(Drawing drawing) {
    if (display.lost()) {
      return;
    }
    List<Rectangle> holesNow = own.areas();
    boolean elsewhere = !drawing.within().equals(within) || !holesNow.equals(holes);
    within = drawing.within();
    holes = holesNow;
    Map<Object, Shown> before = new LinkedHashMap<>(shown);
    shown.clear();
    for (Stroke stroke : drawing.strokes()) {
      put(stroke.id(), stroke, before, elsewhere);
    }
    if (drawing.ring() != null) {
      put(Ring.class, drawing.ring(), before, elsewhere);
    }
    if (drawing.pointer() != null) {
      put(Pointer.class, drawing.pointer(), before, elsewhere);
    }
    before.values().forEach(old -> old.overlay().close());
    restack();
    display.flush();
  }

  private void put(Object key, Object what, Map<Object, Shown> before, boolean elsewhere) {
    Shown old = before.get(key);
    if (old != null && old.what().equals(what) && !elsewhere) {
      shown.put(key, old);
      before.remove(key);
      return;
    }
    Painter.Picture picture =
        switch (what) {
          case Stroke stroke -> painter.stroke(stroke);
          case Ring ring -> painter.ring(ring);
          case Pointer pointer -> painter.pointer(pointer);
          default -> throw new IllegalArgumentException(what.toString());
        };
    boolean cut = isCut(picture.box());
    if (old != null && !cut && !old.cut() && moved(old.what(), what)) {
      old.overlay().move(picture.x(), picture.y());
      shown.put(key, new Shown(what, old.overlay(), false));
      before.remove(key);
      return;
    }
    // The new one covers the old one before that goes: nothing flickers.
    List<Box> shape =
        Spans.of(
            picture.image(),
            relative(within, picture),
            holes.stream().map(hole -> relative(box(hole), picture)).toList());
    shown.put(key, new Shown(what, new Overlay(display, windows, picture, shape), cut));
  }

  /// It is the same pointer elsewhere.
  private static boolean moved(Object old, Object now) {
    return old instanceof Pointer from
        && now instanceof Pointer to
        && from.colour() == to.colour()
        && from.name().equals(to.name());
  }

  private boolean isCut(Box box) {
    boolean inside =
        box.x() >= within.x()
            && box.y() >= within.y()
            && box.x() + box.width() <= within.x() + within.width()
            && box.y() + box.height() <= within.y() + within.height();
    Rectangle place = new Rectangle(box.x(), box.y(), box.width(), box.height());
    return !inside || holes.stream().anyMatch(place::intersects);
  }

  private static Box box(Rectangle area) {
    return new Box(area.x, area.y, area.width, area.height);
  }

  private static Box relative(Box box, Painter.Picture to) {
    return new Box(box.x() - to.x(), box.y() - to.y(), box.width(), box.height());
  }

  /// Over everything; what was drawn last on top.
  private void restack() {
    List<Shown> topFirst = new ArrayList<>(shown.values());
    Collections.reverse(topFirst);
    if (topFirst.isEmpty()) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      long[] ids = topFirst.stream().mapToLong(one -> one.overlay().window()).toArray();
      windows.XRaiseWindow(display.handle(), ids[0]);
      windows.XRestackWindows(display.handle(), arena.allocateFrom(JAVA_LONG, ids), ids.length);
    }
  }

  @Override
  public void close() {
    show(Drawing.NOTHING);
    display.close();
  }
}
