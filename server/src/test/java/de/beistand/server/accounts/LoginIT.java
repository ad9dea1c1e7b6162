package de.beistand.server.accounts;

import static de.beistand.sql.Tables.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginIT {
  private TestSite site;
  private Visitor admin;

  @BeforeEach
  void start() throws Exception {
    site = new TestSite();
    admin = site.admin();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void theCookieIsHiddenFromScriptsAndOnlyItsHashIsStored() {
    Visitor visitor = site.visitor();
    Visitor.Page page = visitor.logIn("chefin", TestSite.PASSWORD);
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
    String token = visitor.cookie("beistand").orElseThrow().getValue();
    assertThat(token).hasSize(43);
    assertThat(site.sql().fetchExists(LOGIN, LOGIN.TOKEN_HASH.eq(Secrets.sha256(token)))).isTrue();
  }

  @Test
  void theLoginNameMayBeTypedInCapitalsAndWithSpaces() {
    assertThat(site.visitor().logIn(" Chefin ", TestSite.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void nobodyLearnsWhetherALoginNameExists() {
    Visitor.Page known = site.visitor().logIn("chefin", "falsch");
    Visitor.Page unknown = site.visitor().logIn("niemand", "falsch");
    assertThat(known.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(known.textOf("login-error")).isEqualTo(unknown.textOf("login-error"));
    assertThat(known.text().replace("chefin", "niemand")).isEqualTo(unknown.text());
  }

  @Test
  void aMadeUpSpellingOfALoginIsNotTheLogin() {
    for (String login : new String[] {"chefın", "chéfin", "chefin\u0000", "chefin'--"}) {
      assertThat(site.visitor().logIn(login, TestSite.PASSWORD).status()).as(login).isEqualTo(401);
    }
  }

  @Test
  void failuresSlowALoginNameDownFromEveryAddressEvenWithTheRightPassword() {
    for (int i = 0; i < 6; i++) {
      assertThat(from(i, "chefin", "falsch").status()).isEqualTo(401);
    }
    Visitor.Page slow = from(99, "chefin", TestSite.PASSWORD);
    assertThat(slow.status()).isEqualTo(429);
    assertThat(slow.header("Retry-After")).isEqualTo("30");
    assertThat(slow.textOf("login-error")).contains("30 Sekunden");
    site.clock.advance(Duration.ofSeconds(30));
    assertThat(from(99, "chefin", TestSite.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void failuresSlowAnAddressDownWhateverTheLoginName() {
    for (int i = 0; i < 30; i++) {
      assertThat(from(1, "name" + i, "falsch").status()).isEqualTo(401);
    }
    assertThat(from(1, "chefin", TestSite.PASSWORD).status()).isEqualTo(429);
    assertThat(from(2, "chefin", TestSite.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void whoLogsInCorrectlyIsNeverSlowedDown() {
    for (int i = 0; i < 10; i++) {
      assertThat(from(1, "chefin", TestSite.PASSWORD).status()).isEqualTo(303);
    }
  }

  @Test
  void aLoginEndsWhenItIsNotUsed() {
    site.clock.advance(Logins.IDLE.minusMinutes(1));
    assertThat(admin.get("/account").status()).isEqualTo(200);
    site.clock.advance(Logins.IDLE.minusMinutes(1));
    assertThat(admin.get("/account").status()).isEqualTo(200);
    site.clock.advance(Logins.IDLE.plusMinutes(1));
    assertThat(admin.get("/account").location()).isEqualTo("/login?back=%2Faccount");
  }

  @Test
  void aLoginEndsAfterALongDayHoweverMuchItIsUsed() {
    Duration step = Duration.ofHours(1);
    for (Duration passed = step; passed.compareTo(Logins.LONGEST) < 0; passed = passed.plus(step)) {
      site.clock.advance(step);
      assertThat(admin.get("/account").status()).as(passed.toString()).isEqualTo(200);
    }
    site.clock.advance(step);
    assertThat(admin.get("/account").status()).isEqualTo(303);
  }

  @Test
  void afterLoggingOutTheTokenIsWorthNothing() {
    String token = admin.cookie("beistand").orElseThrow().getValue();
    assertThat(admin.post("/logout", Map.of()).location()).isEqualTo("/login?goodbye");
    assertThat(admin.cookie("beistand")).isEmpty();
    assertThat(site.accounts.authenticate(token)).isEmpty();
    assertThat(admin.get("/login?goodbye").textOf("login-notice")).contains("abgemeldet");
  }

  @Test
  void theLoginLeadsBackToWhereOneWantedToGoButNeverElsewhere() {
    Visitor visitor = site.visitor();
    assertThat(visitor.get("/sessions?state=HELD").location())
        .isEqualTo("/login?back=%2Fsessions%3Fstate%3DHELD");
    assertThat(back("/sessions?state=HELD")).isEqualTo("/sessions?state=HELD");
    assertThat(back("//evil.test")).isEqualTo("/console");
    assertThat(back("https://evil.test")).isEqualTo("/console");
  }

  private String back(String back) {
    return site.visitor()
        .post("/login", Map.of("login", "chefin", "password", TestSite.PASSWORD, "back", back))
        .location();
  }

  private Visitor.Page from(int address, String login, String password) {
    return site.visitor()
        .post(
            "/login",
            Map.of("login", login, "password", password),
            "X-Forwarded-For",
            "198.51.100." + address);
  }
}
