package de.beistand.agent.input;

import java.awt.Rectangle;
import java.util.List;

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
  public List<Rectangle> areas() {
    return List.of(new Rectangle(left, top, right - left, bottom - top));
  }

  @Override
  public boolean hasFocus() {
    return focused;
  }
}
