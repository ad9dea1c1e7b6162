package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.screen.Belonging.Candidate;
import de.beistand.agent.screen.LayerStack.Content;
import de.beistand.agent.screen.LayerStack.Layer;
import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXcomposite;
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
final class ProgramPicture implements Subject, AutoCloseable {
  /// A window that has just come or got another size is drawn by its program first; until then the
  /// server fills it with what was there before.
  private static final long DRAWN_NANOS = 100_000_000;

  private static final int SOON_MILLIS = 20;
  private static final long STRUCTURE_NOTIFY = 1L << 17;

  // XDestroyWindowEvent
  private static final int DESTROY_NOTIFY = 17;
  private static final int WINDOW = 40;

  private final XDisplay display;
  private final XWindows windows;
  private final LibXcomposite xcomposite = new LibXcomposite();
  private final X11Damage drawn;
  private final LibXext xext;
  private final LibC c;
  private final long main;
  private final LayerStack stack = new LayerStack();
  private final List<Layer> young = new ArrayList<>();
  private long youngSince;

  /// The server gives numbers of closed windows to others: what is closed stays closed.
  private boolean closed;

  private Visibility visibility = Visibility.GONE;
  private volatile Set<Long> inPicture = Set.of();

  ProgramPicture(XDisplay display, X11Damage drawn, LibXext xext, LibC c, long main)
      throws X11UnavailableException {
    this.display = display;
    this.drawn = drawn;
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

  @Override
  public Visibility visibility() {
    return visibility;
  }

  @Override
  public Set<Long> windows() {
    return inPicture;
  }

  /// What was not drawn yet is looked at again soon.
  @Override
  public int patience() {
    return young.isEmpty() ? -1 : SOON_MILLIS;
  }

  @Override
  public void note(MemorySegment event) {
    if (event.get(JAVA_INT, 0) == DESTROY_NOTIFY && event.get(JAVA_LONG, WINDOW) == main) {
      closed = true;
    }
  }

  /// Looks where all the windows are now; empty while the program's own is not visible.
  @Override
  public Optional<Box> find() throws X11UnavailableException {
    Optional<Look> look = closed ? Optional.empty() : windows.look(main);
    closed = look.isEmpty();
    boolean shown = look.filter(Look::viewable).isPresent();
    visibility = shown ? Visibility.SHOWN : look.isPresent() ? Visibility.HIDDEN : Visibility.GONE;
    if (shown) {
      List<Long> wanted = new ArrayList<>(List.of(main));
      wanted.addAll(Belonging.to(main, windows.program(main), candidates()));
      arrange(wanted);
    } else {
      forget();
    }
    inPicture = stack.layers().stream().map(Layer::window).collect(Collectors.toUnmodifiableSet());
    return stack.box();
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
    List<Layer> next = new ArrayList<>();
    List<Layer> waiting = new ArrayList<>();
    boolean ready = System.nanoTime() - youngSince > DRAWN_NANOS;
    for (long window : wanted) {
      Look look = windows.look(window).filter(Look::viewable).orElse(null);
      if (look == null || (look.depth() != 24 && look.depth() != 32)) {
        continue;
      }
      Box box = new Box(look.x(), look.y(), look.width(), look.height());
      Layer old = of(window, stack.layers());
      Layer fresh = of(window, young);
      if (old != null && sameSize(old.box(), box)) {
        next.add(new Layer(window, box, old.content()));
      } else if (fresh != null && sameSize(fresh.box(), box)) {
        (ready ? next : waiting).add(new Layer(window, box, fresh.content()));
        if (!ready && old != null) {
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
          WindowPicture.of(window, look, display, windows, xcomposite, drawn, xext, c));
    } catch (X11UnavailableException e) {
      return Optional.empty(); // it went away; an event says so
    }
  }

  private void replace(List<Layer> next, List<Layer> waiting) {
    List<Content> kept = new ArrayList<>();
    next.forEach(layer -> kept.add(layer.content()));
    waiting.forEach(layer -> kept.add(layer.content()));
    List<Layer> all = new ArrayList<>(stack.layers());
    all.addAll(young);
    for (Layer layer : all) {
      if (!kept.contains(layer.content())) {
        layer.content().close();
      }
    }
    stack.arrange(next);
    young.clear();
    young.addAll(waiting);
  }

  @Override
  public boolean hasMoved() {
    return stack.hasMoved();
  }

  @Override
  public boolean fetch(SharedPicture into, boolean whole, Damage damage) {
    return stack.compose(into.view(), whole, damage);
  }

  private void forget() {
    replace(List.of(), List.of());
  }

  @Override
  public void close() {
    forget();
    windows.close();
  }
}
