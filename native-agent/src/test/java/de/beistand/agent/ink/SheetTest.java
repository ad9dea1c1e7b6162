package de.beistand.agent.ink;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.Aim.Point;
import de.beistand.agent.screen.Box;
import de.beistand.protocol.channel.InkColour;
import de.beistand.protocol.channel.InkShape;
import de.beistand.protocol.channel.InkToAgent;
import de.beistand.protocol.channel.InkToAgent.Draw;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final long FADES = InkToAgent.FADES_AFTER_MILLIS;
  private static final Point A = new Point(1, 2);
  private static final Point B = new Point(3, 4);
  private static final Point C = new Point(5, 6);

  private static Draw draw(int id, InkShape shape, boolean stays) {
    return new Draw(id, shape, InkColour.BLUE, stays, List.of(0, 0));
  }

  @Test
  @DisplayName("EMPTY + pen + the same pen -> one line through all points")
  void pen() {
    Draw pen = draw(1, InkShape.PEN, false);
    Sheet sheet = Sheet.EMPTY.drawn(pen, List.of(A), 0).drawn(pen, List.of(B, C), 100);
    assertThat(sheet.strokes()).hasSize(1);
    assertThat(sheet.strokes().getFirst().points()).containsExactly(A, B, C);
  }

  @Test
  @DisplayName("arrow + the same arrow -> from the first point to the newest")
  void arrow() {
    Draw arrow = draw(1, InkShape.ARROW, false);
    Sheet sheet = Sheet.EMPTY.drawn(arrow, List.of(A, B), 0).drawn(arrow, List.of(A, C), 100);
    assertThat(sheet.strokes().getFirst().points()).containsExactly(A, C);
  }

  @Test
  @DisplayName("pen + a flood of points -> the line ends somewhere")
  void flood() {
    Draw pen = draw(1, InkShape.PEN, false);
    Sheet sheet = Sheet.EMPTY;
    for (int i = 0; i < 100; i++) {
      sheet = sheet.drawn(pen, java.util.Collections.nCopies(256, A), 0);
    }
    assertThat(sheet.strokes().getFirst().points()).hasSize(Stroke.MOST_POINTS);
  }

  @Test
  @DisplayName("64 strokes + another -> the oldest is gone")
  void many() {
    Sheet sheet = Sheet.EMPTY;
    for (int id = 0; id <= InkToAgent.MOST_STROKES; id++) {
      sheet = sheet.drawn(draw(id, InkShape.PEN, true), List.of(A), 0);
    }
    assertThat(sheet.strokes()).hasSize(InkToAgent.MOST_STROKES);
    assertThat(sheet.strokes().getFirst().id()).isEqualTo(1);
  }

  @Test
  @DisplayName("stroke + time -> gone after its last point, unless it stays")
  void fades() {
    Draw fading = draw(1, InkShape.PEN, false);
    Sheet sheet =
        Sheet.EMPTY
            .drawn(fading, List.of(A), 0)
            .drawn(draw(2, InkShape.BOX, true), List.of(A), 0)
            .drawn(fading, List.of(B), 500);
    assertThat(sheet.nextChange(600)).isEqualTo(500 + FADES);
    assertThat(sheet.at(499 + FADES).strokes()).hasSize(2);
    assertThat(sheet.at(500 + FADES).strokes()).extracting(Stroke::id).containsExactly(2);
    assertThat(sheet.at(500 + FADES).nextChange(0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("flash -> rings that grow, then nothing")
  void flash() {
    Box box = new Box(0, 0, 100, 100);
    Sheet sheet = Sheet.EMPTY.flashing(new Sheet.Flash(9, 9, InkColour.MAGENTA, 1000));
    int first = sheet.drawing(box, 1000).ring().radius();
    int later = sheet.drawing(box, 1000 + Sheet.RING_MILLIS / 2).ring().radius();
    int again = sheet.drawing(box, 1000 + Sheet.RING_MILLIS).ring().radius();
    assertThat(later).isGreaterThan(first);
    assertThat(again).isEqualTo(first);
    assertThat(sheet.at(1000 + Sheet.FLASH_MILLIS).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("pointer and strokes + clear -> only the pointer")
  void clear() {
    Sheet sheet =
        Sheet.EMPTY
            .drawn(draw(1, InkShape.PEN, true), List.of(A), 0)
            .pointing(new Board.Pointer(1, 1, InkColour.BLUE, "Anna"))
            .cleared();
    assertThat(sheet.strokes()).isEmpty();
    assertThat(sheet.pointer()).isNotNull();
    assertThat(sheet.pointing(null).isEmpty()).isTrue();
  }
}
