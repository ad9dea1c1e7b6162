package de.beistand.agent.input;

import static de.beistand.agent.x11.RawInput.HIERARCHY_CHANGED;
import static de.beistand.agent.x11.RawInput.RAW_BUTTON_PRESS;
import static de.beistand.agent.x11.RawInput.RAW_BUTTON_RELEASE;
import static de.beistand.agent.x11.RawInput.RAW_KEY_PRESS;
import static de.beistand.agent.x11.RawInput.RAW_KEY_RELEASE;
import static de.beistand.agent.x11.RawInput.RAW_MOTION;
import static de.beistand.agent.x11.RawInput.RAW_TOUCH_BEGIN;
import static de.beistand.agent.x11.RawInput.RAW_TOUCH_END;
import static de.beistand.agent.x11.RawInput.RAW_TOUCH_UPDATE;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import de.beistand.agent.x11.LibXi;
import de.beistand.agent.x11.RawInput;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The customer's hands on an X11 desktop: XI2 raw events that come from a real device and not from
/// one of the server's XTEST devices.
///
/// Raw events come whatever window has the focus or a grab. Input that a virtual device of the
/// kernel makes (uinput) counts as real: the agent never uses one.
public final class X11LocalActivity implements LocalActivity {
  // XGenericEventCookie, XIRawEvent, XIDeviceInfo
  private static final int COOKIE_DATA = 48;
  private static final int RAW_SOURCE = 52;
  private static final int RAW_SIZE = 64;
  private static final int DEVICE_NAME = 8;
  private static final int DEVICE_SIZE = 40;
  private static final int LONGEST_NAME = 1024;

  private final XDisplay display;
  private final LibXi xi = new LibXi();
  private final XEvents events;
  private final RawInput raw;
  private final Queue<CompletableFuture<Boolean>> questions = new ConcurrentLinkedQueue<>();

  /// By device number: whether it is one of the server's own that only XTEST moves.
  private final Map<Integer, Boolean> injecting = new HashMap<>();

  private final Thread watcher;
  private Runnable onActivity = () -> {};
  private boolean latestPressWasReal;
  private boolean watching;
  private volatile boolean closing;

  private X11LocalActivity(XDisplay display) throws X11UnavailableException {
    this.display = display;
    raw = new RawInput(display, xi);
    raw.select(
        RawInput.ALL_MASTERS,
        RAW_KEY_PRESS,
        RAW_KEY_RELEASE,
        RAW_BUTTON_PRESS,
        RAW_BUTTON_RELEASE,
        RAW_MOTION,
        RAW_TOUCH_BEGIN,
        RAW_TOUCH_UPDATE,
        RAW_TOUCH_END);
    raw.select(RawInput.ALL_DEVICES, HIERARCHY_CHANGED);
    readDevices();
    events = new XEvents(display);
    watcher = Thread.ofPlatform().name("local-activity").daemon().unstarted(this::run);
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11LocalActivity open(@Nullable String displayName) throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11LocalActivity(display);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  private void readDevices() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_INT);
      MemorySegment devices = xi.XIQueryDevice(display.handle(), RawInput.ALL_DEVICES, count);
      if (devices.address() == 0) {
        return;
      }
      injecting.clear();
      int length = count.get(JAVA_INT, 0);
      MemorySegment list = devices.reinterpret((long) length * DEVICE_SIZE);
      for (int i = 0; i < length; i++) {
        MemorySegment device = list.asSlice((long) i * DEVICE_SIZE, DEVICE_SIZE);
        String name = device.get(ADDRESS, DEVICE_NAME).reinterpret(LONGEST_NAME).getString(0);
        injecting.put(device.get(JAVA_INT, 0), name.contains("XTEST"));
      }
      xi.XIFreeDeviceInfo(devices);
    }
  }

  @Override
  public synchronized void watch(Runnable onActivity) {
    if (watching) {
      throw new IllegalStateException("watching already");
    }
    watching = true;
    this.onActivity = onActivity;
    watcher.start();
  }

  /// Exact even if the watcher has not yet seen the press: it asks the X server first, which has
  /// sent the raw event before the window's. False before [#watch] and once the server is gone.
  @Override
  public boolean lastPressWasReal() {
    if (Thread.currentThread() == watcher) {
      return latestPressWasReal;
    }
    CompletableFuture<Boolean> question = new CompletableFuture<>();
    questions.add(question);
    if (!watcher.isAlive()) {
      answer();
    } else {
      events.wake();
      // ended in between: nobody else answers
      if (!watcher.isAlive()) {
        answer();
      }
    }
    return question.join();
  }

  private void run() {
    try {
      while (!closing) {
        switch (events.await(-1)) {
          case EVENT -> take();
          case WOKEN -> {
            // Who asks after this moment may know of a later press: he has woken us again.
            List<CompletableFuture<Boolean>> asked = asked();
            display.sync();
            while (events.poll()) {
              take();
            }
            asked.forEach(question -> question.complete(latestPressWasReal));
          }
          case LOST -> {
            return;
          }
        }
      }
    } finally {
      latestPressWasReal = false;
      answer();
      events.close();
      display.close();
    }
  }

  private void answer() {
    asked().forEach(question -> question.complete(latestPressWasReal));
  }

  private List<CompletableFuture<Boolean>> asked() {
    List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    for (var question = questions.poll(); question != null; question = questions.poll()) {
      asked.add(question);
    }
    return asked;
  }

  private void take() {
    MemorySegment event = events.event();
    int type = raw.type(event);
    if (type == 0 || !display.x().XGetEventData(display.handle(), event)) {
      return;
    }
    try {
      if (type == HIERARCHY_CHANGED) {
        readDevices();
      } else {
        MemorySegment data = event.get(ADDRESS, COOKIE_DATA).reinterpret(RAW_SIZE);
        happened(type, data.get(JAVA_INT, RAW_SOURCE));
      }
    } finally {
      display.x().XFreeEventData(display.handle(), event);
    }
  }

  private void happened(int type, int source) {
    if (!injecting.containsKey(source)) {
      readDevices();
    }
    boolean real = !injecting.getOrDefault(source, false);
    if (type == RAW_KEY_PRESS || type == RAW_BUTTON_PRESS || type == RAW_TOUCH_BEGIN) {
      latestPressWasReal = real;
    }
    if (real) {
      onActivity.run();
    }
  }

  /// From any thread, also from the callback; returns at once.
  @Override
  public synchronized void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (watching) {
      events.wake();
    } else {
      events.close();
      display.close();
    }
  }
}
