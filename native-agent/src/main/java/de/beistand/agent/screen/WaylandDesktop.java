package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.util.List;
import java.util.Map;

/// A desktop on which X11 is only a guest (Xwayland): its screen as X11 gives it holds nothing of
/// the other programs, and its mouse and keyboard reach none of them.
public final class WaylandDesktop {
  private static final System.Logger LOG = System.getLogger("beistand.screen");

  /// How Xwayland calls its outputs; those of the X.Org server are named after plugs.
  private static final String OUTPUT = "XWAYLAND";

  private WaylandDesktop() {}

  /// Whether this program was started on such a desktop. An X server of its own that somebody runs
  /// there, such as Xephyr, is none.
  ///
  /// @param environment of this process
  public static boolean isHere(Map<String, String> environment) {
    if (!isSession(environment)) {
      return false;
    }
    String display = environment.getOrDefault("DISPLAY", "");
    return display.isBlank() || isGuest(display);
  }

  /// Whether the session is one of Wayland, as the login says (systemd's pam_systemd) or the
  /// compositor.
  private static boolean isSession(Map<String, String> environment) {
    return !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
        || environment.getOrDefault("XDG_SESSION_TYPE", "").equals("wayland");
  }

  /// @param displayName such as `:0`
  private static boolean isGuest(String displayName) {
    try (XDisplay display = XDisplay.open(displayName)) {
      List<Monitor> monitors = new X11Monitors(display).list();
      return !monitors.isEmpty()
          && monitors.stream().allMatch(monitor -> monitor.name().startsWith(OUTPUT));
    } catch (X11UnavailableException e) {
      LOG.log(System.Logger.Level.INFO, "not known whether this is Xwayland: " + e.getMessage());
      return false;
    }
  }
}
