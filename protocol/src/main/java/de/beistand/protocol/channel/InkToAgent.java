package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What the technician shows on the customer's screen, on the data channel `ink`. Nothing of it
/// reaches a program there.
///
/// Coordinates are pixels of the shared picture, 0 at the top left.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface InkToAgent {
  /// How long a stroke stays after its last point, unless it stays until cleared, in milliseconds.
  int FADES_AFTER_MILLIS = 8000;

  /// Most strokes at a time; one more takes away the oldest.
  int MOST_STROKES = 64;

  /// The technician's pointer is here now.
  @JsonTypeName("point")
  record Point(int x, int y, InkColour colour) implements InkToAgent {}

  /// The technician's pointer is not on the picture any more.
  @JsonTypeName("unpoint")
  record Unpoint() implements InkToAgent {}

  /// A stroke, or more of it.
  ///
  /// @param id of the stroke, chosen by the page; the same one again adds points, all else stays
  /// @param stays until [Clear]; else it fades
  /// @param points x and y in turn, at most [#MOST_NUMBERS]
  @JsonTypeName("draw")
  record Draw(int id, InkShape shape, InkColour colour, boolean stays, List<Integer> points)
      implements InkToAgent {
    /// Longest `points`.
    public static final int MOST_NUMBERS = 512;

    public Draw {
      points = List.copyOf(points);
      if (points.isEmpty() || points.size() % 2 != 0 || points.size() > MOST_NUMBERS) {
        throw new IllegalArgumentException(points.size() + " numbers");
      }
    }
  }

  /// Please look here: rings around this point for a moment.
  @JsonTypeName("flash")
  record Flash(int x, int y, InkColour colour) implements InkToAgent {}

  /// Takes all strokes away.
  @JsonTypeName("clear")
  record Clear() implements InkToAgent {}
}
