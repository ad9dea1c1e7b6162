package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XWindows;
import de.beistand.agent.x11.XWindows.Look;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks what monitors and programs there are on an X11 desktop.
final class X11Offer {
  private static final System.Logger LOG = System.getLogger("beistand.screen");

  private X11Offer() {}

  static Offer now(@Nullable String displayName) {
    try (XDisplay display = XDisplay.open(displayName)) {
      List<Monitor> monitors = new X11Monitors(display).list();
      return new Offer(monitors, programs(display));
    } catch (X11UnavailableException e) {
      LOG.log(System.Logger.Level.WARNING, "no choice of monitors and programs", e);
      return Offer.NONE;
    }
  }

  private static List<Offer.Program> programs(XDisplay display) {
    List<Offer.Program> found = new ArrayList<>();
    try (XWindows windows = new XWindows(display)) {
      display.extension("Composite");
      List<Long> ourselves = List.of(ProcessHandle.current().pid());
      for (long window : windows.longs(display.root(), "_NET_CLIENT_LIST_STACKING")) {
        String title = windows.title(window).strip();
        if (!title.isEmpty()
            && isProgram(window, windows)
            && !windows.longs(window, "_NET_WM_PID").equals(ourselves)
            && windows.look(window).filter(Look::viewable).isPresent()) {
          found.add(new Offer.Program(window, title));
        }
      }
    } catch (X11UnavailableException e) {
      LOG.log(System.Logger.Level.INFO, "no single programs: " + e.getMessage());
    }
    Collections.reverse(found); // what was used last comes first
    return found;
  }

  /// Neither a panel nor the desktop nor a dialog of another window.
  private static boolean isProgram(long window, XWindows windows) {
    List<Long> types = windows.longs(window, "_NET_WM_WINDOW_TYPE");
    List<Long> states = windows.longs(window, "_NET_WM_STATE");
    return !types.contains(windows.atom("_NET_WM_WINDOW_TYPE_DOCK"))
        && !types.contains(windows.atom("_NET_WM_WINDOW_TYPE_DESKTOP"))
        && !states.contains(windows.atom("_NET_WM_STATE_SKIP_TASKBAR"))
        && windows.belongsTo(window).isEmpty();
  }
}
