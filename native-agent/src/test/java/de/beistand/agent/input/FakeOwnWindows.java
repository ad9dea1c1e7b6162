package de.beistand.agent.input;

/// Own windows that the test puts where it likes.
final class FakeOwnWindows implements OwnWindows {
  volatile int left;
  volatile int top;
  volatile int right;
  volatile int bottom;
  volatile boolean focused;

  @Override
  public boolean contains(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  @Override
  public boolean hasFocus() {
    return focused;
  }
}
