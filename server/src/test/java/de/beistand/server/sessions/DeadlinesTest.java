package de.beistand.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.settings.Settings;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hours, told apart by their number: no test waits for one.
class DeadlinesTest {
  private static final int PAGE = 2;
  private static final int RELOAD = 3;
  private static final int AGENT = 4;
  private static final int PASSWORD = 5;
  private static final int RESTART = 6;
  private static final int CONSENT = 1; // 150 seconds
  private static final int NOTHING = 24;

  private Deadlines deadlines;

  @BeforeEach
  void graces() {
    deadlines =
        new Deadlines(
            new Settings.Graces(
                Duration.ofHours(PAGE),
                Duration.ofHours(RELOAD),
                Duration.ofHours(AGENT),
                Duration.ofHours(PASSWORD),
                Duration.ofHours(RESTART)));
  }

  @Test
  void openedWaitsForThePassword() {
    deadlines.opened();
    assertThat(next()).isEqualTo(PASSWORD);
  }

  @Test
  void wrongPasswordGivesItsTimeAgain() {
    deadlines.entered(new SessionState.Waiting(), true);
    assertThat(next()).isEqualTo(PASSWORD);
  }

  @Test
  void rightPasswordWaitsForTheConsentOnly() {
    deadlines.opened();
    deadlines.entered(new SessionState.AwaitingConsent(), true);
    assertThat(next()).isEqualTo(CONSENT);
    deadlines.entered(new SessionState.Active(), true);
    assertThat(next()).isEqualTo(NOTHING);
  }

  @Test
  void consentOfAnAgentThatIsAwayStillWaitsForIt() {
    deadlines.agentLeft(new SessionState.AwaitingConsent());
    deadlines.entered(new SessionState.Active(), false);
    assertThat(next()).isEqualTo(AGENT);
    deadlines.entered(new SessionState.Active(), true);
    assertThat(next()).isEqualTo(NOTHING);
  }

  @Test
  void computerThatRestartsHasItsOwnTime() {
    deadlines.entered(new SessionState.Restarting(), true);
    assertThat(next()).isEqualTo(RESTART);
    deadlines.agentLeft(new SessionState.Restarting());
    assertThat(next()).isEqualTo(RESTART);
    deadlines.agentCame();
    assertThat(next()).isEqualTo(NOTHING);
  }

  @Test
  void pageThatSaidGoodbyeHasTheTimeOfAReload() {
    deadlines.pageLeft(false);
    assertThat(deadlines.secondsLeftForPage()).isBetween(1, PAGE * 3600);
    assertThat(next()).isEqualTo(PAGE);
    deadlines.pageLeft(true);
    assertThat(next()).isEqualTo(RELOAD);
    deadlines.pageCame();
    assertThat(deadlines.secondsLeftForPage()).isZero();
    assertThat(next()).isEqualTo(NOTHING);
  }

  @Test
  void afterARestartOfTheServerThePageHasAsMuchTimeAsTheAgent() {
    deadlines.recovered(new SessionState.Active());
    assertThat(next()).isEqualTo(AGENT);
    deadlines.agentCame();
    assertThat(next()).isEqualTo(AGENT);
    deadlines.pageCame();
    assertThat(next()).isEqualTo(NOTHING);
  }

  @Test
  void afterARestartOfTheServerTheConsentIsStillAwaited() {
    deadlines.recovered(new SessionState.AwaitingConsent());
    assertThat(next()).isEqualTo(CONSENT);
  }

  @Test
  void whatRanOutIsTriedAgainAfterAFailure() {
    var none = new Deadlines(new Settings.Graces(hours(1), hours(1), hours(1), hours(0), hours(1)));
    none.opened();
    assertThat(none.over()).containsInstanceOf(SessionInput.PasswordTimeOver.class);
    assertThat(none.over()).containsInstanceOf(SessionInput.PasswordTimeOver.class);
    none.postpone();
    assertThat(none.nanosLeft()).isLessThan(hours(1).toNanos());
    assertThat(none.over()).isEmpty();
  }

  /// Hours until the next timer runs out, rounded up.
  private long next() {
    return Math.ceilDiv(deadlines.nanosLeft(), hours(1).toNanos());
  }

  private static Duration hours(int number) {
    return Duration.ofHours(number);
  }
}
