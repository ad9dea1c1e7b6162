package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.CursorAt;
import de.beistand.protocol.channel.AgentToTechnician.CursorShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page learns of the cursor only while it is inside of what is shared.
class CursorTellerTest {
  private static final Box SHARED = new Box(640, 0, 640, 800);
  private static final X11Cursor.Shape ARROW = new X11Cursor.Shape(1, 1, 0, 0, new int[] {-1});
  private static final X11Cursor.Shape BAR = new X11Cursor.Shape(1, 1, 0, 0, new int[] {7});

  private final List<AgentToTechnician> told = new ArrayList<>();
  private final CursorTeller teller = new CursorTeller(told::add);

  @Test
  void insideItsPlaceIsThatInThePicture() {
    teller.seen(new Sight(ARROW, 700, 30), SHARED);
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).isInstanceOf(CursorShape.class);
    assertThat(told.getLast()).isEqualTo(new CursorAt(1, 60, 30, true));
  }

  @Test
  void outsideNeitherPlaceNorShapeIsTold() {
    teller.seen(new Sight(BAR, 100, 30), SHARED);
    teller.seen(new Sight(ARROW, 120, 40), SHARED);
    teller.seen(new Sight(ARROW, 700, 30), null);
    assertThat(told).containsExactly(new CursorAt(1, 0, 0, false));
  }

  @Test
  void atRestTheSamePlaceIsToldAgain() {
    teller.rests();
    assertThat(told).isEmpty();
    teller.seen(new Sight(ARROW, 700, 30), SHARED);
    teller.rests();
    assertThat(told).endsWith(new CursorAt(1, 60, 30, true), new CursorAt(1, 60, 30, true));
  }

  @Test
  void aPageThatHearsOnlyNowIsToldShapeAndPlace() {
    teller.seen(new Sight(ARROW, 700, 30), SHARED);
    told.clear();
    teller.again();
    assertThat(told).hasSize(2);
    assertThat(told.getFirst()).isInstanceOf(CursorShape.class);
    assertThat(told.getLast()).isEqualTo(new CursorAt(2, 60, 30, true));
  }
}
