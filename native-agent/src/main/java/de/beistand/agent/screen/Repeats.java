package de.beistand.agent.screen;

/// When a picture that does not change is sent again.
///
/// At first soon, because browsers fail to show about every tenth single frame (measured with
/// Chromium 156); then a while, because each repeat makes the picture sharper; then seldom, because
/// an encoder answers a lost packet or a new viewer only when it gets a frame.
final class Repeats {
  private static final int SOON = 3;
  private static final int SOON_MILLIS = 34;
  private static final int SHARPER = 10;
  private static final int SHARPER_MILLIS = 150;
  private static final int SELDOM_MILLIS = 2000;

  private int count;

  /// The picture changed.
  void restart() {
    count = 0;
  }

  /// It was sent again.
  void done() {
    count = Math.min(count + 1, SHARPER);
  }

  int untilNextMillis() {
    if (count < SOON) {
      return SOON_MILLIS;
    }
    return count < SHARPER ? SHARPER_MILLIS : SELDOM_MILLIS;
  }
}
