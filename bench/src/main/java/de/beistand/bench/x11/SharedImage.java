package de.beistand.bench.x11;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;
import static de.beistand.acceptance.net.Native.pointerOf;

import de.beistand.acceptance.net.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Pixels in memory that this process and the X server share (MIT-SHM): four bytes each,
/// 0x00RRGGBB.
public final class SharedImage implements AutoCloseable {
  private static final SymbolLookup XEXT = Native.library("libXext.so.6");
  private static final MethodHandle CREATE =
      Native.function(
          XEXT,
          "XShmCreateImage",
          POINTER,
          layouts(POINTER, POINTER, INT, INT, POINTER, POINTER, INT, INT));
  private static final MethodHandle ATTACH =
      Native.function(XEXT, "XShmAttach", INT, layouts(POINTER, POINTER));
  private static final MethodHandle DETACH =
      Native.function(XEXT, "XShmDetach", INT, layouts(POINTER, POINTER));
  private static final MethodHandle GET =
      Native.function(XEXT, "XShmGetImage", INT, layouts(POINTER, LONG, POINTER, INT, INT, LONG));
  private static final MethodHandle PUT =
      Native.function(
          XEXT,
          "XShmPutImage",
          INT,
          layouts(POINTER, LONG, POINTER, POINTER, INT, INT, INT, INT, INT, INT, INT));
  private static final MethodHandle FREE = Display.integer("XFree", POINTER);
  private static final MethodHandle SHMGET =
      Native.function(Native.libc(), "shmget", INT, layouts(INT, LONG, INT));
  private static final MethodHandle SHMAT =
      Native.function(Native.libc(), "shmat", POINTER, layouts(INT, POINTER, INT));
  private static final MethodHandle SHMDT =
      Native.function(Native.libc(), "shmdt", INT, layouts(POINTER));
  private static final MethodHandle SHMCTL =
      Native.function(Native.libc(), "shmctl", INT, layouts(INT, INT, POINTER));

  private static final int Z_PIXMAP = 2;
  private static final int IPC_CREAT = 01000;
  private static final int IPC_RMID = 0;
  private static final int SIZE_OF_SEGMENT_INFO = 32;
  private static final int ID_IN_SEGMENT_INFO = 8;
  private static final int ADDRESS_IN_SEGMENT_INFO = 16;
  private static final int DATA_IN_IMAGE = 16;
  private static final int BYTES_PER_LINE_IN_IMAGE = 44;
  private static final int SIZE_OF_IMAGE = 136;

  private final Arena arena = Arena.ofShared();
  private final Display display;
  private final int width;
  private final int height;
  private final MemorySegment info = arena.allocate(SIZE_OF_SEGMENT_INFO, 8);
  private final MemorySegment image;
  private final MemorySegment pixels;

  public SharedImage(Display display, int width, int height) {
    this.display = display;
    this.width = width;
    this.height = height;
    MemorySegment connection = display.connection();
    MemorySegment visual = display.visual();
    int depth = display.depth();
    image =
        pointerOf(
                () ->
                    (MemorySegment)
                        CREATE.invokeExact(
                            connection,
                            visual,
                            depth,
                            Z_PIXMAP,
                            MemorySegment.NULL,
                            info,
                            width,
                            height))
            .reinterpret(SIZE_OF_IMAGE);
    if (image.get(ValueLayout.JAVA_INT, BYTES_PER_LINE_IN_IMAGE) != width * 4) {
      throw new IllegalStateException("an X screen of 24 bits in 32 is needed");
    }
    long size = (long) width * height * 4;
    int id = intOf(() -> (int) SHMGET.invokeExact(0, size, IPC_CREAT | 0600));
    if (id < 0) {
      throw new IllegalStateException("no shared memory of " + size + " bytes");
    }
    MemorySegment address =
        pointerOf(() -> (MemorySegment) SHMAT.invokeExact(id, MemorySegment.NULL, 0));
    pixels = address.reinterpret(size);
    info.set(ValueLayout.JAVA_INT, ID_IN_SEGMENT_INFO, id);
    info.set(ValueLayout.ADDRESS, ADDRESS_IN_SEGMENT_INFO, address);
    image.set(ValueLayout.ADDRESS, DATA_IN_IMAGE, address);
    int attached = intOf(() -> (int) ATTACH.invokeExact(connection, info));
    display.sync();
    // Marked now, gone when both sides have let go, even if this process is killed.
    int removed = intOf(() -> (int) SHMCTL.invokeExact(id, IPC_RMID, MemorySegment.NULL));
  }

  /// Reads the screen from the left upper corner `x`, `y` on.
  public SharedImage grab(int x, int y) {
    MemorySegment connection = display.connection();
    long root = display.root();
    int read = intOf(() -> (int) GET.invokeExact(connection, root, image, x, y, -1L));
    if (read == 0) {
      throw new IllegalStateException("the screen could not be read at " + x + "," + y);
    }
    return this;
  }

  /// Draws these pixels at the left upper corner of the surface, and waits until it is done.
  public void put(Surface surface) {
    MemorySegment connection = display.connection();
    long target = surface.id();
    MemorySegment pen = surface.pen();
    int put =
        intOf(
            () ->
                (int)
                    PUT.invokeExact(connection, target, pen, image, 0, 0, 0, 0, width, height, 0));
    display.sync();
  }

  public int rgb(int x, int y) {
    return pixels.get(ValueLayout.JAVA_INT, ((long) y * width + x) * 4) & 0xFFFFFF;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// The memory itself, row after row without gaps.
  public MemorySegment pixels() {
    return pixels;
  }

  /// A copy that outlives the next grab.
  public int[] copy() {
    return pixels.toArray(ValueLayout.JAVA_INT);
  }

  @Override
  public void close() {
    MemorySegment connection = display.connection();
    int detached = intOf(() -> (int) DETACH.invokeExact(connection, info));
    display.sync();
    int gone = intOf(() -> (int) SHMDT.invokeExact(pixels));
    int freed = intOf(() -> (int) FREE.invokeExact(image));
    arena.close();
  }

  private static java.lang.foreign.MemoryLayout[] layouts(
      java.lang.foreign.MemoryLayout... layouts) {
    return layouts;
  }
}
