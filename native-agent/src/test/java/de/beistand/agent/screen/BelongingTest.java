package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.Belonging.Candidate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Menus and dialogs belong to the program that is shown; in doubt nothing does.
class BelongingTest {
  private static final long PROGRAM = 0x400000;
  private static final long OTHER = 0x600000;
  private static final Candidate MAIN = managed(1, PROGRAM, OptionalLong.empty());

  @Test
  void itsOnlyWindowOwnsEveryMenu() {
    assertThat(belonging(MAIN, menu(2, PROGRAM, OptionalLong.empty()))).containsExactly(2L);
  }

  @Test
  void amongSeveralWindowsAMenuMustSayWhoseItIs() {
    Candidate second = managed(3, PROGRAM, OptionalLong.empty());
    assertThat(belonging(MAIN, second, menu(2, PROGRAM, OptionalLong.empty()))).isEmpty();
    assertThat(belonging(MAIN, second, menu(2, PROGRAM, OptionalLong.of(3)))).isEmpty();
    assertThat(belonging(MAIN, second, menu(2, PROGRAM, OptionalLong.of(1)))).containsExactly(2L);
  }

  @Test
  void aDialogBelongsToTheWindowItNamesAndItsMenuToo() {
    Candidate dialog = managed(4, PROGRAM, OptionalLong.of(1));
    assertThat(belonging(MAIN, dialog, menu(5, PROGRAM, OptionalLong.of(4))))
        .containsExactly(4L, 5L);
  }

  @Test
  void aWindowOfAnotherProgramNeverBelongs() {
    assertThat(
            belonging(
                MAIN, menu(2, OTHER, OptionalLong.of(1)), managed(3, OTHER, OptionalLong.of(1))))
        .isEmpty();
  }

  @Test
  void windowsThatNameEachOtherEndTheSearch() {
    assertThat(
            belonging(
                MAIN, menu(2, PROGRAM, OptionalLong.of(3)), menu(3, PROGRAM, OptionalLong.of(2))))
        .isEmpty();
  }

  private static List<Long> belonging(Candidate... candidates) {
    return Belonging.to(1, PROGRAM, List.of(candidates));
  }

  private static Candidate managed(long window, long program, OptionalLong belongsTo) {
    return new Candidate(window, program, false, belongsTo);
  }

  private static Candidate menu(long window, long program, OptionalLong belongsTo) {
    return new Candidate(window, program, true, belongsTo);
  }
}
