package de.beistand.server.invitations;

import static de.beistand.sql.Tables.INVITATION;
import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.GuideStep;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import de.beistand.server.accounts.Role;
import de.beistand.server.accounts.Technician;
import de.beistand.server.sessions.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages for customers with a session number.
class JoinRoutesIT {
  private TestServer server;
  private Invitations.Making.Made made;

  /// A server of its own for each test: wrong numbers are limited by address.
  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    TestServer.Login login = server.newTechnician("Änne <b>Müller</b>");
    var technician =
        new Technician(
            login.technicianId(), "aenne", login.name(), Role.TECHNICIAN, Instant.now(), false);
    made = (Invitations.Making.Made) server.invitations().invite(technician, Way.NUMBER, null);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aLinkShowsItsNumberAndWhoWaits() throws Exception {
    Visitor.Page page = visitor().get(path());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.textOf("session-number").replace(" ", "")).isEqualTo(made.number());
    assertThat(page.text()).contains("Änne &lt;b&gt;Müller").doesNotContain("<b>Müller");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theProgramsChecksumStandsBesideItsButton() throws Exception {
    Path program = server.settings().programFolder().resolve("Beistand-linux-x64.run");
    Files.createDirectories(program.getParent());
    Files.write(program, new byte[1_600_000]);
    try {
      Visitor.Page page = visitor().get(path(), "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");
      assertThat(page.has("join-download")).isTrue();
      assertThat(page.textOf("sha256"))
          .isEqualTo("58e0a2f7c0e88d03332c57054d218a14ea5c2b4a408cc7a5f7780f04298ba981");
      assertThat(page.text()).contains("2 MB");
    } finally {
      Files.delete(program);
    }
  }

  @Test
  void aTypedNumberLeadsToItsLink() throws Exception {
    String spoken = made.number().replaceAll("(...)(?=.)", "$1 ");
    Visitor.Page page = visitor().post("/j", Map.of("number", " " + spoken + " "));
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.location()).endsWith(path());
    assertThat(visitor().get("/j?number=" + made.number()).location()).endsWith(path());
  }

  @ParameterizedTest
  @CsvSource({"12345678", "0123456789", "''", "abc", "<script>"})
  void whatIsNoNumberIsSaid(String text) throws Exception {
    Visitor.Page page = visitor().post("/j", Map.of("number", text));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.has("join-error")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"USED", "REVOKED"})
  void whatIsOverIsSaid(String state) throws Exception {
    server.sql().update(INVITATION).set(INVITATION.STATE, state).execute();
    assertOver();
  }

  @Test
  void anExpiredNumberIsSaid() throws Exception {
    Instant past = Instant.now().minusSeconds(1);
    server.sql().update(INVITATION).set(INVITATION.EXPIRES_AT, past).execute();
    assertOver();
  }

  private void assertOver() throws Exception {
    for (Visitor.Page page :
        new Visitor.Page[] {
          visitor().get(path()), visitor().post("/j", Map.of("number", made.number()))
        }) {
      assertThat(page.status()).isEqualTo(410);
      assertThat(page.has("join-error")).isTrue();
      assertThat(page.has("session-number")).isFalse();
      assertThat(page.has("to-request")).as("a way on without a number").isTrue();
    }
    assertThat(step("PAGE_OPENED")).isEqualTo(404);
  }

  @Test
  void guessesAreLimited() throws Exception {
    Visitor visitor = visitor();
    for (int i = 0; i < 10; i++) {
      String number = "12345678" + i;
      assertThat(visitor.post("/j", Map.of("number", number)).status()).isEqualTo(404);
    }
    assertThat(visitor.post("/j", Map.of("number", "123456789")).status()).isEqualTo(429);
    assertThat(visitor.get("/j/AAECAwQFBgcICQoLDA0ODw").status()).isEqualTo(429);
    assertThat(visitor.get(path()).status()).isEqualTo(429);
  }

  @Test
  void theBrowserReportsWhatOnlyItKnowsAndNothingElse() throws Exception {
    assertThat(step("PAGE_OPENED")).isEqualTo(204);
    for (GuideStep step :
        new GuideStep[] {
          GuideStep.JOINED,
          GuideStep.REQUEST_SENT,
          GuideStep.CONSENT_ASKED,
          GuideStep.TERMS_AGREED,
          GuideStep.GIVEN
        }) {
      assertThat(step(step.name())).isEqualTo(404);
    }
    assertThat(step("page_opened")).isEqualTo(404);
    assertThat(step("")).isEqualTo(404);
  }

  @Test
  void theTechniciansNameIsTheOneOfToday() throws Exception {
    server.sql().update(TECHNICIAN).set(TECHNICIAN.DISPLAY_NAME, "Änne Neu").execute();
    assertThat(visitor().get(path()).text()).contains("Änne Neu");
  }

  private int step(String step) throws Exception {
    return visitor().post(path() + "/step", Map.of("step", step)).status();
  }

  private String path() {
    return made.link().substring(server.url().length());
  }

  private Visitor visitor() {
    return new Visitor(server.url(), server.url());
  }
}
