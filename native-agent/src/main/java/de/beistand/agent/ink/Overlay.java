package de.beistand.agent.ink;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import de.beistand.agent.screen.Box;
import de.beistand.agent.x11.LibX11Shapes;
import de.beistand.agent.x11.XDisplay;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A window over everything in the shape of one picture, which takes no click and no key: window
/// managers leave it alone (override-redirect), its bounding shape is the picture's outline, and
/// its input shape is empty (X Nonrectangular Window Shape Extension 1.1). It needs no compositor.
final class Overlay implements AutoCloseable {
  private static final int INPUT_OUTPUT = 1;
  private static final int Z_PIXMAP = 2;
  private static final int SHAPE_BOUNDING = 0;
  private static final int SHAPE_INPUT = 2;
  private static final int SHAPE_SET = 0;
  private static final int UNSORTED = 0;
  private static final int RECTANGLE_SIZE = 8;

  // XSetWindowAttributes
  private static final int ATTRIBUTES_SIZE = 112;
  private static final int BACKGROUND_PIXMAP = 0;
  private static final int OVERRIDE_REDIRECT = 88;
  private static final long CW_BACKGROUND_PIXMAP = 1;
  private static final long CW_OVERRIDE_REDIRECT = 1 << 9;

  private final XDisplay display;
  private final LibX11Shapes windows;
  private final long window;

  /// Shows the picture.
  ///
  /// @param shape of it, in its own pixels
  Overlay(XDisplay display, LibX11Shapes windows, Painter.Picture picture, List<Box> shape) {
    this.display = display;
    this.windows = windows;
    BufferedImage image = picture.image();
    int width = image.getWidth();
    int height = image.getHeight();
    MemorySegment handle = display.handle();
    try (Arena arena = Arena.ofConfined()) {
      long pixmap = pixmap(image, arena);
      MemorySegment attributes = arena.allocate(ATTRIBUTES_SIZE, 8);
      attributes.set(JAVA_LONG, BACKGROUND_PIXMAP, pixmap);
      attributes.set(JAVA_INT, OVERRIDE_REDIRECT, 1);
      window =
          windows.XCreateWindow(
              handle,
              display.root(),
              picture.x(),
              picture.y(),
              width,
              height,
              0,
              0,
              INPUT_OUTPUT,
              MemorySegment.NULL,
              CW_BACKGROUND_PIXMAP | CW_OVERRIDE_REDIRECT,
              attributes);
      windows.XFreePixmap(handle, pixmap);
      combine(SHAPE_BOUNDING, shape, arena);
      combine(SHAPE_INPUT, List.of(), arena);
      windows.XMapRaised(handle, window);
    }
  }

  private long pixmap(BufferedImage image, Arena arena) {
    int width = image.getWidth();
    int height = image.getHeight();
    MemorySegment handle = display.handle();
    int screen = display.x().XDefaultScreen(handle);
    int depth = display.x().XDefaultDepth(handle, screen);
    int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
    MemorySegment pixels = arena.allocateFrom(JAVA_INT, argb);
    long pixmap = windows.XCreatePixmap(handle, display.root(), width, height, depth);
    MemorySegment context = windows.XCreateGC(handle, pixmap, 0, MemorySegment.NULL);
    MemorySegment visual = display.x().XDefaultVisual(handle, screen);
    MemorySegment ximage =
        windows.XCreateImage(handle, visual, depth, Z_PIXMAP, 0, pixels, width, height, 32, 0);
    windows.XPutImage(handle, pixmap, context, ximage, 0, 0, 0, 0, width, height);
    display.x().XFree(ximage); // the pixels are ours
    windows.XFreeGC(handle, context);
    return pixmap;
  }

  private void combine(int kind, List<Box> shape, Arena arena) {
    MemorySegment list = arena.allocate((long) RECTANGLE_SIZE * Math.max(1, shape.size()), 2);
    for (int i = 0; i < shape.size(); i++) {
      Box box = shape.get(i);
      long at = (long) i * RECTANGLE_SIZE;
      list.set(JAVA_SHORT, at, (short) box.x());
      list.set(JAVA_SHORT, at + 2, (short) box.y());
      list.set(JAVA_SHORT, at + 4, (short) box.width());
      list.set(JAVA_SHORT, at + 6, (short) box.height());
    }
    windows.XShapeCombineRectangles(
        display.handle(), window, kind, 0, 0, list, shape.size(), SHAPE_SET, UNSORTED);
  }

  long window() {
    return window;
  }

  void move(int x, int y) {
    windows.XMoveWindow(display.handle(), window, x, y);
  }

  @Override
  public void close() {
    windows.XDestroyWindow(display.handle(), window);
  }
}
