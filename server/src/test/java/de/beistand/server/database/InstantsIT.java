package de.beistand.server.database;

import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestServer;
import java.time.Instant;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The test run's time zone is Berlin (pom.xml); the database keeps UTC.
class InstantsIT {
  @Test
  void theTestRunIsNotInUtc() {
    assertThat(java.time.ZoneId.systemDefault().getId()).isEqualTo("Europe/Berlin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T05:00:00.123456Z",
        // in Berlin this hour of the wall clock does not exist
        "2026-03-29T02:30:00Z",
        // and this one exists twice
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z"
      })
  void instantsSurviveAndAreStoredInUtc(String text) throws Exception {
    Instant instant = Instant.parse(text);
    try (Database database = Database.open(TestServer.settings(TestServer.LONG))) {
      database
          .sql()
          .insertInto(TECHNICIAN)
          .set(TECHNICIAN.LOGIN, "a")
          .set(TECHNICIAN.DISPLAY_NAME, "A")
          .set(TECHNICIAN.ROLE, "ADMIN")
          .set(TECHNICIAN.PASSWORD_HASH, "none")
          .set(TECHNICIAN.CREATED_AT, instant)
          .execute();
      assertThat(database.sql().fetchSingle(TECHNICIAN).getCreatedAt()).isEqualTo(instant);
      assertThat(
              database
                  .sql()
                  .fetchCount(
                      TECHNICIAN,
                      TECHNICIAN.CREATED_AT.eq(DSL.val(instant, TECHNICIAN.CREATED_AT))))
          .isEqualTo(1);
      String stored =
          database
              .sql()
              .select(DSL.field("cast(created_at as char)", String.class))
              .from(TECHNICIAN)
              .fetchSingle()
              .value1();
      assertThat(stored.replace(' ', 'T')).startsWith(text.substring(0, text.length() - 1));
    }
  }
}
