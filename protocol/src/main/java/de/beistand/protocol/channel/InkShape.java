package de.beistand.protocol.channel;

/// What the technician draws.
public enum InkShape {
  /// A line through all points.
  PEN,
  /// From the first point to the last, with a head there.
  ARROW,
  /// A rectangle with the first and the last point as its corners.
  BOX
}
