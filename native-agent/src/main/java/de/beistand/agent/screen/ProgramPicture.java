package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.screen.Belonging.Candidate;
import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXcomposite;
import de.beistand.agent.x11.LibXdamage;
import de.beistand.agent.x11.LibXext;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XWindows;
import de.beistand.agent.x11.XWindows.Look;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The window of one program, its menus and dialogs laid over it and cut at its edge. Each is
/// fetched from its own content, never from the screen, so nothing else can be in it. One thread
/// uses it.
final class ProgramPicture implements AutoCloseable {
  /// A window that has just come or got another size is drawn by its program first; until then the
  /// server fills it with what was there before.
  private static final long DRAWN_NANOS = 100_000_000;

  private static final int SOON_MILLIS = 20;
  private static final long STRUCTURE_NOTIFY = 1L << 17;

  // XDestroyWindowEvent
  private static final int DESTROY_NOTIFY = 17;
  private static final int WINDOW = 40;

  /// One window over or under the others.
  ///
  /// @param box on the desktop
  private record Layer(long window, Box box, WindowPicture content) {}

  private final XDisplay display;
  private final XWindows windows;
  private final LibXcomposite xcomposite = new LibXcomposite();
  private final LibXdamage xdamage;
  private final LibXext xext;
  private final LibC c;
  private final long main;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Layer> young = new ArrayList<>();
  private final Damage moved = new Damage();
  private long youngSince;

  /// The server gives numbers of closed windows to others: what is closed stays closed.
  private boolean closed;

  private Visibility visibility = Visibility.GONE;

