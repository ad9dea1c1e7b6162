package de.beistand.agent.input;

/// Mouse and keyboard of the customer's computer, as the technician's input reaches them.
///
/// A port: each operating system has its own. Called by one thread at a time. Coordinates are
/// pixels of the whole desktop, 0 at the top left. Whoever calls it has checked the grant; the sink
/// itself refuses to press anything in the agent's own windows.
public interface InputSink extends AutoCloseable {
  /// Moves the pointer.
  void move(int x, int y);

  /// Presses or releases a mouse button.
  ///
  /// @param button 0 left, 1 middle, 2 right, 3 back, 4 forward (W3C UI Events)
  void button(int button, boolean down, int x, int y);

  /// Turns the wheel by whole notches, right and down positive.
  void wheel(int dx, int dy, int x, int y);

  /// Presses or releases a key: the one that gives `character` without Shift or AltGr on this
  /// desktop's layout, else the one at a physical position.
  ///
  /// @param code W3C UI Events `code`; unknown codes are ignored
  /// @param character in lower case; empty if the key gives none
  void key(String code, String character, boolean down);

  /// Types characters, whatever the keyboard layout is, and returns the characters that cannot be
  /// typed here.
  String type(String text);

  /// Releases every key and button that this sink holds down.
  void releaseAll();

  /// Releases everything and frees the connection to the desktop.
  @Override
  void close();
}
