package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One connection to an X server, for one thread at a time.
///
/// A lost server does not end the process: the connection becomes [#lost()], which whoever uses the
/// handle checks first, because Xlib then blocks every thread but the one that found out.
public final class XDisplay implements AutoCloseable {
  private final LibX11 x;
  private final MemorySegment handle;
  private final long root;
  private final AtomicReference<@Nullable XError> error = new AtomicReference<>();
  private volatile boolean lost;
  private boolean closed;

  private XDisplay(LibX11 x, MemorySegment handle) {
    this.x = x;
    this.handle = handle;
    this.root = x.XRootWindow(handle, x.XDefaultScreen(handle));
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static XDisplay open(@Nullable String name) throws X11UnavailableException {
    LibX11 x = new LibX11();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handle =
          x.XOpenDisplay(name == null ? MemorySegment.NULL : arena.allocateFrom(name));
      if (handle.address() == 0) {
        throw new X11UnavailableException(
            "no X server answers at " + (name == null ? System.getenv("DISPLAY") : name));
      }
      XDisplay display = new XDisplay(x, handle);
      XErrors.watch(x, display);
      return display;
    }
  }

  public LibX11 x() {
    return x;
  }

  /// The `Display *`.
  public MemorySegment handle() {
    return handle;
  }

  /// The root window of the default screen.
  public long root() {
    return root;
  }

  /// Major opcode, first event and first error of an extension.
  public record Extension(int opcode, int firstEvent, int firstError) {}

  /// The extension of this name, such as `XTEST`.
  public Extension extension(String name) throws X11UnavailableException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(JAVA_INT, 3);
      if (!x.XQueryExtension(
          handle,
          arena.allocateFrom(name),
          numbers.asSlice(0, 4),
          numbers.asSlice(4, 4),
          numbers.asSlice(8, 4))) {
        throw new X11UnavailableException("the X server has no extension " + name);
      }
      return new Extension(
          numbers.getAtIndex(JAVA_INT, 0),
          numbers.getAtIndex(JAVA_INT, 1),
          numbers.getAtIndex(JAVA_INT, 2));
    }
  }

  /// Sends what is buffered.
  public void flush() {
    if (!lost) {
      x.XFlush(handle);
    }
  }

  /// Waits until the server has done everything that was asked for, and returns what it refused
  /// last since the previous call.
  public Optional<XError> sync() {
    if (!lost) {
      x.XSync(handle, false);
    }
    return Optional.ofNullable(error.getAndSet(null));
  }

  /// Whether the server is gone.
  public boolean lost() {
    return lost;
  }

  void failed(XError refused) {
    error.set(refused);
  }

  void markLost() {
    lost = true;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!lost) {
      // Xlib's own clean-up talks to the server; on a lost connection its few kB are left behind.
      x.XCloseDisplay(handle);
    }
    XErrors.forget(this);
  }
}
