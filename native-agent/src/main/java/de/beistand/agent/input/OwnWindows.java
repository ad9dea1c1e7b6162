package de.beistand.agent.input;

/// Where the agent's own windows are, so that a technician's input can never answer for the
/// customer. Asked from the input thread; must return quickly.
public interface OwnWindows {
  /// Whether a window of the agent covers this pixel of the desktop.
  boolean contains(int x, int y);

  /// Whether a window of the agent has the keyboard focus.
  boolean hasFocus();
}
