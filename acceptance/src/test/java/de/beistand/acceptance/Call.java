package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// One support session as it stands in the database and on the administrator's page.
record Call(Firm firm, String machineId, String password) {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern STATE =
      Pattern.compile("id=\"session-state\" data-phase=\"(\\w*)\" data-reason=\"(\\w*)\"");
  private static final Pattern EVENT =
      Pattern.compile("data-kind=\"(\\w+)\" data-subject=\"([^\"]*)\" data-proof=\"(\\w+)\"");

  DatabasePeek.Session session() {
    return firm.server().database().lastSession(machineId).orElseThrow();
  }

  /// What happened, such as `GIVEN VIEW`, in the order of the agent's testimony.
  List<String> testimony() {
    return firm.server().database().events(session().id()).stream()
        .filter(DatabasePeek.Event::signed)
        .map(DatabasePeek.Event::what)
        .toList();
  }

  /// Waits for the end in the database: a page may hear of it before.
  ///
  /// @return why
  String endReason() {
    Until.holds("the end in the database", PATIENCE, () -> session().over());
    return session().endReason();
  }

  /// Waits for the end in the database and checks that both records name this reason and that the
  /// testimony is complete and authentic.
  void assertEnded(String reason, String... testimony) {
    Until.holds(
        "the end in the database",
        PATIENCE,
        () -> session().over() && testimony().size() >= testimony.length);
    DatabasePeek.Session session = session();
    assertThat(session.phase()).isEqualTo("ENDED");
    assertThat(session.endReason()).isEqualTo(reason);
    assertThat(testimony()).containsExactly(testimony);
    assertThat(firm.server().database().events(session.id()))
        .filteredOn(DatabasePeek.Event::signed)
        .extracting(DatabasePeek.Event::seq)
        .as("numbered without gaps")
        .isEqualTo(java.util.stream.IntStream.rangeClosed(1, testimony.length).boxed().toList());
    assertPage(session, reason, testimony);
  }

  private void assertPage(DatabasePeek.Session session, String reason, String... testimony) {
    try (WebLogin admin = new WebLogin(firm.server().url())) {
      admin.logIn(firm.admin().login(), firm.admin().password());
      WebLogin.Page page = admin.get("/sessions/" + session.id());
      assertThat(page.status()).isEqualTo(200);
      assertThat(STATE.matcher(page.text()).results().toList())
          .singleElement()
          .satisfies(
              state -> {
                assertThat(state.group(1)).isEqualTo("ENDED");
                assertThat(state.group(2)).isEqualTo(reason);
              });
      assertThat(
              EVENT
                  .matcher(page.text())
                  .results()
                  .filter(event -> event.group(3).equals("SIGNED"))
                  .map(event -> (event.group(1) + " " + event.group(2)).strip())
                  .toList())
          .containsExactly(testimony);
      assertThat(page.text()).doesNotContain("data-proof=\"FORGED\"");
    }
  }
}
