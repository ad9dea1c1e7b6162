package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libX11 and libXext (extension SHAPE) by which the agent makes windows of its
/// own.
public final class LibX11Shapes {
  private final MethodHandle xCreateWindow;
  private final MethodHandle xDestroyWindow;
  private final MethodHandle xMapRaised;
  private final MethodHandle xMoveWindow;
  private final MethodHandle xRaiseWindow;
  private final MethodHandle xRestackWindows;
  private final MethodHandle xCreatePixmap;
  private final MethodHandle xFreePixmap;
  private final MethodHandle xCreateGC;
  private final MethodHandle xFreeGC;
  private final MethodHandle xCreateImage;
  private final MethodHandle xPutImage;
  private final MethodHandle xShapeQueryExtension;
  private final MethodHandle xShapeQueryVersion;
  private final MethodHandle xShapeCombineRectangles;

  public LibX11Shapes() throws X11UnavailableException {
    NativeLibrary x = NativeLibrary.open("libX11.so.6");
    xCreateWindow =
        x.function(
            "XCreateWindow",
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            ADDRESS);
    xDestroyWindow = x.function("XDestroyWindow", JAVA_INT, ADDRESS, JAVA_LONG);
    xMapRaised = x.function("XMapRaised", JAVA_INT, ADDRESS, JAVA_LONG);
    xMoveWindow = x.function("XMoveWindow", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT);
    xRaiseWindow = x.function("XRaiseWindow", JAVA_INT, ADDRESS, JAVA_LONG);
    xRestackWindows = x.function("XRestackWindows", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    xCreatePixmap =
        x.function("XCreatePixmap", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT);
    xFreePixmap = x.function("XFreePixmap", JAVA_INT, ADDRESS, JAVA_LONG);
    xCreateGC = x.function("XCreateGC", ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS);
    xFreeGC = x.function("XFreeGC", JAVA_INT, ADDRESS, ADDRESS);
    xCreateImage =
        x.function(
            "XCreateImage",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT);
    xPutImage =
        x.function(
            "XPutImage",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT);
    NativeLibrary xext = NativeLibrary.open("libXext.so.6");
    xShapeQueryExtension =
        xext.function("XShapeQueryExtension", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xShapeQueryVersion = xext.function("XShapeQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xShapeCombineRectangles =
        xext.procedure(
            "XShapeCombineRectangles",
            ADDRESS,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT);
  }

  public long XCreateWindow(
      MemorySegment display,
      long parent,
      int x,
      int y,
      int width,
      int height,
      int border,
      int depth,
      int kind,
      MemorySegment visual,
      long mask,
      MemorySegment attributes) {
    try {
      return (long)
          xCreateWindow.invokeExact(
              display, parent, x, y, width, height, border, depth, kind, visual, mask, attributes);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XDestroyWindow(MemorySegment display, long window) {
    try {
      return (int) xDestroyWindow.invokeExact(display, window);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XMapRaised(MemorySegment display, long window) {
    try {
      return (int) xMapRaised.invokeExact(display, window);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XMoveWindow(MemorySegment display, long window, int x, int y) {
    try {
      return (int) xMoveWindow.invokeExact(display, window, x, y);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XRaiseWindow(MemorySegment display, long window) {
    try {
      return (int) xRaiseWindow.invokeExact(display, window);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XRestackWindows(MemorySegment display, MemorySegment windows, int count) {
    try {
      return (int) xRestackWindows.invokeExact(display, windows, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XCreatePixmap(
      MemorySegment display, long drawable, int width, int height, int depth) {
    try {
      return (long) xCreatePixmap.invokeExact(display, drawable, width, height, depth);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XFreePixmap(MemorySegment display, long pixmap) {
    try {
      return (int) xFreePixmap.invokeExact(display, pixmap);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XCreateGC(
      MemorySegment display, long drawable, long mask, MemorySegment values) {
    try {
      return (MemorySegment) xCreateGC.invokeExact(display, drawable, mask, values);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XFreeGC(MemorySegment display, MemorySegment context) {
    try {
      return (int) xFreeGC.invokeExact(display, context);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XCreateImage(
      MemorySegment display,
      MemorySegment visual,
      int depth,
      int format,
      int offset,
      MemorySegment data,
      int width,
      int height,
      int pad,
      int stride) {
    try {
      return (MemorySegment)
          xCreateImage.invokeExact(
              display, visual, depth, format, offset, data, width, height, pad, stride);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XPutImage(
      MemorySegment display,
      long drawable,
      MemorySegment context,
      MemorySegment image,
      int fromX,
      int fromY,
      int toX,
      int toY,
      int width,
      int height) {
    try {
      return (int)
          xPutImage.invokeExact(
              display, drawable, context, image, fromX, fromY, toX, toY, width, height);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XShapeQueryExtension(
      MemorySegment display, MemorySegment firstEvent, MemorySegment firstError) {
    try {
      return (int) xShapeQueryExtension.invokeExact(display, firstEvent, firstError) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XShapeQueryVersion(
      MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xShapeQueryVersion.invokeExact(display, major, minor) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XShapeCombineRectangles(
      MemorySegment display,
      long window,
      int kind,
      int x,
      int y,
      MemorySegment rectangles,
      int count,
      int operation,
      int order) {
    try {
      xShapeCombineRectangles.invokeExact(
          display, window, kind, x, y, rectangles, count, operation, order);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
