package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.tiles.View;
import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXext;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A picture in memory that the X server writes to directly (MIT-SHM): rows of 4 bytes a pixel,
/// blue, green, red, unused.
final class SharedPicture implements AutoCloseable {
  private static final int IPC_PRIVATE = 0;
  private static final int IPC_CREAT_0600 = 01000 | 0600;
  private static final int IPC_RMID = 0;
  private static final int Z_PIXMAP = 2;
  private static final long ALL_PLANES = -1;

  // XShmSegmentInfo
  private static final int SEGMENT_SIZE = 32;
  private static final int SHMID = 8;
  private static final int SHMADDR = 16;

  // XImage
  private static final int WIDTH = 0;
  private static final int HEIGHT = 4;
  private static final int DATA = 16;
  private static final int BYTE_ORDER = 24;
  private static final int BYTES_PER_LINE = 44;
  private static final int BITS_PER_PIXEL = 48;
  private static final int RED_MASK = 56;
  private static final int IMAGE_SIZE = 80;

  private final XDisplay display;
  private final LibXext xext;
  private final LibC c;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment = arena.allocate(SEGMENT_SIZE, 8);
  private final MemorySegment image;
  private final MemorySegment pixels;
  private final int stride;
  private final int width;
  private final int height;

  SharedPicture(XDisplay display, LibXext xext, LibC c, int width, int height)
      throws X11UnavailableException {
    this.display = display;
    this.xext = xext;
    this.c = c;
    this.width = width;
    this.height = height;
    int screen = display.x().XDefaultScreen(display.handle());
    image =
        xext.XShmCreateImage(
                display.handle(),
                display.x().XDefaultVisual(display.handle(), screen),
                display.x().XDefaultDepth(display.handle(), screen),
                Z_PIXMAP,
                MemorySegment.NULL,
                segment,
                width,
                height)
            .reinterpret(IMAGE_SIZE);
    if (image.address() == 0
        || image.get(JAVA_INT, BITS_PER_PIXEL) != 32
        || image.get(JAVA_INT, BYTE_ORDER) != 0
        || image.get(JAVA_LONG, RED_MASK) != 0xff0000) {
      free();
      throw new X11UnavailableException("the screen has other pixels than 8 bits a colour");
    }
    stride = image.get(JAVA_INT, BYTES_PER_LINE);
    long size = (long) stride * height;
    // In the arena, so that a late reader gets an exception instead of ending the process.
    pixels = attach(size).reinterpret(size, arena, null);
  }

  private MemorySegment attach(long size) throws X11UnavailableException {
    int id = c.shmget(IPC_PRIVATE, size, IPC_CREAT_0600);
    MemorySegment memory = id < 0 ? MemorySegment.NULL : c.shmat(id, MemorySegment.NULL, 0);
    if (memory.address() == 0 || memory.address() == -1) {
      free();
      throw new X11UnavailableException("no shared memory of " + size + " bytes");
    }
    segment.set(JAVA_INT, SHMID, id);
    segment.set(ADDRESS, SHMADDR, memory);
    image.set(ADDRESS, DATA, memory);
    xext.XShmAttach(display.handle(), segment);
    boolean refused = display.sync().isPresent();
    c.shmctl(id, IPC_RMID, MemorySegment.NULL); // goes with the last who has it attached
    if (refused) {
      c.shmdt(memory);
      free();
      throw new X11UnavailableException("the X server does not share memory with this program");
    }
    return memory;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Bytes from one row to the next.
  int stride() {
    return stride;
  }

  MemorySegment pixels() {
    return pixels;
  }

  /// The pixels as they are now and will be.
  View view() {
    return new View(pixels, stride, width, height);
  }

  /// Fetches rows of the picture.
  ///
  /// @param drawable the root window or a pixmap
  /// @param x of the picture on the drawable
  /// @param y of the picture on the drawable
  /// @param first first row
  /// @param rows how many
  /// @return false if the drawable is smaller now, or gone
  boolean fetch(long drawable, int x, int y, int first, int rows) {
    image.set(JAVA_INT, WIDTH, width);
    image.set(JAVA_INT, HEIGHT, rows);
    image.set(ADDRESS, DATA, pixels.asSlice((long) first * stride));
    return xext.XShmGetImage(display.handle(), drawable, image, x, y + first, ALL_PLANES);
  }

  private void free() {
    if (image.address() != 0) {
      display.x().XFree(image);
    }
    arena.close();
  }

  /// The pixels must not be touched any more.
  @Override
  public void close() {
    if (!display.lost()) {
      xext.XShmDetach(display.handle(), segment);
      display.sync();
    }
    MemorySegment memory = MemorySegment.ofAddress(pixels.address());
    free();
    c.shmdt(memory);
  }
}
