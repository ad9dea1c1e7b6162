package de.beistand.bench.x11;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;
import static de.beistand.acceptance.net.Native.pointerOf;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// A window or a pixmap with a pen. Drawing is queued until the display is flushed.
public final class Surface {
  private static final MethodHandle CREATE_GC =
      Display.pointer("XCreateGC", POINTER, LONG, LONG, POINTER);
  private static final MethodHandle NO_EXPOSURES =
      Display.integer("XSetGraphicsExposures", POINTER, POINTER, INT);
  private static final MethodHandle FOREGROUND =
      Display.integer("XSetForeground", POINTER, POINTER, LONG);
  private static final MethodHandle FILL =
      Display.integer("XFillRectangle", POINTER, LONG, POINTER, INT, INT, INT, INT);
  private static final MethodHandle COPY =
      Display.integer("XCopyArea", POINTER, LONG, LONG, POINTER, INT, INT, INT, INT, INT, INT);

  private final Display display;
  private final MemorySegment connection;
  private final long id;
  private final int width;
  private final int height;
  private final MemorySegment pen;

  Surface(Display display, long id, int width, int height) {
    this.display = display;
    this.connection = display.connection();
    this.id = id;
    this.width = width;
    this.height = height;
    this.pen =
        pointerOf(
            () -> (MemorySegment) CREATE_GC.invokeExact(connection, id, 0L, MemorySegment.NULL));
    int unused = intOf(() -> (int) NO_EXPOSURES.invokeExact(connection, pen, 0));
  }

  public Display display() {
    return display;
  }

  long id() {
    return id;
  }

  MemorySegment pen() {
    return pen;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Fills with a colour 0xRRGGBB.
  public void fill(Area area, int rgb) {
    int colour = intOf(() -> (int) FOREGROUND.invokeExact(connection, pen, (long) rgb));
    int fill =
        intOf(
            () ->
                (int)
                    FILL.invokeExact(
                        connection, id, pen, area.x(), area.y(), area.width(), area.height()));
  }

  public void fillAll(int rgb) {
    fill(new Area(0, 0, width, height), rgb);
  }

  /// Copies an area of another surface of the same display here, its left upper corner to `x`, `y`.
  public void copy(Surface from, Area area, int x, int y) {
    int unused =
        intOf(
            () ->
                (int)
                    COPY.invokeExact(
                        connection,
                        from.id,
                        id,
                        pen,
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        x,
                        y));
  }
}
