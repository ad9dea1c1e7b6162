package de.beistand.acceptance;

/// Colours by which a person finds things in the agent's windows, as its light look paints them:
/// `0xRRGGBB`.
final class AgentColours {
  /// Of buttons that do not stand out, and of the choice of what is shown.
  static final int OUTLINE = 0x7C8F96;

  static final int ACCENT = 0x0B6E6E;
  static final int MUTED = 0x55666D;
  static final int STOP = 0xC4261D;

  private AgentColours() {}
}
