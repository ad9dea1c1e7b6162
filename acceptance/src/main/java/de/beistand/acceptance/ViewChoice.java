package de.beistand.acceptance;

import java.awt.Rectangle;
import java.util.Optional;

/// The choice of what is shown, in the question for the view and in the window of the running
/// session: outlined like the buttons, but lower and wider.
final class ViewChoice {
  /// At most, in pixels.
  static final int HEIGHT = 48;

  /// At least, in pixels.
  static final int WIDTH = 200;

  private final VirtualDesktop desktop;
  private final String title;

  /// @param title of the window, as a regular expression
  ViewChoice(VirtualDesktop desktop, String title) {
    this.desktop = desktop;
    this.title = title;
  }

  /// The box with what is shown now.
  Optional<Rectangle> box() {
    return desktop.windows(title).stream()
        .findFirst()
        .flatMap(
            window ->
                Sight.outlinedBoxes(desktop.person().picture(), window, AgentColours.OUTLINE, WIDTH)
                    .stream()
                    .filter(box -> box.height <= HEIGHT)
                    .findFirst());
  }

  /// In the open list, right of the words: the line that is chosen now, with the box's rim perhaps.
  Optional<Rectangle> chosenLine(Rectangle box) {
    Rectangle strip = new Rectangle(box.x + box.width - 60, box.y - 300, 20, 700);
    return Sight.rowsOf(desktop.person().picture(), strip, AgentColours.ACCENT, 0).stream()
        .filter(line -> line.height >= 20 && line.height <= HEIGHT)
        .findFirst();
  }
}
