package de.beistand.server.accounts;

import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TechniciansIT {
  private static final String HOSTILE = "<script>alert(1)</script> \"O'Neill\" & {{ 7*7 }}";
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
  void aNewTechnicianLogsInWithThePasswordThatIsShownOnce() {
    Visitor.Page created =
        admin.post("/technicians", Map.of("login", "tom", "name", "Tom", "role", "TECHNICIAN"));
    String password = created.textOf("new-password");
    assertThat(created.header("Cache-Control")).isEqualTo("no-store");
    Visitor tom = site.visitor();
    assertThat(tom.logIn("tom", password).status()).isEqualTo(303);
    assertThat(tom.get("/technicians").status()).isEqualTo(403);
    assertThat(admin.get("/technicians").text()).contains("Tom").doesNotContain(password);
  }

  @Test
  void aLoginNameIsGivenOnce() {
    admin.post("/technicians", Map.of("login", "tom", "name", "Tom", "role", "TECHNICIAN"));
    Visitor.Page again =
        admin.post("/technicians", Map.of("login", "Tom", "name", "Tim", "role", "ADMIN"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.textOf("login-error")).isEqualTo("Diesen Anmeldenamen gibt es schon.");
    assertThat(again.text()).contains("value=\"Tim\"", "value=\"ADMIN\" checked");
  }

  @Test
  void disablingEndsAllLoginsAtOnceAndTellsTheOthers() {
    Visitor tom = site.technician(admin, "tom", "Tom");
    assertThat(tom.get("/account").status()).isEqualTo(200);
    assertThat(admin.post("/technicians/" + id("tom") + "/disable", Map.of()).status())
        .isEqualTo(303);
    assertThat(tom.get("/account").status()).isEqualTo(303);
    assertThat(site.disabled).containsExactly(id("tom"));
    assertThat(admin.get("/technicians?changed=" + id("tom")).textOf("technicians-notice"))
        .startsWith("Tom ist gesperrt.");
  }

  @Test
  void aDisabledAccountCannotLogInUntilItIsEnabled() {
    String password =
        admin
            .post("/technicians", Map.of("login", "tom", "name", "Tom", "role", "TECHNICIAN"))
            .textOf("new-password");
    admin.post("/technicians/" + id("tom") + "/disable", Map.of());
    assertThat(site.visitor().logIn("tom", password).status()).isEqualTo(401);
    admin.post("/technicians/" + id("tom") + "/enable", Map.of());
    assertThat(site.visitor().logIn("tom", password).status()).isEqualTo(303);
  }

  @Test
  void nobodyDisablesTheirOwnAccount() {
    Visitor.Page page = admin.post("/technicians/" + id("chefin") + "/disable", Map.of());
    assertThat(page.status()).isEqualTo(409);
    assertThat(page.textOf("technicians-error")).contains("eigene Konto");
    assertThat(admin.get("/account").status()).isEqualTo(200);
  }

  @Test
  void twoAdministratorsWhoDisableEachOtherAtOnceLeaveOne() throws Exception {
    String password =
        admin
            .post("/technicians", Map.of("login", "zwei", "name", "Zwei", "role", "ADMIN"))
            .textOf("new-password");
    Visitor second = site.visitor();
    second.logIn("zwei", password);
    Callable<Integer> one = disabling(admin, "zwei");
    Callable<Integer> other = disabling(second, "chefin");
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      both.invokeAll(List.of(one, other));
    }
    assertThat(
            site.sql()
                .fetchCount(
                    TECHNICIAN, TECHNICIAN.ROLE.eq("ADMIN").and(TECHNICIAN.DISABLED_AT.isNull())))
        .isEqualTo(1);
  }

  private Callable<Integer> disabling(Visitor by, String login) {
    String path = "/technicians/" + id(login) + "/disable";
    return () -> by.post(path, Map.of()).status();
  }

  @Test
  void aResetPasswordEndsTheLoginsAndReplacesTheOldOne() {
    Visitor tom = site.technician(admin, "tom", "Tom");
    String password =
        admin.post("/technicians/" + id("tom") + "/password", Map.of()).textOf("new-password");
    assertThat(tom.get("/account").status()).isEqualTo(303);
    assertThat(tom.logIn("tom", password).status()).isEqualTo(303);
    assertThat(admin.post("/technicians/" + id("chefin") + "/password", Map.of()).status())
        .isEqualTo(404);
  }

  @Test
  void changingOnesOwnPasswordNeedsTheOldOneAndEndsTheOtherLogins() {
    Visitor elsewhere = site.visitor();
    elsewhere.logIn("chefin", TestSite.PASSWORD);
    String next = "Acht Zwerge und ein Pilz 8";
    Visitor.Page wrong = admin.post("/account/password", change("falsch", next));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.textOf("current-error")).isEqualTo("Das bisherige Kennwort stimmt nicht.");
    Visitor.Page right = admin.post("/account/password", change(TestSite.PASSWORD, next));
    assertThat(right.location()).isEqualTo("/account?changed");
    assertThat(admin.get("/account").status()).isEqualTo(200);
    assertThat(elsewhere.get("/account").status()).isEqualTo(303);
    assertThat(site.visitor().logIn("chefin", TestSite.PASSWORD).status()).isEqualTo(401);
    assertThat(site.visitor().logIn("chefin", next).status()).isEqualTo(303);
  }

  @Test
  void theCurrentPasswordCannotBeTriedOutAtLeisure() {
    for (int i = 0; i < 6; i++) {
      admin.post("/account/password", change("falsch" + i, "Acht Zwerge und ein Pilz 8"));
    }
    assertThat(
            admin
                .post("/account/password", change(TestSite.PASSWORD, "Acht Zwerge und ein Pilz 8"))
                .textOf("current-error"))
        .contains("zu viele");
  }

  @Test
  void aHostileNameIsOnlyText() {
    Visitor.Page created =
        admin.post("/technicians", Map.of("login", "böse", "name", HOSTILE, "role", "TECHNICIAN"));
    assertHarmless(created);
    Visitor villain = site.technician(admin, "villain", HOSTILE);
    admin.post("/technicians/" + id("villain") + "/disable", Map.of());
    admin.post("/technicians/" + id("villain") + "/enable", Map.of());
    villain.logIn("villain", "");
    assertHarmless(admin.get("/technicians?changed=" + id("villain")));
    assertHarmless(admin.get("/sessions"));
    assertHarmless(admin.post("/technicians/" + id("villain") + "/password", Map.of()));
    for (String login : List.of("\"><script>alert(1)</script>", "' onfocus='alert(1)")) {
      assertHarmless(site.visitor().logIn(login, "x"));
    }
    assertHarmless(site.visitor().get("/login?back=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"));
    assertHarmless(admin.get("/sessions?from=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"));
    assertHarmless(admin.get("/%3Cscript%3Ealert(1)%3C/script%3E"));
  }

  private static void assertHarmless(Visitor.Page page) {
    assertThat(page.text())
        .contains("<html lang=")
        .doesNotContain("<script>alert", "onfocus='alert", "> 49")
        .doesNotContainPattern("value=\"[^\"]*\"><script");
  }

  private static Map<String, String> change(String current, String next) {
    return Map.of("current", current, "password", next, "repeat", next);
  }

  private long id(String login) {
    return site.sql().fetchSingle(TECHNICIAN, TECHNICIAN.LOGIN.eq(login)).getId();
  }
}
