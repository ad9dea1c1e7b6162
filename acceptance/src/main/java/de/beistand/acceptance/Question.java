package de.beistand.acceptance;

import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A question on the screen with its answers.
///
/// @param allow the smaller yes
/// @param always yes for the session; the same as `allow` if there is only one yes
public record Question(Rectangle window, Rectangle refuse, Rectangle allow, Rectangle always) {
  private static final int LEAST_WIDTH = 100;

  private static final Comparator<Rectangle> LINE_BY_LINE =
      Comparator.comparingInt((Rectangle box) -> box.y / ViewChoice.HEIGHT)
          .thenComparingInt(box -> box.x);

  /// The question on the screen now; empty until all of its buttons take clicks.
  static Optional<Question> on(VirtualDesktop desktop, Asked asked) {
    return desktop.windows(asked.title()).stream()
        .findFirst()
        .flatMap(
            window -> {
              List<Rectangle> boxes =
                  Sight.outlinedBoxes(
                          desktop.person().picture(), window, AgentColours.OUTLINE, LEAST_WIDTH)
                      .stream()
                      .filter(box -> box.height > ViewChoice.HEIGHT)
                      .sorted(LINE_BY_LINE)
                      .toList();
              return boxes.size() == asked.answers()
                  ? Optional.of(new Question(window, boxes.get(0), boxes.get(1), boxes.getLast()))
                  : Optional.empty();
            });
  }
}
