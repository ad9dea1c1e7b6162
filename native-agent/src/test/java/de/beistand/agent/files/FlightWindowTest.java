package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlightWindowTest {
  private static final long MILLI = 1_000_000;

  private long now;
  private long total;
  private final FlightWindow window = new FlightWindow(FlightWindow.FIRST, () -> now);

  @Test
  void doublesWhileAnswersComeAsSoonAsEver() {
    round(40);
    assertThat(window.size()).isEqualTo(2 * FlightWindow.FIRST);
    for (int i = 0; i < 10; i++) {
      round(45);
    }
    assertThat(window.size()).isEqualTo(FlightWindow.MOST);
  }

  @Test
  void shrinksWhenAnswersWaitBehindOurOwnBytesAndGrowsSlowlyFromThen() {
    for (int i = 0; i < 10; i++) {
      round(40);
    }
    round(200);
    assertThat(window.size()).isEqualTo(FlightWindow.MOST * 7 / 10);
    round(41);
    assertThat(window.size()).isEqualTo(FlightWindow.MOST * 7 / 10 + FlightWindow.FIRST / 2);
    round(90);
    assertThat(window.size()).isEqualTo(FlightWindow.MOST * 7 / 10 + FlightWindow.FIRST / 2);
  }

  @Test
  void neverShrinksBelowWhereItBegan() {
    round(5);
    for (int i = 0; i < 50; i++) {
      round(500);
    }
    assertThat(window.size()).isEqualTo(FlightWindow.FIRST);
  }

  @Test
  void aShortWayIsHeldToItsOwnDelay() {
    for (int i = 0; i < 10; i++) {
      round(2);
    }
    assertThat(window.piece()).isEqualTo(Piece.MOST);
    round(5);
    assertThat(window.size()).isEqualTo(FlightWindow.MOST);
    round(15);
    assertThat(window.size()).isEqualTo(FlightWindow.MOST * 7 / 10);
  }

  @Test
  void messagesAreSmallWhileLittleMayBeUnderWay() {
    assertThat(window.piece()).isEqualTo(Piece.SIZE);
    round(40);
    assertThat(window.piece()).isEqualTo(2 * Piece.SIZE);
  }

  @Test
  void beginsSmallAgainAfterAnInterruption() {
    for (int i = 0; i < 10; i++) {
      round(40);
    }
    window.restart();
    assertThat(window.size()).isEqualTo(FlightWindow.FIRST);
    window.got(total);
    assertThat(window.size()).isEqualTo(FlightWindow.FIRST);
  }

  /// One window is sent and answered after this time.
  private void round(long millis) {
    total += window.size();
    window.sent(total);
    now += millis * MILLI;
    window.got(total);
  }
}
