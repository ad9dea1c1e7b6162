package de.beistand.agent.tiles;

/// Rectangles that changed, in pixels of the picture and inside it.
public interface Changes {
  int count();

  int x(int index);

  int y(int index);

  int width(int index);

  int height(int index);

  /// Pixels in all of them; what two share counts twice.
  long area();
}
