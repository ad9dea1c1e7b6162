package de.beistand.agent.ink;

import de.beistand.agent.screen.Box;
import de.beistand.protocol.channel.InkColour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies over everything on the customer's screen and lets every click through.
///
/// A port: each operating system has its own. One thread at a time uses it; coordinates are pixels
/// of the desktop.
public interface Board extends AutoCloseable {
  /// A named arrow.
  record Pointer(int x, int y, InkColour colour, String name) {}

  /// A ring.
  ///
  /// @param radius in pixels
  record Ring(int x, int y, int radius, InkColour colour) {}

  /// Everything that is shown.
  ///
  /// @param within nothing is drawn outside of it
  record Drawing(Box within, List<Stroke> strokes, @Nullable Pointer pointer, @Nullable Ring ring) {
    /// Nothing at all.
    public static final Drawing NOTHING = new Drawing(new Box(0, 0, 0, 0), List.of(), null, null);

    public Drawing {
      strokes = List.copyOf(strokes);
    }

    boolean isEmpty() {
      return strokes.isEmpty() && pointer == null && ring == null;
    }
  }

  /// Whether something can lie over everything here and let clicks through.
  default boolean isPossible() {
    return true;
  }

  /// Shows this and nothing else, but on the agent's own windows, which stay as they are.
  void show(Drawing drawing);

  @Override
  void close();
}
