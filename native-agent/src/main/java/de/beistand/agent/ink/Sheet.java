package de.beistand.agent.ink;

import de.beistand.agent.ink.Board.Drawing;
import de.beistand.agent.ink.Board.Pointer;
import de.beistand.agent.ink.Board.Ring;
import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Box;
import de.beistand.protocol.channel.InkColour;
import de.beistand.protocol.channel.InkToAgent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the technician shows now. Pure; times are milliseconds of some clock.
///
/// @param strokes the oldest first
/// @param pointer null while it is not on the picture
/// @param flash null while there is none
record Sheet(List<Stroke> strokes, @Nullable Pointer pointer, @Nullable Flash flash) {
  /// Please look here.
  record Flash(int x, int y, InkColour colour, long since) {}

  static final Sheet EMPTY = new Sheet(List.of(), null, null);

  /// How long rings appear around a point.
  static final long FLASH_MILLIS = 1800;

  /// One ring from the point outwards.
  static final long RING_MILLIS = 600;

  /// Between two sizes of a ring.
  static final long STEP_MILLIS = 60;

  private static final int SMALLEST_RING = 14;
  private static final int LARGEST_RING = 56;

  Sheet {
    strokes = List.copyOf(strokes);
  }

  Sheet pointing(@Nullable Pointer at) {
    return new Sheet(strokes, at, flash);
  }

  Sheet flashing(Flash at) {
    return new Sheet(strokes, pointer, at);
  }

  Sheet cleared() {
    return new Sheet(List.of(), pointer, flash);
  }

  /// A stroke, or more of one that is there.
  ///
  /// @param points pixels of the desktop; at least one
  Sheet drawn(InkToAgent.Draw draw, List<Aim.Point> points, long now) {
    List<Stroke> all = new ArrayList<>();
    boolean known = false;
    for (Stroke stroke : strokes) {
      boolean same = stroke.id() == draw.id();
      all.add(same ? stroke.longer(points, now) : stroke);
      known |= same;
    }
    if (!known) {
      all.add(new Stroke(draw.id(), draw.shape(), draw.colour(), draw.stays(), points, now));
    }
    int tooMany = Math.max(0, all.size() - InkToAgent.MOST_STROKES);
    return new Sheet(all.subList(tooMany, all.size()), pointer, flash);
  }

  /// What is left of it at this time.
  Sheet at(long now) {
    List<Stroke> left = strokes.stream().filter(s -> s.stays() || now < end(s)).toList();
    boolean over = flash != null && now >= flash.since() + FLASH_MILLIS;
    return left.size() == strokes.size() && !over
        ? this
        : new Sheet(left, pointer, over ? null : flash);
  }

  /// When it looks different by itself; [Long#MAX_VALUE] = never.
  long nextChange(long now) {
    long fading =
        strokes.stream().filter(s -> !s.stays()).mapToLong(Sheet::end).min().orElse(Long.MAX_VALUE);
    return flash == null ? fading : Math.min(fading, now + STEP_MILLIS);
  }

  private static long end(Stroke stroke) {
    return stroke.touchedAt() + InkToAgent.FADES_AFTER_MILLIS;
  }

  Drawing drawing(Box within, long now) {
    return new Drawing(within, strokes, pointer, flash == null ? null : ring(flash, now));
  }

  private static Ring ring(Flash flash, long now) {
    long step = (now - flash.since()) % RING_MILLIS / STEP_MILLIS * STEP_MILLIS;
    long radius = SMALLEST_RING + (LARGEST_RING - SMALLEST_RING) * step / RING_MILLIS;
    return new Ring(flash.x(), flash.y(), (int) radius, flash.colour());
  }

  boolean isEmpty() {
    return strokes.isEmpty() && pointer == null && flash == null;
  }
}
