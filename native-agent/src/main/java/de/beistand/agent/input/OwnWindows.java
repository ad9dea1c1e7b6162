package de.beistand.agent.input;

import java.awt.Rectangle;
import java.util.List;

/// Where the agent's own windows are, so that a technician's input can never answer for the
/// customer. Asked from the input thread; must return quickly.
public interface OwnWindows {
  /// Whether a window of the agent covers this pixel of the desktop.
  boolean contains(int x, int y);

  /// The windows' rectangles in pixels of the desktop.
  List<Rectangle> areas();

  /// Whether a window of the agent has the keyboard focus.
  boolean hasFocus();
}
