package de.beistand.acceptance;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The agent's main window as a person sees it: what is written in it, and where its buttons are.
///
/// It only looks, and always anew; empty while there is no window or no such thing in it.
final class AgentWindow {
  private final VirtualDesktop desktop;

  AgentWindow(VirtualDesktop desktop) {
    this.desktop = desktop;
  }

  /// Where the window is.
  Optional<Rectangle> place() {
    return desktop.windows(" – Fernwartung$").stream().findFirst();
  }

  /// What is written in it now; nothing if there is no window.
  String text() {
    BufferedImage picture = desktop.person().picture();
    return place().map(window -> Sight.text(picture, window)).orElse("");
  }

  /// Where a word, or what begins with it, stands, from top to bottom.
  List<Rectangle> words(String word) {
    BufferedImage picture = desktop.person().picture();
    return place().map(window -> Sight.words(picture, window, word)).orElse(List.of());
  }

  /// The button that copies the machine ID (0) or the password (1). These two are the only things
  /// in the accent colour that lie on the window's right side alone: the wide button after a
  /// session begins further to the left.
  Optional<Rectangle> copyButton(int index) {
    return place()
        .map(
            window -> {
              Rectangle right =
                  new Rectangle(
                      window.x + window.width * 3 / 5,
                      window.y,
                      window.width * 2 / 5,
                      window.height);
              List<Rectangle> found =
                  Sight.rowsOf(desktop.person().picture(), right, AgentColours.ACCENT, 20);
              boolean alone = found.stream().allMatch(area -> area.x > right.x);
              return found.size() == 2 && alone ? found.get(index) : null;
            });
  }

  /// Three lines in the upper right corner.
  Optional<Rectangle> menuButton() {
    BufferedImage picture = desktop.person().picture();
    return place()
        .map(window -> new Rectangle(window.x + window.width - 64, window.y, 64, 80))
        .flatMap(
            corner ->
                Sight.rowsOf(picture, corner, AgentColours.MUTED, 8).stream()
                    .filter(lines -> lines.width >= 12 && lines.width <= 26)
                    .findFirst());
  }

  /// The field for a session number, found by the button beside it: it has another colour itself
  /// while it takes keys.
  Optional<Rectangle> numberField() {
    return place()
        .map(
            window ->
                Sight.outlinedBoxes(desktop.person().picture(), window, AgentColours.OUTLINE, 80))
        .filter(boxes -> !boxes.isEmpty())
        .map(List::getLast)
        .map(button -> new Rectangle(button.x - 200, button.y - 4, 190, button.height + 8));
  }

  /// Whether a field has the ring of the one that takes keys.
  boolean takesKeys(Rectangle field) {
    return !Sight.rowsOf(desktop.person().picture(), field, AgentColours.ACCENT, 4).isEmpty();
  }

  /// The wide button below "We have no access any more".
  Optional<Rectangle> goOnButton() {
    BufferedImage picture = desktop.person().picture();
    return place()
        .flatMap(
            window ->
                Sight.rowsOf(picture, window, AgentColours.ACCENT, 4).stream()
                    .filter(area -> area.width > 250 && area.height > 30)
                    .findFirst());
  }

  /// The wide Stop in the running session.
  Optional<Rectangle> stopButton() {
    return place()
        .flatMap(
            window ->
                Sight.rowsOf(desktop.person().picture(), window, AgentColours.STOP, 4).stream()
                    .filter(area -> area.width > 250 && area.height > 40)
                    .findFirst());
  }

  /// The button that takes a right back.
  ///
  /// @param index among the rights in force, from top to bottom; the view is 0
  Optional<Rectangle> withdrawButton(int index) {
    return place()
        .map(
            window ->
                Sight.outlinedBoxes(desktop.person().picture(), window, AgentColours.OUTLINE, 50)
                    .stream()
                    .filter(box -> box.width < ViewChoice.WIDTH)
                    .sorted(Comparator.comparingInt(box -> box.y))
                    .toList())
        .map(AgentWindow::flushWithTheFirst)
        .filter(boxes -> boxes.size() > index)
        .map(boxes -> boxes.get(index));
  }

  /// The buttons beside the rights end at the same line; those above Stop do not.
  private static List<Rectangle> flushWithTheFirst(List<Rectangle> boxes) {
    return boxes.stream()
        .filter(box -> Math.abs(box.getMaxX() - boxes.getFirst().getMaxX()) < 3)
        .toList();
  }

  /// The upper line of the ring around the field that takes keys; the button that sends has the
  /// same colour, further down.
  Optional<Rectangle> focusRing() {
    BufferedImage picture = desktop.person().picture();
    return place()
        .map(window -> new Rectangle(window.x, window.y, window.width, window.height * 3 / 4))
        .flatMap(
            fields ->
                Sight.rowsOf(picture, fields, AgentColours.ACCENT, 0).stream()
                    .filter(row -> row.width > 250)
                    .findFirst());
  }
}
