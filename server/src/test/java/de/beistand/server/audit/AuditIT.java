package de.beistand.server.audit;

import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.AUDIT_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The audit log of a real site: who is in it, and what it takes to change it.
class AuditIT {
  private TestSite site;
  private Visitor admin;
  private AuditLog log;

  @BeforeEach
  void open() throws Exception {
    site = new TestSite();
    admin = site.admin();
    log = new AuditLog(site.sql());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static String line(AuditEntry entry) {
    return entry.actor() + " " + entry.action() + " " + entry.subject() + " " + entry.detail();
  }

  @Test
  @DisplayName("what administrators do to people and settings stands in it, with their names")
  void deeds() {
    site.technician(admin, "ole", "Ole Olsen");
    long ole =
        site.sql()
            .select(de.beistand.sql.Tables.TECHNICIAN.ID)
            .from(de.beistand.sql.Tables.TECHNICIAN)
            .where(de.beistand.sql.Tables.TECHNICIAN.LOGIN.eq("ole"))
            .fetchSingle()
            .value1();
    admin.post("/technicians/" + ole + "/password", Map.of());
    admin.post("/technicians/" + ole + "/disable", Map.of());
    admin.post("/technicians/" + ole + "/disable", Map.of()); // it is so already
    admin.post("/technicians/" + ole + "/enable", Map.of());
    admin.post(
        "/operator",
        Map.of("firm", "Neue Firma", "accent", "#0B6E6E", "who", "EVERYONE", "agreed", "CLICK"));
    assertThat(log.list(AuditFilter.EVERYTHING, 0, 20).reversed().stream().map(AuditIT::line))
        .containsExactly(
            "Carla Chefin (chefin) FIRST_ADMIN_CREATED chefin ",
            "Carla Chefin (chefin) PERSON_CREATED ole TECHNICIAN",
            "Carla Chefin (chefin) PASSWORD_RESET ole ",
            "Carla Chefin (chefin) PERSON_DISABLED ole ",
            "Carla Chefin (chefin) PERSON_ENABLED ole ",
            settings());
    assertThat(log.check()).isInstanceOf(AuditLog.Check.Whole.class);
    AuditFilter settings = new AuditFilter(null, null, null, AuditAction.SETTINGS_CHANGED);
    assertThat(log.count(settings)).isEqualTo(1);
  }

  /// The first save writes every start value down; the firm's name is among what changed.
  private String settings() {
    AuditEntry newest = log.list(AuditFilter.EVERYTHING, 0, 1).getFirst();
    assertThat(newest.action()).isEqualTo("SETTINGS_CHANGED");
    assertThat(newest.detail()).contains("firm=Neue Firma");
    return line(newest);
  }

  @Test
  @DisplayName("the database itself refuses to change or delete a line")
  void appendOnly() {
    assertThatThrownBy(
            () -> site.sql().update(AUDIT_EVENT).set(AUDIT_EVENT.DETAIL, "nothing").execute())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> site.sql().deleteFrom(AUDIT_EVENT).execute())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("append-only");
    assertThat(log.count(AuditFilter.EVERYTHING)).isEqualTo(1);
  }

  @Test
  @DisplayName("whoever takes the triggers away and changes, drops or adds a line is found")
  void tampered() {
    site.technician(admin, "ole", "Ole Olsen");
    site.technician(admin, "ida", "Ida Iversen");
    var whole = (AuditLog.Check.Whole) log.check();
    assertThat(whole.lines()).isEqualTo(3);
    assertThat(whole.checkValue()).matches("([0-9a-f]{4} ){4}[0-9a-f]{4}");
    site.sql().execute("DROP TRIGGER audit_event_is_not_changed");
    site.sql().execute("DROP TRIGGER audit_event_is_not_deleted");

    change("detail", "ADMIN", 2);
    change("action", "PERSON_ENABLED", 2);
    change("happened_at", "2020-01-01 00:00:00", 3);

    var last = site.sql().fetchSingle(AUDIT_EVENT, AUDIT_EVENT.POSITION.eq(3L));
    site.sql().deleteFrom(AUDIT_EVENT).where(AUDIT_EVENT.POSITION.eq(3L)).execute();
    assertThat(log.check()).as("the last line is gone").isEqualTo(new AuditLog.Check.Broken(3));
    site.sql().update(AUDIT_HEAD).set(AUDIT_HEAD.POSITION, 2L).execute();
    assertThat(log.check()).as("and the head moved").isInstanceOf(AuditLog.Check.Broken.class);
    site.sql().update(AUDIT_HEAD).set(AUDIT_HEAD.POSITION, 3L).execute();
    last.touched(true);
    site.sql().insertInto(AUDIT_EVENT).set(last).execute();
    assertThat(log.check()).as("as it was").isInstanceOf(AuditLog.Check.Whole.class);
    site.sql().deleteFrom(AUDIT_EVENT).where(AUDIT_EVENT.POSITION.eq(2L)).execute();
    assertThat(log.check()).as("a hole").isEqualTo(new AuditLog.Check.Broken(2));
  }

  private void change(String column, String to, long position) {
    String before =
        site.sql()
            .fetchSingle("SELECT " + column + " FROM audit_event WHERE position = " + position)
            .get(0, String.class);
    set(column, to, position);
    assertThat(log.check()).as(column).isEqualTo(new AuditLog.Check.Broken(position));
    set(column, before, position);
    assertThat(log.check()).as(column + " as it was").isInstanceOf(AuditLog.Check.Whole.class);
  }

  private void set(String column, String to, long position) {
    site.sql()
        .execute("UPDATE audit_event SET " + column + " = ? WHERE position = ?", to, position);
  }

  @Test
  @DisplayName("two at once wait for each other: no position twice, no fork")
  void atOnce() throws Exception {
    var threads = new java.util.ArrayList<Thread>();
    for (int each = 0; each < 8; each++) {
      int number = each;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      site.sql()
                          .transaction(
                              transaction ->
                                  Audit.note(
                                      transaction.dsl(),
                                      AuditAction.ABUSE_SEEN,
                                      "s" + number,
                                      "",
                                      site.clock.instant()))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(log.check()).isInstanceOf(AuditLog.Check.Whole.class);
    assertThat(log.count(AuditFilter.EVERYTHING)).isEqualTo(9);
  }
}
