package de.beistand.acceptance.net;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The line between the customer and everybody else.
///
/// @param name as the command line and the raw samples call it
/// @param limits `null` for a plain cable (a veth pair, nothing in between)
public record Network(String name, String label, @Nullable Limits limits) {

  /// What a line takes and gives.
  ///
  /// @param bitsPerSecond each way
  /// @param roundTrip what the line adds to a round trip, half of it each way
  /// @param loss chance that a packet is lost, 0 to 1, each way
  /// @param queue how long a packet may wait for the line before it is thrown away, as in a home
  ///   router
  public record Limits(long bitsPerSecond, Duration roundTrip, double loss, Duration queue) {}

  private static final Duration QUEUE = Duration.ofMillis(200);

  public static final Network LAN = new Network("lan", "LAN", null);

  /// `lan`, or megabits per second, round trip in milliseconds and loss in percent as `20/40/0`.
  public static Network parse(String text) {
    if (text.equals(LAN.name())) {
      return LAN;
    }
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a network is 'lan' or Mbit/s, ms and % of loss like 20/40/0, not '" + text + "'");
    }
    double megabits = Double.parseDouble(parts[0]);
    long milliseconds = Long.parseLong(parts[1]);
    double percent = Double.parseDouble(parts[2]);
    String label =
        parts[0]
            + " Mbit/s, "
            + milliseconds
            + " ms"
            + (percent > 0 ? ", " + parts[2] + " % loss" : "");
    return new Network(
        text,
        label,
        new Limits(
            Math.round(megabits * 1_000_000),
            Duration.ofMillis(milliseconds),
            percent / 100,
            QUEUE));
  }
}
