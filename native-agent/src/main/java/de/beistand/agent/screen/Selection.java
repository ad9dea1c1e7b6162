package de.beistand.agent.screen;

import de.beistand.protocol.channel.AgentToTechnician.Screens;
import java.util.List;
import java.util.Optional;

/// What is shown of the desktop: the customer's limit, and within it the technician's wish.
///
/// @param wish ID of a monitor, [Screens#ALL], or [#MAIN]
record Selection(Limit limit, String wish) {
  /// The main monitor, as long as the technician wishes for nothing else.
  static final String MAIN = "";

  private static final long NO_WINDOW = 0;

  static final Selection START = new Selection(new Limit.None(), MAIN);

  /// What the limit and the wish come to with the monitors of now.
  ///
  /// @param area to capture
  /// @param screens what the technician may choose from, and what is shown
  record Outcome(Area area, Screens screens) {}

  /// The customer limits or widens; an earlier wish is forgotten.
  Selection limited(Limit to) {
    return new Selection(to, MAIN);
  }

  /// The program that is shown was closed. The desktop gives its window's number to others.
  Selection closed() {
    return limit instanceof Limit.OneProgram(long _, String title)
        ? new Selection(new Limit.OneProgram(NO_WINDOW, title), wish)
        : this;
  }

  /// The technician wishes for another monitor.
  Selection wishing(String id) {
    return new Selection(limit, id);
  }

  /// @param monitors of now, the main one first
  Outcome with(List<Monitor> monitors) {
    return switch (limit) {
      case Limit.None() -> free(monitors);
      case Limit.OneMonitor(String name) ->
          monitors.stream()
              .filter(monitor -> monitor.name().equals(name))
              .findFirst()
              .map(monitor -> one(monitor, List.of(monitor)))
              .orElse(new Outcome(new Area.Nothing(), new Screens(List.of(), MAIN)));
      case Limit.OneProgram(long window, String _) ->
          new Outcome(new Area.OneProgram(window), new Screens(List.of(), MAIN));
    };
  }

  /// One picture of several monitors is too small to read: the main one comes first.
  private Outcome free(List<Monitor> monitors) {
    if (monitors.size() < 2 || wish.equals(Screens.ALL)) {
      return new Outcome(new Area.Desktop(), new Screens(described(monitors), Screens.ALL));
    }
    Optional<Monitor> wished =
        monitors.stream().filter(monitor -> id(monitor).equals(wish)).findFirst();
    return one(wished.orElse(monitors.getFirst()), monitors);
  }

  private static Outcome one(Monitor shown, List<Monitor> offered) {
    return new Outcome(
        new Area.OneMonitor(shown.name()), new Screens(described(offered), id(shown)));
  }

  private static List<de.beistand.protocol.channel.Monitor> described(List<Monitor> monitors) {
    return monitors.stream().map(Selection::described).toList();
  }

  private static de.beistand.protocol.channel.Monitor described(Monitor monitor) {
    Box box = monitor.box();
    return new de.beistand.protocol.channel.Monitor(
        id(monitor),
        monitor.name(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        monitor.primary());
  }

  private static String id(Monitor monitor) {
    return Long.toString(monitor.id());
  }
}
