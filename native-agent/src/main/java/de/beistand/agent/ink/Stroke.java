package de.beistand.agent.ink;

import de.beistand.agent.screen.Aim;
import de.beistand.protocol.channel.InkColour;
import de.beistand.protocol.channel.InkShape;
import java.util.List;
import java.util.stream.Stream;

/// Something that the technician draws.
///
/// @param id chosen by the page
/// @param stays until cleared
/// @param points pixels of the desktop
/// @param touchedAt when the last point came, milliseconds of some clock
public record Stroke(
    int id,
    InkShape shape,
    InkColour colour,
    boolean stays,
    List<Aim.Point> points,
    long touchedAt) {
  /// A line through more points than this has an end.
  static final int MOST_POINTS = 4096;

  public Stroke {
    points = List.copyOf(points);
  }

  Stroke longer(List<Aim.Point> more, long now) {
    List<Aim.Point> all =
        shape == InkShape.PEN
            ? Stream.concat(points.stream(), more.stream()).limit(MOST_POINTS).toList()
            : List.of(points.getFirst(), more.getLast());
    return new Stroke(id, shape, colour, stays, all, now);
  }
}
