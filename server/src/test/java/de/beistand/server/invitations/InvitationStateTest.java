package de.beistand.server.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.JoinRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationStateTest {
  private static final long MACHINE = 7;

  @ParameterizedTest(name = "{0}, time is over: {1} + a computer comes -> {2}")
  @CsvSource({
    "OPEN, false, taken",
    "OPEN, true, EXPIRED",
    "TAKEN_BY_IT, false, taken",
    "TAKEN_BY_IT, true, EXPIRED",
    "TAKEN_BY_ANOTHER, false, USED",
    "TAKEN_BY_ANOTHER, true, USED",
    "USED, false, USED",
    "USED, true, USED",
    "REVOKED, false, REVOKED",
    "REVOKED, true, REVOKED",
  })
  void aComputerComes(String state, boolean timeIsOver, String outcome) {
    assertThat(state(state).refuses(MACHINE, timeIsOver).map(JoinRefusal::name).orElse("taken"))
        .isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}, time is over: {1} + the link is opened -> {2}")
  @CsvSource({
    "OPEN, false, waits",
    "OPEN, true, EXPIRED",
    "TAKEN_BY_IT, false, waits",
    "TAKEN_BY_IT, true, EXPIRED",
    "USED, false, USED",
    "REVOKED, false, REVOKED",
  })
  void theLinkIsOpened(String state, boolean timeIsOver, String outcome) {
    assertThat(state(state).closed(timeIsOver).map(JoinRefusal::name).orElse("waits"))
        .isEqualTo(outcome);
  }

  private static InvitationState state(String name) {
    return switch (name) {
      case "OPEN" -> new InvitationState.Open();
      case "TAKEN_BY_IT" -> new InvitationState.Taken(MACHINE);
      case "TAKEN_BY_ANOTHER" -> new InvitationState.Taken(MACHINE + 1);
      case "USED" -> new InvitationState.Used();
      default -> new InvitationState.Revoked();
    };
  }
}
