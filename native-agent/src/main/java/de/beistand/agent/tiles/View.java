package de.beistand.agent.tiles;

import java.lang.foreign.MemorySegment;

/// A captured picture, not copied: valid until the next capture.
///
/// @param pixels rows of 4 bytes a pixel: blue, green, red, unused
/// @param stride bytes from one row to the next
public record View(MemorySegment pixels, int stride, int width, int height) {}
