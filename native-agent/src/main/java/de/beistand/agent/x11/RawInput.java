package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The raw events of X Input 2: what devices do, whatever window has the focus or a grab.
public final class RawInput {
  // XI2.h
  public static final int ALL_DEVICES = 0;
  public static final int ALL_MASTERS = 1;
  public static final int HIERARCHY_CHANGED = 11;
  public static final int RAW_KEY_PRESS = 13;
  public static final int RAW_KEY_RELEASE = 14;
  public static final int RAW_BUTTON_PRESS = 15;
  public static final int RAW_BUTTON_RELEASE = 16;
  public static final int RAW_MOTION = 17;
  public static final int RAW_TOUCH_BEGIN = 22;
  public static final int RAW_TOUCH_UPDATE = 23;
  public static final int RAW_TOUCH_END = 24;

  private static final int GENERIC_EVENT = 35;
  private static final int EXTENSION = 32; // XGenericEventCookie
  private static final int EVTYPE = 36;
  private static final int MASK_SIZE = 16; // XIEventMask

  private final XDisplay display;
  private final LibXi xi;
  private final int opcode;

  public RawInput(XDisplay display, LibXi xi) throws X11UnavailableException {
    this.display = display;
    this.xi = xi;
    opcode = display.extension("XInputExtension").opcode();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocateFrom(JAVA_INT, 2, 2);
      if (xi.XIQueryVersion(display.handle(), version, version.asSlice(4)) != 0) {
        throw new X11UnavailableException("the X server has no XInput 2.2");
      }
    }
  }

  /// Asks for these events.
  ///
  /// @param devices [#ALL_DEVICES] or [#ALL_MASTERS]
  public void select(int devices, int... types) throws X11UnavailableException {
    int bits = 0;
    for (int type : types) {
      bits |= 1 << type;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(MASK_SIZE, 8);
      mask.set(JAVA_INT, 0, devices);
      mask.set(JAVA_INT, 4, Integer.BYTES);
      mask.set(ADDRESS, 8, arena.allocateFrom(JAVA_INT, bits));
      xi.XISelectEvents(display.handle(), display.root(), mask, 1);
    }
    if (display.sync().isPresent()) {
      throw new X11UnavailableException("the X server refuses raw events");
    }
  }

  /// The type of this `XEvent`, or 0 if it is none of X Input.
  public int type(MemorySegment event) {
    return event.get(JAVA_INT, 0) == GENERIC_EVENT && event.get(JAVA_INT, EXTENSION) == opcode
        ? event.get(JAVA_INT, EVTYPE)
        : 0;
  }
}
