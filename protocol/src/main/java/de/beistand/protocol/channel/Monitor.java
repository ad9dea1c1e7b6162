package de.beistand.protocol.channel;

/// One of the customer's monitors.
///
/// @param id names it for as long as the session lasts; never `all`
/// @param name as the customer's computer calls it, such as `HDMI-1`: hostile text
/// @param x where it stands on the customer's desktop, in pixels, like `y`
/// @param width in pixels, like `height`
/// @param primary whether the customer's main monitor
public record Monitor(
    String id, String name, int x, int y, int width, int height, boolean primary) {

  public Monitor {
    if (id.isEmpty() || id.equals(AgentToTechnician.Screens.ALL)) {
      throw new IllegalArgumentException("no ID of a monitor: " + id);
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a monitor of " + width + " x " + height);
    }
  }
}
