package de.beistand.protocol.channel;

/// A colour of the technician's pointer and strokes; each has an outline that stands out from it.
public enum InkColour {
  MAGENTA,
  BLUE,
  YELLOW
}
