package de.beistand.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetupIT {
  private static final Map<String, String> FORM =
      Map.of(
          "login",
          "chefin",
          "name",
          "Carla Chefin",
          "password",
          TestSite.PASSWORD,
          "repeat",
          TestSite.PASSWORD);
  private TestSite site;

  @BeforeEach
  void start() throws Exception {
    site = new TestSite();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theLinkMakesTheFirstAdministratorAndLogsIn() {
    Visitor visitor = site.visitor();
    String link = "/setup/" + site.accounts.newSetupToken().orElseThrow();
    assertThat(visitor.get(link).has("setup-form")).isTrue();
    assertThat(visitor.post(link, FORM).location()).isEqualTo("/console");
    assertThat(visitor.get("/technicians").text()).contains("Carla Chefin");
    assertThat(site.visitor().logIn("chefin", TestSite.PASSWORD).location()).isEqualTo("/console");
  }

  @Test
  void faultsAreSaidAtTheirFieldsAndNothingIsLost() {
    Visitor visitor = site.visitor();
    String link = "/setup/" + site.accounts.newSetupToken().orElseThrow();
    Map<String, String> form = new HashMap<>(FORM);
    form.put("login", "Große Chefin");
    form.put("password", "kurz");
    Visitor.Page page = visitor.post(link, form);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text())
        .contains("id=\"login-error\"", "id=\"password-error\"", "value=\"Carla Chefin\"")
        .doesNotContain("kurz", "id=\"name-error\"");
    assertThat(visitor.post(link, FORM).status()).isEqualTo(303);
  }

  /// ScreenConnect CVE-2024-1709.
  @Test
  void afterwardsNoSpellingOfTheLinkWorksForAnybody() {
    String token = site.accounts.newSetupToken().orElseThrow();
    Visitor admin = site.visitor();
    assertThat(admin.post("/setup/" + token, FORM).status()).isEqualTo(303);
    for (String path : spellings(token)) {
      for (Visitor visitor : List.of(admin, site.visitor())) {
        assertThat(visitor.get(path).status()).as("GET " + path).isIn(400, 404);
        assertThat(visitor.post(path, FORM).status()).as("POST " + path).isIn(400, 404);
        assertThat(visitor.send("HEAD", path).status()).as("HEAD " + path).isIn(400, 404, 405);
        assertThat(visitor.send("PUT", path).status()).as("PUT " + path).isIn(400, 403, 404);
      }
    }
    assertThat(site.accounts.newSetupToken()).isEmpty();
    assertThat(admin.get("/technicians").text()).containsOnlyOnce("data-technician=");
  }

  @Test
  void aDisabledAdministratorStillClosesTheLink() {
    Visitor admin = site.admin();
    admin.post("/technicians", Map.of("login", "zwei", "name", "Zwei", "role", "ADMIN"));
    site.sql().execute("UPDATE technician SET disabled_at = NOW(6)");
    assertThat(site.accounts.newSetupToken()).isEmpty();
  }

  @Test
  void anAdministratorWhoAppearsInTheDatabaseClosesTheLink() {
    String link = "/setup/" + site.accounts.newSetupToken().orElseThrow();
    assertThat(site.visitor().get(link).status()).isEqualTo(200);
    site.sql()
        .execute(
            "INSERT INTO technician (login, display_name, role, password_hash, created_at)"
                + " VALUES ('x', 'x', 'ADMIN', '', NOW(6))");
    assertThat(site.visitor().get(link).status()).isEqualTo(404);
    assertThat(site.visitor().post(link, FORM).status()).isEqualTo(404);
  }

  @Test
  void aGuessedOrReplacedTokenIsNotFound() {
    String old = site.accounts.newSetupToken().orElseThrow();
    String token = site.accounts.newSetupToken().orElseThrow();
    for (String wrong : List.of(old, "", "x", token + "x", token.substring(1), token + "%00")) {
      assertThat(site.visitor().get("/setup/" + wrong).status()).as(wrong).isIn(400, 404);
    }
    assertThat(site.visitor().get("/setup/" + token).status()).isEqualTo(200);
  }

  private static List<String> spellings(String token) {
    String link = "/setup/" + token;
    return List.of(
        link,
        link + "/",
        link + "/x",
        link + "//",
        link + "/../" + token,
        link + ";x",
        link + "?",
        link + "?x=/",
        link + "%2f",
        link + "%2Fx",
        link + ".",
        link + "%20",
        link + "/.",
        "/setup",
        "/setup/",
        "/setup//" + token,
        "/Setup/" + token,
        "//setup/" + token);
  }
}
