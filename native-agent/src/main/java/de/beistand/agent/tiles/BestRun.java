package de.beistand.agent.tiles;

/// The neighbours among numbers told one by one whose sum is the greatest (Kadane's algorithm);
/// none if all are negative or 0.
final class BestRun {
  private int count;
  private int start;
  private int running;
  private int sum;
  private int first;
  private int end;

  void add(int number) {
    if (running <= 0) {
      running = 0;
      start = count;
    }
    running += number;
    count++;
    if (running > sum) {
      sum = running;
      first = start;
      end = count;
    }
  }

  int sum() {
    return sum;
  }

  /// Index of the first of them.
  int first() {
    return first;
  }

  /// Index behind the last of them.
  int end() {
    return end;
  }
}
