package de.beistand.bench.latency;

import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.Surface;
import java.util.concurrent.locks.LockSupport;

/// A program at the customer's that holds the keyboard focus and changes its colour at every key
/// press.
final class KeyEcho implements AutoCloseable {
  private static final long POLL_NANOS = 100_000;

  private final Thread thread;
  private volatile boolean open = true;
  private volatile boolean on;

  KeyEcho(String displayName, Area patch) {
    Display display = Display.open(displayName);
    Surface window = display.window(patch);
    display.focus(window);
    window.fillAll(Scene.PATCH_OFF);
    display.sync();
    thread = Thread.ofPlatform().daemon().name("key-echo").start(() -> run(display, window));
  }

  /// Sets the colour without a key.
  void set(boolean colour) {
    on = colour;
  }

  private void run(Display display, Surface window) {
    boolean shown = false;
    while (open) {
      while (display.nextKeyPress().isPresent()) {
        on = !on;
      }
      if (shown != on) {
        shown = on;
        window.fillAll(shown ? Scene.PATCH_ON : Scene.PATCH_OFF);
        display.flush();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    display.destroy(window);
    display.sync();
    display.close();
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
