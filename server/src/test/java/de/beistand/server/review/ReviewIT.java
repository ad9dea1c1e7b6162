package de.beistand.server.review;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_KEY;
import static de.beistand.sql.Tables.REVIEW_KEY;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewIT {
  private static final String HOSTILE = "</textarea><img src=x onerror=alert(1)> \"'{{ 7*7 }}";
  private TestSite site;
  private Visitor admin;
  private Visitor tom;
  private Visitor tina;
  private KeyPair keys;
  private long machine;

  @BeforeEach
  void start() throws Exception {
    site = new TestSite();
    admin = site.admin();
    tom = site.technician(admin, "tom", "Tom");
    tina = site.technician(admin, "tina", "Tina");
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] der = keys.getPublic().getEncoded();
    machine =
        site.sql()
            .insertInto(MACHINE)
            .set(MACHINE.MACHINE_ID, "123456789")
            .set(MACHINE.PUBLIC_KEY, Arrays.copyOfRange(der, der.length - 32, der.length))
            .set(MACHINE.SOFTWARE, HOSTILE)
            .set(MACHINE.SYSTEM, HOSTILE)
            .set(MACHINE.FIRST_SEEN_AT, site.clock.instant())
            .set(MACHINE.LAST_SEEN_AT, site.clock.instant())
            .returning(MACHINE.ID)
            .fetchSingle(MACHINE.ID);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void techniciansSeeTheirOwnSessionsAndAdministratorsAll() {
    String toms = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String tinas = session("tina", "ACTIVE", null, Duration.ZERO);
    assertThat(listed(tom, "/sessions")).containsExactly(toms);
    assertThat(listed(tina, "/sessions")).containsExactly(tinas);
    assertThat(listed(admin, "/sessions")).containsExactlyInAnyOrder(toms, tinas);
    assertThat(listed(tom, "/sessions?technician=" + technician("tina"))).containsExactly(toms);
    assertThat(tom.get("/sessions/" + toms).status()).isEqualTo(200);
    assertThat(tom.get("/sessions/" + tinas).status()).isEqualTo(404);
    assertThat(admin.get("/sessions/" + tinas).status()).isEqualTo(200);
  }

  @Test
  void somebodyElsesSessionLooksLikeNone() {
    String tinas = session("tina", "ACTIVE", null, Duration.ZERO);
    Visitor.Page others = tom.get("/sessions/" + tinas);
    Visitor.Page none = tom.get("/sessions/" + UUID.randomUUID());
    assertThat(others.text()).isEqualTo(none.text());
  }

  @Test
  void filtersByDayTechnicianAndState() {
    String today = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String yesterday = session("tina", "ENDED", "CONSENT_REFUSED", Duration.ofHours(11));
    String running = session("tom", "ACTIVE", null, Duration.ofHours(1));
    assertThat(listed(admin, "/sessions?from=2026-11-22")).containsExactly(today, running);
    assertThat(listed(admin, "/sessions?to=2026-11-21")).containsExactly(yesterday);
    assertThat(listed(admin, "/sessions?from=2026-11-21&to=2026-11-21")).containsExactly(yesterday);
    assertThat(listed(admin, "/sessions?technician=" + technician("tina")))
        .containsExactly(yesterday);
    assertThat(listed(admin, "/sessions?state=RUNNING")).containsExactly(running);
    assertThat(listed(admin, "/sessions?state=HELD")).containsExactly(today);
    assertThat(listed(admin, "/sessions?state=NOT_HELD")).containsExactly(yesterday);
    assertThat(admin.get("/sessions?from=2030-01-01").text()).contains("Nichts gefunden");
  }

  @Test
  void filtersByNoteCustomerWayAndRecording() {
    String printer = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String other = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ofHours(1));
    tom.post("/sessions/" + printer + "/note", Map.of("note", "Netzwerkdrucker: 100% Papierstau"));
    assertThat(listed(admin, "/sessions?words=drucker")).containsExactly(printer);
    assertThat(listed(admin, "/sessions?words=STAU+netzwerk")).containsExactly(printer);
    assertThat(listed(admin, "/sessions?words=100%25")).containsExactly(printer);
    assertThat(listed(admin, "/sessions?words=drucker+toner")).isEmpty();
    assertThat(listed(admin, "/sessions?words=%25")).containsExactly(printer);
    assertThat(listed(tina, "/sessions?words=drucker")).isEmpty();
    long customer = customer("K-100", "Bäckerei Sommer");
    site.sql().update(MACHINE).set(MACHINE.CUSTOMER_ID, customer).execute();
    for (String typed : List.of("sommer", "k-100", "456", "123+456+789")) {
      assertThat(listed(admin, "/sessions?customer=" + typed)).contains(printer, other);
    }
    assertThat(listed(admin, "/sessions?customer=Winter")).isEmpty();
    site.sql()
        .update(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.WAY, "BROWSER")
        .where(SUPPORT_SESSION.ID.eq(other))
        .execute();
    assertThat(listed(admin, "/sessions?way=BROWSER")).containsExactly(other);
    recording(printer, "COMPLETE");
    assertThat(listed(admin, "/sessions?recorded=YES")).containsExactly(printer);
    assertThat(listed(admin, "/sessions?recorded=NO")).containsExactly(other);
    assertThat(admin.get("/sessions?words=drucker").text()).contains("data-recorded");
  }

  @Test
  void aRecordingStandsBesideTheTimelineForAdministratorsToPlay() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String recording = recording(id, "INCOMPLETE");
    Visitor.Page page = admin.get("/sessions/" + id);
    assertThat(page.has("replay-open")).isTrue();
    assertThat(page.text())
        .contains("data-recording=\"" + recording + "\"", "Unvollständig", "Frau Prüfer");
    assertThat(page.text()).contains("review.js", "/recordings/" + recording + "/delete");
    Visitor.Page own = tom.get("/sessions/" + id);
    assertThat(own.has("replay")).isTrue();
    assertThat(own.has("replay-open")).isFalse();
    assertThat(own.text()).doesNotContain("/delete\"");
    assertThat(admin.get("/sessions/" + id + "?deleted").text()).contains("Schlüssel vernichtet");
  }

  @Test
  void whatIsDeletedCannotBePlayedAndSaysWhy() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String recording = recording(id, "COMPLETE");
    site.sql()
        .update(RECORDING)
        .set(RECORDING.STATE, "DELETED")
        .set(RECORDING.DELETED_AT, site.clock.instant())
        .set(RECORDING.DELETED_BY, technician("chefin"))
        .set(RECORDING.DELETE_REASON, HOSTILE)
        .execute();
    Visitor.Page page = admin.get("/sessions/" + id);
    assertThat(page.has("replay-gone")).isTrue();
    assertThat(page.has("replay-open")).isFalse();
    assertThat(page.text()).contains("Carla Chefin", "&lt;img src=x").doesNotContain("<img src=x");
    assertThat(page.text()).doesNotContain("/recordings/" + recording + "/delete");
    assertThat(listed(admin, "/sessions?recorded=YES")).isEmpty();
  }

  @Test
  void theAuditLogIsReadFilteredAndChecked() {
    site.sql()
        .transaction(
            tx -> {
              for (int i = 0; i < 55; i++) {
                Audit.note(
                    tx.dsl(),
                    technician("chefin"),
                    i % 2 == 0 ? AuditAction.RECORDING_VIEWED : AuditAction.LOGO_CHANGED,
                    "subject " + i,
                    HOSTILE,
                    site.clock.instant());
              }
            });
    Visitor.Page page = admin.get("/admin/audit?action=RECORDING_VIEWED");
    assertThat(page.text()).contains("data-count=\"28\"", "subject 54", "Carla Chefin");
    assertThat(page.text()).doesNotContain("<img src=x", "subject 53");
    String all = admin.get("/admin/audit?person=" + technician("chefin")).text();
    assertThat(all).contains("Seite 1 von 2", "rel=\"next\"", "person=" + technician("chefin"));
    assertThat(admin.get("/admin/audit?from=2030-01-01").has("audit-empty")).isTrue();
    assertThat(admin.get("/admin/audit?person=" + technician("tom")).has("audit-empty")).isTrue();
    assertThat(admin.get("/admin/audit?check=1").has("audit-whole")).isTrue();
    assertThat(tom.get("/admin/audit").status()).isEqualTo(403);
  }

  @Test
  void longListsComeInPages() {
    for (int i = 0; i < Review.PAGE_SIZE + 3; i++) {
      session("tom", "ENDED", "NO_PASSWORD", Duration.ofMinutes(i));
    }
    Visitor.Page first = admin.get("/sessions?state=NOT_HELD");
    assertThat(listed(admin, "/sessions")).hasSize(Review.PAGE_SIZE);
    assertThat(first.text()).contains("data-count=\"28\"", "Seite 1 von 2", "rel=\"next\"");
    assertThat(first.text()).contains("href=\"/sessions?page=2&amp;state=NOT_HELD\"");
    assertThat(listed(admin, "/sessions?page=2")).hasSize(3);
    assertThat(listed(admin, "/sessions?page=99999")).hasSize(3);
  }

  @Test
  void theTimelineTellsWhatTheComputerSignedFromWhatTheServerNoted() throws Exception {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    event(id, 1, EventKind.ASKED, "VIEW", true);
    event(id, 2, EventKind.GIVEN, "VIEW", true);
    server(id, 1, "TECHNICIAN_AWAY", "GOODBYE");
    server(id, 2, "SOMETHING_NEW", "later");
    event(id, 3, EventKind.ENDED, "CUSTOMER_STOPPED", true);
    assertThat(lines(tom.get("/sessions/" + id)))
        .containsExactly(
            "ASKED VIEW SIGNED Gefragt: Bildschirm ansehen",
            "GIVEN VIEW SIGNED Erlaubt: Bildschirm ansehen",
            "TECHNICIAN_AWAY GOODBYE SERVER Techniker hat die Seite verlassen",
            "SOMETHING_NEW later SERVER SOMETHING_NEW later",
            "ENDED CUSTOMER_STOPPED SIGNED Beendet: Vom Kunden beendet");
  }

  @Test
  void aChangedRecordIsSeen() throws Exception {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    event(id, 1, EventKind.REFUSED, "CONTROL", true);
    event(id, 2, EventKind.ASKED, "VIEW", false);
    assertThat(lines(tom.get("/sessions/" + id)))
        .containsExactly(
            "REFUSED CONTROL SIGNED Abgelehnt: Computer bedienen",
            "ASKED VIEW FORGED Gefragt: Bildschirm ansehen");
    site.sql().execute("UPDATE session_event SET kind = 'GIVEN' WHERE seq = 1");
    assertThat(lines(tom.get("/sessions/" + id)).getFirst()).startsWith("GIVEN CONTROL FORGED");
    site.sql().execute("UPDATE session_event SET kind = 'GIVEN', subject = 'ROOT' WHERE seq = 1");
    assertThat(lines(tom.get("/sessions/" + id)).getFirst()).startsWith("GIVEN ROOT FORGED");
  }

  @Test
  void whoHeldTheSessionWritesItsNote() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    Visitor.Page saved = tom.post("/sessions/" + id + "/note", Map.of("note", " Zeile 1\r\nä€😀 "));
    assertThat(saved.location()).isEqualTo("/sessions/" + id + "?saved");
    assertThat(note(id)).isEqualTo("Zeile 1\nä€😀");
    assertThat(tom.get(saved.location()).has("note-saved")).isTrue();
    Visitor.Page script =
        tom.post("/sessions/" + id + "/note", Map.of("note", "Skript"), "Accept", "*/*");
    assertThat(script.status()).isEqualTo(204);
    assertThat(note(id)).isEqualTo("Skript");
  }

  @Test
  void aReportIsKeptOnlyIfTheComputerSignedThatItSentIt() throws Exception {
    String id = session("tom", "ACTIVE", null, Duration.ZERO);
    String report = "Computer\n  System: " + HOSTILE;
    Map<String, String> form = Map.of("report", report);
    assertThat(tom.post("/sessions/" + id + "/report", form).status()).isEqualTo(409);
    byte[] utf8 = report.getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8);
    String subject = HexFormat.of().formatHex(hash) + " " + utf8.length;
    event(id, 1, EventKind.SYSTEM_INFORMATION_SENT, subject, true);
    for (Visitor other : List.of(tina, admin)) {
      assertThat(other.post("/sessions/" + id + "/report", form).status()).isEqualTo(404);
    }
    assertThat(tom.get("/sessions/" + id).text()).doesNotContain("data-report");
    assertThat(tom.post("/sessions/" + id + "/report", form).status()).isEqualTo(204);
    assertThat(tom.post("/sessions/" + id + "/report", form).status()).as("again").isEqualTo(204);
    assertThat(tom.get("/sessions/" + id).text())
        .containsOnlyOnce("data-report")
        .doesNotContain("<img src=x");
    Map<String, String> changed = Map.of("report", report + "x");
    assertThat(tom.post("/sessions/" + id + "/report", changed).status()).isEqualTo(409);
    Map<String, String> tooLong = Map.of("report", "x".repeat(16_001));
    assertThat(tom.post("/sessions/" + id + "/report", tooLong).status()).isEqualTo(413);
  }

  @Test
  void nobodyElseWritesIt() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    for (Visitor other : List.of(tina, admin)) {
      assertThat(other.post("/sessions/" + id + "/note", Map.of("note", "x")).status())
          .isEqualTo(404);
    }
    assertThat(note(id)).isEmpty();
    assertThat(admin.get("/sessions/" + id).has("note-form")).isFalse();
  }

  @Test
  void aNoteHasAtMost4000CharactersAndATooLongOneIsNotLost() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    String longest = "😀".repeat(4000);
    assertThat(tom.post("/sessions/" + id + "/note", Map.of("note", longest)).status())
        .isEqualTo(303);
    assertThat(note(id)).isEqualTo(longest);
    Visitor.Page refused = tom.post("/sessions/" + id + "/note", Map.of("note", "ä".repeat(4001)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("ä".repeat(4001));
    assertThat(note(id)).isEqualTo(longest);
  }

  @Test
  void hostileTextOfComputersAndPeopleIsOnlyText() {
    String id = session("tom", "ENDED", "CUSTOMER_STOPPED", Duration.ZERO);
    site.sql().update(SUPPORT_SESSION).set(SUPPORT_SESSION.TECHNICIAN_NAME, HOSTILE).execute();
    site.sql().update(SUPPORT_SESSION).set(SUPPORT_SESSION.FIRM, HOSTILE).execute();
    server(id, 1, HOSTILE.substring(0, 30), HOSTILE);
    tom.post("/sessions/" + id + "/note", Map.of("note", HOSTILE));
    for (Visitor visitor : List.of(tom, admin)) {
      for (String path : List.of("/sessions", "/sessions/" + id)) {
        assertThat(visitor.get(path).text())
            .contains("&lt;img src=x onerror=alert(1)&gt;")
            .doesNotContain("<img src=x")
            .doesNotContain("</textarea><");
      }
    }
    assertThat(note(id)).isEqualTo(HOSTILE);
  }

  private long customer(String number, String name) {
    return site.sql()
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NUMBER, number)
        .set(CUSTOMER.NAME, name)
        .set(CUSTOMER.CREATED_AT, site.clock.instant())
        .returning(CUSTOMER.ID)
        .fetchSingle(CUSTOMER.ID);
  }

  /// A recording that one review key opens.
  private String recording(String session, String state) {
    String id = UUID.randomUUID().toString();
    Instant now = site.clock.instant();
    site.sql()
        .insertInto(RECORDING)
        .set(RECORDING.ID, id)
        .set(RECORDING.SESSION_ID, session)
        .set(RECORDING.CODEC, "vp8")
        .set(RECORDING.STATE, state)
        .set(RECORDING.BYTES, 1_234_567L)
        .set(RECORDING.WHY, state.equals("INCOMPLETE") ? "PAGE_GONE" : "")
        .set(RECORDING.STARTED_AT, now)
        .set(RECORDING.LAST_DATA_AT, now.plusSeconds(75))
        .execute();
    Long key =
        site.sql()
            .insertInto(REVIEW_KEY)
            .set(REVIEW_KEY.NAME, "Frau Prüfer")
            .set(REVIEW_KEY.PUBLIC_KEY, new byte[] {1})
            .set(REVIEW_KEY.LOCKED_KEY, "{}")
            .set(REVIEW_KEY.CREATED_AT, now)
            .set(REVIEW_KEY.CREATED_BY, technician("chefin"))
            .returning(REVIEW_KEY.ID)
            .fetchSingle(REVIEW_KEY.ID);
    site.sql()
        .insertInto(RECORDING_KEY)
        .set(RECORDING_KEY.RECORDING_ID, id)
        .set(RECORDING_KEY.REVIEW_KEY_ID, key)
        .set(RECORDING_KEY.WRAPPED, new byte[] {1})
        .execute();
    return id;
  }

  private String session(String login, String phase, String reason, Duration ago) {
    String id = UUID.randomUUID().toString();
    Instant at = site.clock.instant().minus(ago);
    boolean held = List.of("ACTIVE").contains(phase) || "CUSTOMER_STOPPED".equals(reason);
    site.sql()
        .insertInto(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.ID, id)
        .set(SUPPORT_SESSION.MACHINE_ID, machine)
        .set(SUPPORT_SESSION.TECHNICIAN_ID, technician(login))
        .set(SUPPORT_SESSION.PHASE, phase)
        .set(SUPPORT_SESSION.END_REASON, reason)
        .set(SUPPORT_SESSION.NONCE, "nonce")
        .set(SUPPORT_SESSION.TECHNICIAN_NAME, login)
        .set(SUPPORT_SESSION.FIRM, "Firma")
        .set(SUPPORT_SESSION.TERMS, "1")
        .set(SUPPORT_SESSION.CREATED_AT, at)
        .set(SUPPORT_SESSION.ACTIVE_AT, held ? at : null)
        .set(SUPPORT_SESSION.ENDED_AT, reason == null ? null : at.plusSeconds(90))
        .execute();
    return id;
  }

  private void event(String id, int seq, EventKind kind, String subject, boolean right)
      throws Exception {
    Instant at = site.clock.instant().plusNanos(1_234_000L * seq);
    String signed =
        String.join(
            "\n",
            "beistand event 1", // as it was before there were chains
            id,
            Integer.toString(seq),
            kind.name(),
            subject,
            "",
            at.toString(),
            "123456789",
            "tom",
            "Firma",
            "1",
            right ? "nonce" : "other");
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(keys.getPrivate());
    ed25519.update(signed.getBytes(StandardCharsets.UTF_8));
    store(id, "agent", seq, kind.name(), subject, at, ed25519.sign());
  }

  private void server(String id, int seq, String kind, String subject) {
    store(id, "server", seq, kind, subject, site.clock.instant(), null);
  }

  private void store(
      String id,
      String source,
      int seq,
      String kind,
      String subject,
      Instant at,
      byte[] signature) {
    site.sql()
        .insertInto(SESSION_EVENT)
        .set(SESSION_EVENT.SESSION_ID, id)
        .set(SESSION_EVENT.SOURCE, source)
        .set(SESSION_EVENT.SEQ, seq)
        .set(SESSION_EVENT.KIND, kind)
        .set(SESSION_EVENT.SUBJECT, subject)
        .set(SESSION_EVENT.HAPPENED_AT, at)
        .set(SESSION_EVENT.STORED_AT, site.clock.instant())
        .set(SESSION_EVENT.SIGNATURE, signature)
        .execute();
  }

  private long technician(String login) {
    return site.sql().fetchSingle(TECHNICIAN, TECHNICIAN.LOGIN.eq(login)).getId();
  }

  private String note(String id) {
    return site.sql().fetchSingle(SUPPORT_SESSION, SUPPORT_SESSION.ID.eq(id)).getNote();
  }

  private static List<String> listed(Visitor visitor, String path) {
    return Pattern.compile("data-session=\"([^\"]+)\"")
        .matcher(visitor.get(path).text())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /// "KIND SUBJECT PROOF words" of each line.
  private static List<String> lines(Visitor.Page page) {
    return Pattern.compile(
            "data-kind=\"([^\"]*)\" data-subject=\"([^\"]*)\" data-proof=\"([^\"]*)\".*?class=\"what\">(.*?)</span>",
            Pattern.DOTALL)
        .matcher(page.text())
        .results()
        .map(
            match ->
                String.join(
                    " ", match.group(1), match.group(2), match.group(3), match.group(4).strip()))
        .toList();
  }
}
