package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// The functions of libX11 that the agent uses, with the names and arguments of Xlib.
public final class LibX11 {
  private final MethodHandle xOpenDisplay;
  private final MethodHandle xCloseDisplay;
  private final MethodHandle xDefaultScreen;
  private final MethodHandle xRootWindow;
  private final MethodHandle xDefaultVisual;
  private final MethodHandle xDefaultDepth;
  private final MethodHandle xGetGeometry;
  private final MethodHandle xQueryPointer;
  private final MethodHandle xGetAtomName;
  private final MethodHandle xConnectionNumber;
  private final MethodHandle xPending;
  private final MethodHandle xNextEvent;
  private final MethodHandle xGetEventData;
  private final MethodHandle xFreeEventData;
  private final MethodHandle xFlush;
  private final MethodHandle xSync;
  private final MethodHandle xQueryExtension;
  private final MethodHandle xInternAtom;
  private final MethodHandle xFree;
  private final MethodHandle xSelectInput;
  private final MethodHandle xGetInputFocus;
  private final MethodHandle xQueryTree;
  private final MethodHandle xGetWMProtocols;
  private final MethodHandle xSendEvent;
  private final MethodHandle xChangeKeyboardMapping;
  private final MethodHandle xSetErrorHandler;
  private final MethodHandle xSetIOErrorHandler;
  private final Optional<MethodHandle> xSetIOErrorExitHandler;
  private final NativeLibrary library;

