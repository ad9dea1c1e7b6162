package de.beistand.agent.tiles;

import java.util.Arrays;

/// The colours of a tile, in an order in which each is much like the one before: smooth letters
/// have hundreds of shades between two colours, and their differences cost less than they
/// themselves. One object is used again; not thread-safe.
final class Shades {
  /// So many at most.
  static final int MOST = 512;

  private static final int SLOTS = 2048;
  private static final int SLOT_SHIFT = 21;
  private static final int EMPTY = -1;

  private final int[] slotColour = new int[SLOTS];
  private final int[] slotIndex = new int[SLOTS];
  private final int[] found = new int[MOST];
  private final int[] ordered = new int[MOST];
  private final int[] left = new int[MOST];
  private final int[] place = new int[MOST];
  private int count;

  void clear() {
    Arrays.fill(slotIndex, EMPTY);
    count = 0;
  }

  int count() {
    return count;
  }

  /// The colour's number in the order in which they were found; −1 if there are too many.
  int found(int colour) {
    int slot = (colour * 0x9E3779B1) >>> SLOT_SHIFT;
    while (slotIndex[slot] != EMPTY) {
      if (slotColour[slot] == colour) {
        return slotIndex[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (count == MOST) {
      return EMPTY;
    }
    slotColour[slot] = colour;
    slotIndex[slot] = count;
    found[count] = colour;
    return count++;
  }

  /// From each to the nearest of those that are left.
  void order() {
    for (int i = 0; i < count; i++) {
      left[i] = i;
    }
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int next = 0; next < count; next++) {
      int nearest = 0;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < count - next; i++) {
        int colour = found[left[i]];
        int far =
            Math.abs((colour >> 16) - red)
                + Math.abs((colour >> 8 & 0xff) - green)
                + Math.abs((colour & 0xff) - blue);
        if (far < least) {
          least = far;
          nearest = i;
        }
      }
      int chosen = left[nearest];
      left[nearest] = left[count - next - 1];
      place[chosen] = next;
      int colour = found[chosen];
      ordered[next] = colour;
      red = colour >> 16;
      green = colour >> 8 & 0xff;
      blue = colour & 0xff;
    }
  }

  /// Where the colour that was found as this one stands in the order.
  int place(int number) {
    return place[number];
  }

  /// Writes how much each differs from the one before: all reds, all greens, all blues.
  int write(byte[] into, int at) {
    for (int shift = 16; shift >= 0; shift -= 8) {
      int before = 0;
      for (int i = 0; i < count; i++) {
        int now = ordered[i] >> shift;
        into[at++] = (byte) (now - before);
        before = now;
      }
    }
    return at;
  }
}