  ProgramPicture(XDisplay display, LibXdamage xdamage, LibXext xext, LibC c, long main)
      throws X11UnavailableException {
    this.display = display;
    this.xdamage = xdamage;
    this.xext = xext;
    this.c = c;
    this.main = main;
    display.extension("Composite");
    windows = new XWindows(display);
    display.x().XSelectInput(display.handle(), main, STRUCTURE_NOTIFY);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(8, 4);
      xcomposite.XCompositeQueryVersion(display.handle(), version, version.asSlice(4));
    }
  }

  long window() {
    return main;
  }

  Visibility visibility() {
    return visibility;
  }

  /// The windows that are in the picture.
  Set<Long> windows() {
    return layers.stream().map(Layer::window).collect(Collectors.toUnmodifiableSet());
  }

  /// How long the present picture holds, in milliseconds; −1 = until an event.
  int patience() {
    return young.isEmpty() ? -1 : SOON_MILLIS;
  }

  /// Takes notice of an `XEvent`.
  void note(MemorySegment event) {
    if (event.get(JAVA_INT, 0) == DESTROY_NOTIFY && event.get(JAVA_LONG, WINDOW) == main) {
      closed = true;
    }
  }

  /// Looks where the windows are now. Empty while the program's window is not visible.
  Optional<Box> find() throws X11UnavailableException {
    Optional<Look> look = closed ? Optional.empty() : windows.look(main);
    closed = look.isEmpty();
    boolean shown = look.filter(Look::viewable).isPresent();
    visibility = shown ? Visibility.SHOWN : look.isPresent() ? Visibility.HIDDEN : Visibility.GONE;
    if (!shown) {
      forget();
      return Optional.empty();
    }
    List<Long> wanted = new ArrayList<>(List.of(main));
    wanted.addAll(Belonging.to(main, windows.program(main), candidates()));
    arrange(wanted);
    return layers.isEmpty() ? Optional.empty() : Optional.of(layers.getFirst().box());
  }

  private List<Candidate> candidates() {
    List<Candidate> found = new ArrayList<>();
    long program = windows.program(main);
    for (long window : windows.longs(display.root(), "_NET_CLIENT_LIST_STACKING")) {
      if (windows.program(window) == program) {
        add(window, false, found);
      }
    }
    for (long window : windows.children(display.root())) {
      boolean known = found.stream().anyMatch(other -> other.window() == window);
      if (windows.program(window) == program && !known) {
        add(window, true, found);
      }
    }
    return found;
  }

  /// @param unmanaged whether only a window that bypasses the window manager counts
  private void add(long window, boolean unmanaged, List<Candidate> found) {
    windows
        .look(window)
        .filter(look -> look.viewable() && look.painted() && look.unmanaged() == unmanaged)
        .ifPresent(
            look ->
                found.add(
                    new Candidate(
                        window, windows.program(window), unmanaged, windows.belongsTo(window))));
  }

  /// Takes up what has come, gone, moved or grown. What is new waits until it was drawn.
  private void arrange(List<Long> wanted) throws X11UnavailableException {
    List<Layer> before = List.copyOf(layers);
    List<Layer> next = new ArrayList<>();
    List<Layer> waiting = new ArrayList<>();
    boolean drawn = System.nanoTime() - youngSince > DRAWN_NANOS;
    for (long window : wanted) {
      Look look = windows.look(window).filter(Look::viewable).orElse(null);
      if (look == null || (look.depth() != 24 && look.depth() != 32)) {
        continue;
      }
      Box box = new Box(look.x(), look.y(), look.width(), look.height());
      Layer old = of(window, layers);
      Layer fresh = of(window, young);
      if (old != null && sameSize(old.box(), box)) {
        next.add(new Layer(window, box, old.content()));
      } else if (fresh != null && sameSize(fresh.box(), box)) {
        (drawn ? next : waiting).add(new Layer(window, box, fresh.content()));
        if (!drawn && old != null) {
          next.add(old);
        }
      } else {
        make(window, look).ifPresent(made -> waiting.add(new Layer(window, box, made)));
        youngSince = System.nanoTime();
        if (old != null) {
          next.add(old);
        }
      }
    }
    if (!next.isEmpty() && next.getFirst().window() != main) {
      next.clear(); // nothing without the window itself
    }
    replace(next, waiting);
    noteMoves(before);
  }

  private static @Nullable Layer of(long window, List<Layer> layers) {
    return layers.stream().filter(layer -> layer.window() == window).findFirst().orElse(null);
  }

  private static boolean sameSize(Box one, Box other) {
    return one.width() == other.width() && one.height() == other.height();
  }

  private Optional<WindowPicture> make(long window, Look look) {
    try {
      return Optional.of(
          WindowPicture.of(window, look, display, windows, xcomposite, xdamage, xext, c));
    } catch (X11UnavailableException e) {
      return Optional.empty(); // it went away; an event says so
    }
  }

  private void replace(List<Layer> next, List<Layer> waiting) {
    List<WindowPicture> kept = new ArrayList<>();
    next.forEach(layer -> kept.add(layer.content()));
    waiting.forEach(layer -> kept.add(layer.content()));
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(young);
    for (Layer layer : all) {
      if (!kept.contains(layer.content())) {
        layer.content().close();
      }
    }
    layers.clear();
    layers.addAll(next);
    young.clear();
    young.addAll(waiting);
  }

  /// Where a layer came, went or moved the picture is composed anew.
  private void noteMoves(List<Layer> before) {
    for (Layer layer : layers) {
      if (!before.contains(layer)) {
        note(layer);
      }
    }
    for (Layer layer : before) {
      if (!layers.contains(layer)) {
        note(layer);
      }
    }
  }

  private void note(Layer layer) {
    if (!layers.isEmpty() && layer.window() != main) {
      Box origin = layers.getFirst().box();
      cut(moved, layer.box().x() - origin.x(), layer.box().y() - origin.y(), layer.box(), origin);
    }
  }

  private static void cut(Damage damage, int x, int y, Box size, Box within) {
    int left = Math.max(x, 0);
    int top = Math.max(y, 0);
    damage.add(
        left,
        top,
        Math.min(x + size.width(), within.width()) - left,
        Math.min(y + size.height(), within.height()) - top);
  }

  /// Whether the picture has to be composed anew without anything being drawn.
  boolean hasMoved() {
    return moved.count() > 0;
  }

  /// Reads what was drawn since the last time.
  interface Drawn {
    /// Adds what a damage object has seen, and lets it forget.
    void take(long damage, Damage into);
  }

  /// Fetches what changed and composes it.
  ///
  /// @param whole everything counts as changed
  /// @param damage gets what changed in the picture
  /// @return false if a window went away meanwhile
  boolean compose(SharedPicture into, boolean whole, Drawn drawn, Damage damage) {
    Box origin = layers.getFirst().box();
    Damage own = new Damage();
    for (Layer layer : layers) {
      own.clear();
      drawn.take(layer.content().damage(), own);
      int height = layer.box().height();
      boolean fresh = whole || !layer.content().wasSeen();
      if (fresh) {
        own.clear();
        own.add(0, 0, layer.box().width(), height);
      }
      for (int i = 0; i < own.count(); i++) {
        int first = Math.clamp(own.y(i), 0, height);
        int end = Math.clamp((long) own.y(i) + own.height(i), first, height);
        if (end > first && !layer.content().fetch(first, end - first)) {
          return false;
        }
        int x = layer.box().x() - origin.x() + own.x(i);
        int y = layer.box().y() - origin.y() + first;
        cut(damage, x, y, new Box(0, 0, own.width(i), end - first), origin);
      }
      layer.content().seen();
    }
    for (int i = 0; i < moved.count(); i++) {
      damage.add(moved.x(i), moved.y(i), moved.width(i), moved.height(i));
    }
    moved.clear();
    for (int i = 0; i < damage.count(); i++) {
      for (Layer layer : layers) {
        lay(layer, origin, into, damage, i);
      }
    }
    return true;
  }

  private static void lay(Layer layer, Box origin, SharedPicture into, Damage damage, int i) {
    int dx = layer.box().x() - origin.x();
    int dy = layer.box().y() - origin.y();
    int left = Math.max(damage.x(i), dx);
    int right = Math.min(damage.x(i) + damage.width(i), dx + layer.box().width());
    int top = Math.max(damage.y(i), dy);
    int bottom = Math.min(damage.y(i) + damage.height(i), dy + layer.box().height());
    SharedPicture from = layer.content().picture();
    for (int y = top; y < bottom && left < right; y++) {
      MemorySegment.copy(
          from.pixels(),
          (long) (y - dy) * from.stride() + (left - dx) * 4L,
          into.pixels(),
          (long) y * into.stride() + left * 4L,
          (right - left) * 4L);
    }
  }

  private void forget() {
    replace(List.of(), List.of());
    moved.clear();
  }

  @Override
  public void close() {
    forget();
    windows.close();
  }
}
