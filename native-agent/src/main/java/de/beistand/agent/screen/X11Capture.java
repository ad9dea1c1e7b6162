package de.beistand.agent.screen;

import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXext;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The picture of a [Subject] of an X11 desktop, kept up to date by what changes (XDamage) through
/// shared memory. A still screen costs nothing.
///
/// One thread uses it; [#wake] is for all. The cursor is not in the picture. After a frame nothing
/// is written to the pixels until the next [#await].
public final class X11Capture implements AutoCloseable {
  /// Size of the picture while there has never been anything to show.
  private static final Box NOWHERE = new Box(0, 0, 1280, 720);

  /// Each byte of a pixel where nothing is shown.
  private static final byte NEUTRAL = (byte) 0xd8;

  /// Decides what to show; asked on the thread that awaits.
  @FunctionalInterface
  public interface Choice {
    /// What to show of these monitors, the main one first.
    Area of(List<Monitor> monitors);

    /// This became of it. Called after each [#of].
    default void found(Visibility visibility) {}
  }

  /// What [#await] came back with.
  public enum Event {
    /// [#damage()] tells what is new in [#pixels()].
    FRAME,
    /// The picture has another size now; a whole frame follows.
    RESIZED,
    /// [#wake] was called, or the time is over.
    WOKEN,
    /// There is nothing to show any more; a neutral frame follows. It may come back: await again.
    AREA_GONE,
    /// There is no X server any more.
    LOST
  }

  private final XDisplay display;
  private final Choice choice;
  private final LibXext xext = new LibXext();
  private final LibC c = new LibC();
  private final X11Monitors monitors;
  private final XEvents events;
  private final X11Damage drawn;
  private final DesktopPicture desktop;
  private final Damage damage = new Damage();
  private volatile Subject subject;
  private volatile Box box;
  private volatile boolean blank;
  private volatile boolean doubted;
  private @Nullable SharedPicture picture;
  private boolean damaged;

  /// Nothing of the picture has been fetched yet.
  private boolean fresh;

  private boolean desktopChanged;
  private long noticedAt;
  private long capturedAt;