  public LibX11() throws X11UnavailableException {
    library = NativeLibrary.open("libX11.so.6");
    xOpenDisplay = library.function("XOpenDisplay", ADDRESS, ADDRESS);
    xCloseDisplay = library.function("XCloseDisplay", JAVA_INT, ADDRESS);
    xDefaultScreen = library.function("XDefaultScreen", JAVA_INT, ADDRESS);
    xRootWindow = library.function("XRootWindow", JAVA_LONG, ADDRESS, JAVA_INT);
    xDefaultVisual = library.function("XDefaultVisual", ADDRESS, ADDRESS, JAVA_INT);
    xDefaultDepth = library.function("XDefaultDepth", JAVA_INT, ADDRESS, JAVA_INT);
    xGetGeometry =
        library.function(
            "XGetGeometry",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    xQueryPointer =
        library.function(
            "XQueryPointer",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    xGetAtomName = library.function("XGetAtomName", ADDRESS, ADDRESS, JAVA_LONG);
    xConnectionNumber = library.function("XConnectionNumber", JAVA_INT, ADDRESS);
    xPending = library.function("XPending", JAVA_INT, ADDRESS);
    xNextEvent = library.function("XNextEvent", JAVA_INT, ADDRESS, ADDRESS);
    xGetEventData = library.function("XGetEventData", JAVA_INT, ADDRESS, ADDRESS);
    xFreeEventData = library.procedure("XFreeEventData", ADDRESS, ADDRESS);
    xFlush = library.function("XFlush", JAVA_INT, ADDRESS);
    xSync = library.function("XSync", JAVA_INT, ADDRESS, JAVA_INT);
    xQueryExtension =
        library.function("XQueryExtension", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    xInternAtom = library.function("XInternAtom", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT);
    xFree = library.function("XFree", JAVA_INT, ADDRESS);
    xSelectInput = library.function("XSelectInput", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    xGetInputFocus = library.function("XGetInputFocus", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xQueryTree =
        library.function(
            "XQueryTree", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    xGetWMProtocols =
        library.function("XGetWMProtocols", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    xSendEvent =
        library.function("XSendEvent", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS);
    xChangeKeyboardMapping =
        library.function(
            "XChangeKeyboardMapping", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    xSetErrorHandler = library.function("XSetErrorHandler", ADDRESS, ADDRESS);
    xSetIOErrorHandler = library.function("XSetIOErrorHandler", ADDRESS, ADDRESS);
    xSetIOErrorExitHandler =
        library.symbol("XSetIOErrorExitHandler").isPresent()
            ? Optional.of(library.procedure("XSetIOErrorExitHandler", ADDRESS, ADDRESS, ADDRESS))
            : Optional.empty();
  }

  public MemorySegment XOpenDisplay(MemorySegment name) {
    try {
      return (MemorySegment) xOpenDisplay.invokeExact(name);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XCloseDisplay(MemorySegment display) {
    try {
      return (int) xCloseDisplay.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XDefaultScreen(MemorySegment display) {
    try {
      return (int) xDefaultScreen.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XRootWindow(MemorySegment display, int screen) {
    try {
      return (long) xRootWindow.invokeExact(display, screen);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XDefaultVisual(MemorySegment display, int screen) {
    try {
      return (MemorySegment) xDefaultVisual.invokeExact(display, screen);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XDefaultDepth(MemorySegment display, int screen) {
    try {
      return (int) xDefaultDepth.invokeExact(display, screen);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XGetGeometry(
      MemorySegment display,
      long drawable,
      MemorySegment root,
      MemorySegment x,
      MemorySegment y,
      MemorySegment width,
      MemorySegment height,
      MemorySegment border,
      MemorySegment depth) {
    try {
      return (int)
              xGetGeometry.invokeExact(display, drawable, root, x, y, width, height, border, depth)
          != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XQueryPointer(
      MemorySegment display,
      long window,
      MemorySegment root,
      MemorySegment child,
      MemorySegment rootX,
      MemorySegment rootY,
      MemorySegment windowX,
      MemorySegment windowY,
      MemorySegment mask) {
    try {
      return (int)
              xQueryPointer.invokeExact(
                  display, window, root, child, rootX, rootY, windowX, windowY, mask)
          != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XGetAtomName(MemorySegment display, long atom) {
    try {
      return (MemorySegment) xGetAtomName.invokeExact(display, atom);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XConnectionNumber(MemorySegment display) {
    try {
      return (int) xConnectionNumber.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XPending(MemorySegment display) {
    try {
      return (int) xPending.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XNextEvent(MemorySegment display, MemorySegment event) {
    try {
      return (int) xNextEvent.invokeExact(display, event);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XGetEventData(MemorySegment display, MemorySegment cookie) {
    try {
      return (int) xGetEventData.invokeExact(display, cookie) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XFreeEventData(MemorySegment display, MemorySegment cookie) {
    try {
      xFreeEventData.invokeExact(display, cookie);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XFlush(MemorySegment display) {
    try {
      return (int) xFlush.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XSync(MemorySegment display, boolean discard) {
    try {
      return (int) xSync.invokeExact(display, discard ? 1 : 0);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XQueryExtension(
      MemorySegment display,
      MemorySegment name,
      MemorySegment majorOpcode,
      MemorySegment firstEvent,
      MemorySegment firstError) {
    try {
      return (int) xQueryExtension.invokeExact(display, name, majorOpcode, firstEvent, firstError)
          != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XInternAtom(MemorySegment display, MemorySegment name, boolean onlyIfExists) {
    try {
      return (long) xInternAtom.invokeExact(display, name, onlyIfExists ? 1 : 0);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XFree(MemorySegment data) {
    try {
      return (int) xFree.invokeExact(data);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XSelectInput(MemorySegment display, long window, long mask) {
    try {
      return (int) xSelectInput.invokeExact(display, window, mask);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XGetInputFocus(MemorySegment display, MemorySegment window, MemorySegment revertTo) {
    try {
      return (int) xGetInputFocus.invokeExact(display, window, revertTo);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XQueryTree(
      MemorySegment display,
      long window,
      MemorySegment root,
      MemorySegment parent,
      MemorySegment children,
      MemorySegment count) {
    try {
      return (int) xQueryTree.invokeExact(display, window, root, parent, children, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XGetWMProtocols(
      MemorySegment display, long window, MemorySegment protocols, MemorySegment count) {
    try {
      return (int) xGetWMProtocols.invokeExact(display, window, protocols, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XSendEvent(
      MemorySegment display, long window, boolean propagate, long mask, MemorySegment event) {
    try {
      return (int) xSendEvent.invokeExact(display, window, propagate ? 1 : 0, mask, event);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XChangeKeyboardMapping(
      MemorySegment display,
      int firstKeycode,
      int keysymsPerKeycode,
      MemorySegment keysyms,
      int count) {
    try {
      return (int)
          xChangeKeyboardMapping.invokeExact(
              display, firstKeycode, keysymsPerKeycode, keysyms, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  MemorySegment XSetErrorHandler(MemorySegment handler) {
    try {
      return (MemorySegment) xSetErrorHandler.invokeExact(handler);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  MemorySegment XSetIOErrorHandler(MemorySegment handler) {
    try {
      return (MemorySegment) xSetIOErrorHandler.invokeExact(handler);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /// Does nothing before libX11 1.7, where a lost server always ends the process.
  void XSetIOErrorExitHandler(MemorySegment display, MemorySegment handler, MemorySegment data) {
    if (xSetIOErrorExitHandler.isEmpty()) {
      return;
    }
    try {
      xSetIOErrorExitHandler.get().invokeExact(display, handler, data);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /// Whether this is the address of that symbol of libX11.
  boolean isSymbol(String symbol, MemorySegment address) {
    return library.symbol(symbol).map(found -> found.address() == address.address()).orElse(false);
  }
}
