package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Support requests: filed in the program and on the page, picked up, handed over, refused at the
/// gate; and the report of abuse.
@ExtendWith(Scene.Shared.class)
class QueueIT {
  private static final Pattern STATE = Pattern.compile("data-seen=\"(true|false)\"");

  @Test
  void askedInTheProgramHandedOverAndReported(Scene scene) {
    scene.ready();
    CustomerHands hands = scene.hands();
    hands.askForHelp("0211 123456", "Der Drucker druckt nur noch grün.");
    hands.awaitWords("Ihre Anfrage ist angekommen");
    Page tom = scene.console().page();
    tom.waitForSelector(".queue-item[data-phase=WAITING]");
    assertThat(tom.innerText(".queue-words")).isEqualTo("Der Drucker druckt nur noch grün.");
    assertThat(tom.title()).startsWith("(1) ");

    TechnicianConsole pia = scene.newColleague("Pia Prüfer", "pia");
    pia.page().waitForSelector(".queue-item[data-phase=WAITING]");
    tom.click(".queue-item [data-do=hand]");
    tom.waitForSelector(".queue-item [data-form=hand] select");
    Until.holds(
        "somebody to hand it to",
        Duration.ofSeconds(20),
        () -> tom.locator(".queue-item [data-form=hand] option").count() > 0);
    tom.click(".queue-item [data-do=hand-yes]");
    pia.page().waitForSelector(".queue-item[data-mine=true]");
    assertThat(tom.innerText(".queue-state")).contains("Pia Prüfer");
    assertThat(tom.title()).doesNotStartWith("(");

    pia.page().click(".queue-item [data-do=pick]");
    hands.awaitQuestion(Asked.VIEW);
    tom.waitForSelector(".queue-item[data-phase=IN_SESSION]");
    hands.allow(Asked.VIEW);
    pia.awaitPicture();
    assertThat(pia.page().locator("#dock-queue").isVisible()).isTrue();

    hands.reportAbuse("Das war keine Hilfe");
    assertThat(pia.awaitEnd()).isEqualTo("ABUSE_REPORTED");
    hands.awaitWords("Sie haben einen Missbrauch gemeldet");
    tom.waitForSelector("#queue-empty:visible");
    try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      String page = admin.get("/abuse").text();
      assertThat(page).contains("Das war keine Hilfe", "Pia Prüfer", "data-unseen=\"1\"");
      assertThat(STATE.matcher(page).results().map(found -> found.group(1))).contains("false");
    }
    pia.page().context().close();
  }

  @Test
  void askedOnThePage(Scene scene) {
    scene.ready();
    String url = scene.firm().server().url();
    Page customer = scene.newTab(390, 844);
    customer.navigate(url + "/request");
    assertAccessible(customer, "the form");
    customer.fill("#name", "Ute Sommer");
    customer.fill("#phone", "0211 123456");
    customer.check("#terms");
    customer.click("#request-submit");
    customer.waitForSelector("#request-status[data-phase=WAITING]");
    assertAccessible(customer, "waiting");

    Page tom = scene.console().page();
    tom.waitForSelector(".queue-item[data-phase=WAITING]");
    assertThat(PagesIT.violations(tom)).isEmpty();
    tom.click(".queue-item [data-do=pick]");
    customer.waitForSelector("#session-number");
    String number = String.valueOf(customer.getAttribute("#session-number", "data-number"));
    assertThat(number).matches("[1-9][0-9]{8}");
    assertAccessible(customer, "picked up");
    assertThat(tom.getAttribute(".queue-number", "data-number")).isEqualTo(number);
    scene.console().awaitPlace(number, "request");
    assertThat(tom.isVisible(".invitation [data-station=request]")).isTrue();
    assertThat(PagesIT.violations(tom)).isEmpty();
    Page goesOn = scene.newTab(390, 844);
    goesOn.navigate(url + customer.getAttribute("#request-go", "href").replace(url, ""));
    scene.console().awaitPlace(number, "page");
    goesOn.context().close();

    tom.click(".queue-item [data-do=close]");
    tom.fill(".queue-item [data-form=close] textarea", "Dienstag um zehn");
    tom.click(".queue-item [data-do=on-site]");
    customer.waitForSelector("#request-status[data-phase=ON_SITE]");
    tom.waitForSelector("#queue-empty:visible");
    customer.context().close();
  }

  @Test
  void refusedAtTheGate(Scene scene) {
    String url = scene.firm().server().url();
    try (WebLogin admin = new WebLogin(url)) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      admin.get("/customers");
      admin.post("/customers", Map.of("number", "K-1001", "name", "Bäckerei Sommer"));
      setWhoMayConnect(admin, "REGISTERED");
      setPrice(admin, "1,40 € je Minute, zuzüglich MwSt.");
      Page customer = scene.newTab(1366, 900);
      customer.navigate(url + "/request");
      assertThat(customer.innerText("#request-price")).contains("1,40 € je Minute");
      customer.fill("#name", "Ute Sommer");
      customer.fill("#phone", "0211 123456");
      for (String number : List.of("A-7", "K-1002")) {
        customer.fill("#number", number);
        customer.check("#terms");
        customer.click("#request-submit");
        customer.waitForSelector("#number-error");
        assertThat(customer.innerText("#number-error")).contains("0211 98765 (Ortstarif)");
        assertThat(customer.inputValue("#number")).isEqualTo(number);
      }
      assertAccessible(customer, "refused");
      customer.fill("#number", "K-1001");
      customer.check("#terms");
      customer.click("#request-submit");
      customer.waitForSelector("#request-status[data-phase=WAITING]");
      customer.click("#request-withdraw");
      customer.waitForSelector("#request-status[data-phase=WITHDRAWN]");
      theTechnicianNamesTheCustomer(scene);
      setWhoMayConnect(admin, "EVERYONE");
      setPrice(admin, "");
      customer.context().close();
    }
  }

  /// The gate of the other ways in: nobody filed a request.
  private static void theTechnicianNamesTheCustomer(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    Page page = console.page();
    String number = "--number=" + console.makeNumber();
    try (var customer = new Customer("gate", scene.firm().server().url(), 1280, 800, number)) {
      page.waitForSelector("#gate:visible");
      assertThat(page.isVisible("#connect")).isFalse();
      page.fill("#gate-number", "K-1002");
      page.click("#gate-submit");
      page.waitForSelector("#gate-error:visible");
      assertAccessible(page, "the gate");
      Scene.photograph("gate", page);
      page.fill("#gate-number", "K-1001");
      page.click("#gate-submit");
      console.awaitPhase("awaiting-consent");
      customer.hands().refuse(Asked.VIEW);
      assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
    }
    page.context().close();
  }

  private static void setWhoMayConnect(WebLogin admin, String who) {
    admin.get("/operator");
    WebLogin.Page saved =
        admin.post(
            "/operator",
            Map.of(
                "firm", Firm.NAME,
                "accent", "#0b6e6e",
                "phone0", "0211 98765",
                "phone0-cost-de", "Ortstarif",
                "who", who,
                "agreed", "CLICK"));
    assertThat(saved.status()).isEqualTo(200);
  }

  private static void setPrice(WebLogin admin, String price) {
    admin.get("/operator/texts");
    assertThat(admin.post("/operator/texts", Map.of("PRICE-de", price)).status()).isEqualTo(200);
  }

  private static void assertAccessible(Page page, String what) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(PagesIT.violations(page)).as(what + " " + scheme).isEmpty();
    }
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(what + " scrolls sideways")
        .isEqualTo(0);
  }
}
