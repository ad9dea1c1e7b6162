package de.beistand.agent.screen;

/// A rectangle of the desktop in pixels, 0 at the top left.
public record Box(int x, int y, int width, int height) {}