  private X11Capture(XDisplay display, Choice choice) throws X11UnavailableException {
    this.display = display;
    this.choice = choice;
    drawn = new X11Damage(display);
    if (!xext.XShmQueryExtension(display.handle())) {
      throw new X11UnavailableException("the X server has no extension MIT-SHM");
    }
    monitors = new X11Monitors(display);
    monitors.watch();
    desktop = new DesktopPicture(display, monitors, drawn);
    subject = desktop;
    Area area = choice.of(monitors.list());
    Optional<Box> found = find(area);
    if (found.isEmpty() && (area instanceof Area.OneMonitor || area instanceof Area.Part)) {
      throw new X11UnavailableException("this part of the desktop is not there");
    }
    blank = found.isEmpty();
    box = found.orElse(NOWHERE);
    picture = new SharedPicture(display, xext, c, box.width(), box.height());
    events = new XEvents(display);
    whole();
    choice.found(subject.visibility());
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11Capture open(@Nullable String displayName, Area area)
      throws X11UnavailableException {
    return open(displayName, _ -> area);
  }

  /// Connects to this display.
  ///
  /// @param choice asked again after each change of the monitors and after [#reconsider]
  public static X11Capture open(@Nullable String displayName, Choice choice)
      throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11Capture(display, choice);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  /// Where the picture is on the desktop; any thread.
  public Box box() {
    return box;
  }

  /// Whether nothing of the desktop is shown: the picture is neutral; any thread.
  public boolean isBlank() {
    return blank;
  }

  /// Whether the picture is of a program and not of a part of the desktop; any thread.
  public boolean isProgram() {
    return subject instanceof ProgramPicture;
  }

  /// The windows of the program that is shown; any thread.
  public Set<Long> windows() {
    return subject.windows();
  }

  /// The picture's rows, 4 bytes a pixel: blue, green, red, unused. Valid until the next [#await].
  public MemorySegment pixels() {
    return current().pixels();
  }

  /// Bytes from one row to the next.
  public int stride() {
    return current().stride();
  }

  /// What changed with the latest frame, in pixels of the picture.
  public Damage damage() {
    return damage;
  }

  /// When the latest frame was taken, as [System#nanoTime()].
  public long capturedAt() {
    return capturedAt;
  }

  /// When work on the latest frame began, as [System#nanoTime()].
  public long noticedAt() {
    return noticedAt;
  }

  /// The monitors now.
  public List<Monitor> monitors() {
    return monitors.list();
  }

  private SharedPicture current() {
    if (picture == null) {
      throw new IllegalStateException("there is no picture now");
    }
    return picture;
  }

  /// Waits until something changes.
  ///
  /// @param timeoutMillis −1 for ever
  public Event await(int timeoutMillis) throws X11UnavailableException {
    while (true) {
      if (desktopChanged || doubted) {
        desktopChanged = false;
        doubted = false;
        Optional<Event> change = follow();
        if (change.isPresent()) {
          return change.get();
        }
      }
      if (damaged && picture != null && capture(picture)) {
        return Event.FRAME;
      }
      switch (events.await(patience(timeoutMillis))) {
        case EVENT -> {
          do {
            note(events.event());
          } while (events.poll());
        }
        case WOKEN -> {
          desktopChanged |= subject.patience() >= 0;
          if (!doubted && !desktopChanged) {
            return Event.WOKEN;
          }
        }
        case LOST -> {
          return Event.LOST;
        }
      }
    }
  }

  /// No event tells that a subject holds no longer.
  private int patience(int timeoutMillis) {
    int holds = subject.patience();
    return holds < 0 || (timeoutMillis >= 0 && timeoutMillis < holds) ? timeoutMillis : holds;
  }

  private void note(MemorySegment event) {
    subject.note(event);
    if (drawn.isNotice(event)) {
      damaged = true;
    } else if (monitors.isChange(event)) {
      desktopChanged = true;
    }
  }

  /// Takes up a change of the desktop; empty if this picture is not touched.
  private Optional<Event> follow() throws X11UnavailableException {
    boolean wasProgram = isProgram();
    Optional<Box> now = find(choice.of(monitors.list()));
    Optional<Event> event = take(now, wasProgram != isProgram());
    choice.found(subject.visibility());
    return event;
  }

  /// @param otherKind whether it was a program's window and is none now, or the other way round
  private Optional<Event> take(Optional<Box> now, boolean otherKind)
      throws X11UnavailableException {
    if (now.isEmpty()) {
      if (blank) {
        return Optional.empty();
      }
      blank = true;
      whole();
      return Optional.of(Event.AREA_GONE);
    }
    boolean sameSize = now.get().width() == box.width() && now.get().height() == box.height();
    if (!blank && !otherKind && (now.get().equals(box) || (isProgram() && sameSize))) {
      damaged |= subject.hasMoved();
      box = now.get();
      return Optional.empty();
    }
    drop();
    blank = false;
    box = now.get();
    picture = new SharedPicture(display, xext, c, box.width(), box.height());
    whole();
    return Optional.of(Event.RESIZED);
  }

  private void drop() {
    if (picture != null) {
      picture.close();
      picture = null;
    }
  }

  private void whole() {
    damage.clear();
    damaged = true;
    fresh = true;
  }

  /// Turns to this area. Where it is now; empty if it is not there.
  private Optional<Box> find(Area area) throws X11UnavailableException {
    if (area instanceof Area.OneProgram(long window)) {
      turnTo(window);
    } else {
      leaveProgram();
      desktop.turnTo(area);
    }
    return subject.find();
  }

  private void turnTo(long window) throws X11UnavailableException {
    if (!(subject instanceof ProgramPicture now && now.window() == window)) {
      leaveProgram();
      subject = new ProgramPicture(display, drawn, xext, c, window);
      monitors.watchWindows(true);
    }
  }

  private void leaveProgram() {
    if (subject instanceof ProgramPicture program) {
      program.close();
      subject = desktop;
      monitors.watchWindows(false);
    }
  }

  /// Fetches what changed; false if nothing of it is in this picture.
  private boolean capture(SharedPicture into) {
    noticedAt = System.nanoTime();
    damaged = false;
    damage.clear();
    if (blank) {
      if (!fresh) {
        return false;
      }
      into.pixels().fill(NEUTRAL);
      damage.add(0, 0, box.width(), box.height());
    } else if (!subject.fetch(into, fresh, damage)) {
      // What was drawn is forgotten by now. Of the desktop's new size an event is on its way.
      fresh = true;
      desktopChanged |= isProgram();
      return false;
    }
    if (damage.count() == 0) {
      return false;
    }
    fresh = false;
    capturedAt = System.nanoTime();
    return true;
  }

  /// The next frame is the whole picture; on the thread that awaits.
  public void anew() {
    whole();
  }

  /// Ends the present or next [#await]; from any thread.
  public void wake() {
    events.wake();
  }

  /// What is to be shown may be something else now: nothing that was captured before is handed out
  /// after the present [#await]; from any thread.
  public void reconsider() {
    doubted = true;
    events.wake();
  }

  @Override
  public void close() {
    drop();
    if (subject instanceof ProgramPicture program) {
      program.close();
    }
    events.close();
    drawn.close();
    display.close();
  }
}
