package de.beistand.agent.tiles;

import de.beistand.agent.tiles.MoveFinder.Move;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Cuts what stands still out of moves: this program's own windows lie over the page that scrolls
/// below them, and would have to be sent again after each move.
final class Standing {
  private Standing() {}

  /// @param moves all by the same distance
  /// @param windows that stand still, in pixels of the picture
  /// @return in the order in which they are to be carried out
  static List<Move> around(List<Move> moves, List<Rectangle> windows) {
    if (moves.isEmpty() || windows.isEmpty()) {
      return moves;
    }
    int shift = moves.getFirst().fromY() - moves.getFirst().y();
    List<Rectangle> left = new ArrayList<>();
    moves.forEach(move -> left.add(new Rectangle(move.x(), move.y(), move.width(), move.height())));
    for (Rectangle window : windows) {
      Rectangle comesFromIt = new Rectangle(window);
      comesFromIt.translate(0, -shift);
      without(left, window);
      without(left, comesFromIt);
    }
    // A row must be read before another one is written over it.
    Comparator<Rectangle> downwards = Comparator.comparingInt(part -> part.y);
    return left.stream()
        .sorted(shift > 0 ? downwards : downwards.reversed())
        .map(part -> new Move(part.x, part.y, part.width, part.height, part.y + shift))
        .toList();
  }

  private static void without(List<Rectangle> parts, Rectangle hole) {
    List<Rectangle> all = List.copyOf(parts);
    parts.clear();
    for (Rectangle part : all) {
      Rectangle inside = part.intersection(hole);
      if (inside.isEmpty()) {
        parts.add(part);
      } else {
        int right = part.x + part.width;
        int bottom = part.y + part.height;
        int insideRight = inside.x + inside.width;
        int insideBottom = inside.y + inside.height;
        add(parts, part.x, part.y, right, inside.y);
        add(parts, part.x, inside.y, inside.x, insideBottom);
        add(parts, insideRight, inside.y, right, insideBottom);
        add(parts, part.x, insideBottom, right, bottom);
      }
    }
  }

  private static void add(List<Rectangle> parts, int left, int top, int right, int bottom) {
    if (right > left && bottom > top) {
      parts.add(new Rectangle(left, top, right - left, bottom - top));
    }
  }
}
