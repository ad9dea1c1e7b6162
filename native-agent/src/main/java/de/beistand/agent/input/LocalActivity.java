package de.beistand.agent.input;

/// Tells when the customer uses mouse or keyboard himself, as opposed to input that this program
/// injects.
///
/// A port: each operating system has its own.
public interface LocalActivity extends AutoCloseable {
  /// Starts watching.
  ///
  /// @param onActivity called on the watcher's own thread for each event of a real device; must
  ///   return quickly
  void watch(Runnable onActivity);

  /// Whether the latest press of a mouse button or key came from a real device and not from
  /// injected input; true where the platform cannot tell. The consent windows ask this before they
  /// believe a click.
  boolean lastPressWasReal();

  @Override
  void close();
}
