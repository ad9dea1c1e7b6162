package de.beistand.bench.picture;

import de.beistand.bench.x11.Area;

/// Where on the customer's screen the things are that are watched. The left upper corner is left to
/// a stop sign, the right lower one to a window of the program that shares the screen.
public record Layout(int width, int height) {
  private static final int PATCH = 24;
  private static final int MARGIN = 32;

  /// Free for a stop sign and the time below it.
  private static final int LEFT_MARGIN = 100;

  /// Changes its colour.
  public Area patch() {
    return new Area(width - 240, height / 3, PATCH, PATCH);
  }

  /// Carries the frame number, drawn with the picture's first lines.
  public Area upperCode() {
    return new Area(width - FrameCode.WIDTH - 64, 64, FrameCode.WIDTH, FrameCode.HEIGHT);
  }

  /// Carries the frame number a second time: a frame has arrived when both agree.
  public Area lowerCode() {
    return new Area(64, height - FrameCode.HEIGHT - 64, FrameCode.WIDTH, FrameCode.HEIGHT);
  }

  /// An empty sheet to type on.
  public Area sheet() {
    return new Area(width / 4, height / 2, width / 2, 200);
  }

  /// What is compared with the original: all but the border, where frames and pointers may be
  /// drawn.
  public Area page() {
    return new Area(LEFT_MARGIN, MARGIN, width - LEFT_MARGIN - MARGIN, height - 2 * MARGIN);
  }

  /// Two marks by which the picture is found on the technician's screen: lower left and upper right
  /// of the middle, where neither Stop sign nor the agent's window is.
  public Area leftMark() {
    return new Area(180, height - 160, 64, 64);
  }

  public Area rightMark() {
    return new Area(width - 560, 120, 64, 64);
  }
}
