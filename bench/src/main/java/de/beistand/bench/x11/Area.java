package de.beistand.bench.x11;

/// A rectangle in pixels of a screen, `x` to the right and `y` downwards.
public record Area(int x, int y, int width, int height) {
  public Area movedBy(int dx, int dy) {
    return new Area(x + dx, y + dy, width, height);
  }

  public int pixels() {
    return width * height;
  }
}
