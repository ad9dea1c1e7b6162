package de.beistand.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.channel.TechnicianToAgent.Button;
import de.beistand.protocol.channel.TechnicianToAgent.Move;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovesTest {
  private final Moves moves = new Moves();

  @Test
  void neighboursBecomeTheLast() {
    assertThat(coalesce(new Move(1, 1, 1), new Move(2, 2, 2), new Move(3, 3, 3)))
        .containsExactly(new Move(3, 3, 3));
  }

  @Test
  void olderMovesAreDroppedAcrossCalls() {
    coalesce(new Move(5, 5, 5));
    assertThat(coalesce(new Move(4, 4, 4), new Move(5, 5, 5))).isEmpty();
    assertThat(coalesce(new Move(7, 7, 7), new Move(6, 6, 6))).containsExactly(new Move(7, 7, 7));
  }

  @Test
  void aButtonBetweenKeepsBoth() {
    var press = new Button(0, true, 1, 1);
    assertThat(coalesce(new Move(1, 1, 1), press, new Move(2, 9, 9)))
        .containsExactly(new Move(1, 1, 1), press, new Move(2, 9, 9));
  }

  private List<TechnicianToAgent> coalesce(TechnicianToAgent... messages) {
    return moves.coalesce(List.of(messages));
  }
}
