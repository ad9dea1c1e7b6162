package de.beistand.agent.tiles;

import java.util.Arrays;

/// Where a row's like stands, if there is just one: a hash table of numbers that is used again.
final class Lines {
  static final int NONE = -1;
  private static final int SEVERAL = -2;

  private int[] numbers = new int[0];
  private int[] places = new int[0];
  private int mask;

  /// Forgets everything; there is room for so many numbers.
  void clear(int most) {
    int size = Integer.highestOneBit(Math.max(most, 1)) << 2;
    if (places.length < size) {
      numbers = new int[size];
      places = new int[size];
    }
    mask = size - 1;
    Arrays.fill(places, 0, size, NONE);
  }

  void put(int number, int place) {
    int slot = slot(number);
    numbers[slot] = number;
    places[slot] = places[slot] == NONE ? place : SEVERAL;
  }

  /// Where the number was put; negative if nowhere or in several places.
  int place(int number) {
    return places[slot(number)];
  }

  private int slot(int number) {
    int slot = (number ^ number >>> 15) & mask;
    while (places[slot] != NONE && numbers[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
