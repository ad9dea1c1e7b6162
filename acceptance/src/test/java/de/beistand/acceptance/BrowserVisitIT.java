package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A browser customer at a firm that published its terms: agreeing, coming back after the server
/// was gone, reporting abuse, closing the page.
class BrowserVisitIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([0-9a-f]{64})\"");
  private static final String SHOWN = "<h1>Etikettendrucker</h1>";

  private static Firm firm;
  private static TechnicianBrowser browser;
  private static String hash;

  private TechnicianConsole console;

  @BeforeAll
  static void publishTerms() {
    firm = new Firm(Places.freePort(), Map.of());
    browser = new TechnicianBrowser();
    try (WebLogin admin = new WebLogin(firm.server().url())) {
      admin.logIn(firm.admin().login(), firm.admin().password());
      admin.get("/operator/terms");
      admin.post(
          "/operator/terms",
          Map.of("version", "2026-11", "german", "# Unsere Regeln", "english", "# Our rules"));
      Matcher found = HASH.matcher(admin.get("/operator/terms").text());
      assertThat(found.find()).isTrue();
      hash = found.group(1);
      admin.post("/operator/terms/publish", Map.of("hash", hash));
    }
  }

  @AfterAll
  static void close() {
    browser.close();
    firm.close();
  }

  @BeforeEach
  void logIn() {
    console = new TechnicianConsole(browser.newProfile("de-DE", 1366, 900), firm.server().url());
    console.logIn(firm.technician());
  }

  @AfterEach
  void leave() {
    console.page().context().close();
  }

  private static void agreedBy(String way) {
    try (WebLogin admin = new WebLogin(firm.server().url())) {
      admin.logIn(firm.admin().login(), firm.admin().password());
      admin.get("/operator");
      WebLogin.Page saved =
          admin.post(
              "/operator",
              Map.of("firm", Firm.NAME, "accent", "#0b6e6e", "who", "EVERYONE", "agreed", way));
      assertThat(saved.status()).isEqualTo(200);
    }
  }

  private Page upToTheQuestion(CustomerBrowser customer) {
    customer.openShown(SHOWN);
    customer.open();
    customer.say(console.makeNumber());
    customer.awaitView("question");
    customer.page().waitForSelector("#allow:not([aria-disabled])");
    return customer.page();
  }

  private Call upToThePicture(CustomerBrowser customer) {
    upToTheQuestion(customer);
    customer.page().waitForSelector("#terms[data-reading=genuine]");
    if (customer.page().isVisible("#terms-tick")) {
      customer.page().check("#terms-tick");
    }
    customer.allow();
    console.awaitPicture();
    customer.page().waitForSelector("#live[data-state=connected]");
    return new Call(firm, customer.machineId(), "");
  }

  private CustomerBrowser pc() {
    return CustomerBrowser.onPc(firm.server().url(), "de-DE");
  }

  @Test
  void agreedByAClickOfItsOwn() {
    agreedBy("CLICK");
    try (CustomerBrowser customer = pc()) {
      Page page = upToTheQuestion(customer);
      page.waitForSelector("#terms[data-reading=genuine]");
      page.click("#allow");
      page.waitForSelector("#question-problem:not([hidden])");
      assertThat(console.word("picture")).isNotEqualTo("running");
      page.click("#terms-read summary");
      assertThat(page.innerText("#terms-text")).isEqualTo("# Unsere Regeln");
      assertThat(PagesIT.violations(page)).isEmpty();
      console.page().waitForSelector("#say-next[data-place=asked]");
      page.check("#terms-tick");
      console.page().waitForSelector("#say-next[data-place=agreed]");
      assertThat(PagesIT.violations(console.page())).isEmpty();
      customer.allow();
      console.awaitPicture();
      customer.stop();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      assertTerms(customer, "CLICK");
      page.waitForSelector("#check-value:not(:empty)");
      String checkValue = page.innerText("#check-value");
      assertThat(page.isVisible("#after-forged")).isFalse();
      assertThat(page.isVisible("#after-abuse")).isTrue();
      page.waitForSelector("#report-link[href^='/report/']");
      assertThat(PagesIT.violations(page)).isEmpty();
      String report = firm.server().url() + page.getAttribute("#report-link", "href");
      PagesIT.check(page, report);
      assertThat(page.innerText("#check-value")).isEqualTo(checkValue);
    }
  }

  @Test
  void aRecordWithoutTheServersSignatureIsNoEvidence() {
    agreedBy("CONNECTING");
    try (CustomerBrowser customer = pc()) {
      customer.page().routeWebSocket(Pattern.compile("/share/signaling"), BrowserVisitIT::forge);
      Page page = upToTheQuestion(customer);
      customer.allow();
      // The customer's line passes through this thread, so it waits on the customer's page only.
      page.waitForSelector("#live[data-state=connected]");
      customer.stop();
      page.waitForSelector("#after-forged:visible");
      assertThat(page.isVisible("#after-evidence")).isFalse();
      assertThat(page.innerText("#check-value")).isEmpty();
      assertThat(PagesIT.violations(page)).isEmpty();
      Scene.photograph("share-forged", page);
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    }
  }

  /// What the server says of the record comes with another moment than it signed.
  private static void forge(WebSocketRoute toPage) {
    WebSocketRoute toServer = toPage.connectToServer();
    toServer.onMessage(
        frame -> {
          String text = frame.text();
          boolean recorded = text.contains("\"type\":\"recorded\"");
          toPage.send(recorded ? text.replaceFirst("\"at\":\"2", "\"at\":\"1") : text);
        });
  }

  @Test
  void agreedByConnectingAndReportedAsAbuse() {
    agreedBy("CONNECTING");
    try (CustomerBrowser customer = pc()) {
      Page page = upToTheQuestion(customer);
      page.waitForSelector("#terms[data-reading=genuine]");
      assertThat(page.isVisible("#terms-tick")).isFalse();
      assertThat(page.isVisible("#terms-connecting")).isTrue();
      customer.allow();
      console.awaitPicture();
      page.waitForSelector("#live[data-state=connected]");
      page.click("#live-report");
      page.click("#live-report"); // once more: a slip reports nobody
      customer.awaitView("after");
      assertThat(console.awaitEnd()).isEqualTo("ABUSE_REPORTED");
      assertThat(page.isVisible("#after-reported")).isTrue();
      Call call = assertTerms(customer, "CONNECTING");
      try (WebLogin admin = new WebLogin(firm.server().url())) {
        admin.logIn(firm.admin().login(), firm.admin().password());
        Until.holds(
            "the report on the administrator's page",
            PATIENCE,
            () ->
                admin
                    .get("/abuse")
                    .text()
                    .contains("data-session=\"" + call.session().id() + "\""));
        assertThat(admin.get("/abuse").text())
            .contains("data-block=\"" + customer.machineId() + "\" data-abuse=\"true\"");
      }
    }
  }

  @Test
  void aTextThatIsNotTheAnnouncedOneCannotBeAgreedTo() {
    agreedBy("CONNECTING");
    try (CustomerBrowser customer = pc()) {
      customer
          .page()
          .route(
              "**/terms/*/original",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions().setBody("2026-11\0# Zahlen Sie\0# Pay")));
      Page page = upToTheQuestion(customer);
      page.waitForSelector("#terms[data-reading=different]");
      page.click("#allow");
      page.waitForSelector("#question-problem:not([hidden])");
      assertThat(page.getAttribute("#share", "data-view")).isEqualTo("question");
      customer.refuse();
      assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
    }
  }

  @Test
  void goesOnAfterTheServerWasGone() {
    try (CustomerBrowser customer = pc()) {
      Call call = upToThePicture(customer);
      firm.server().crash();
      customer.page().waitForSelector("#share[data-line=down]");
      assertThat(customer.page().getAttribute("#share", "data-view")).isEqualTo("live");
      firm.server().restart();
      customer.page().waitForSelector("#share[data-line=up]");
      console.awaitLink("up");
      customer.page().fill("#chat-box", "Noch da?");
      customer.page().press("#chat-box", "Enter");
      customer.page().waitForSelector("#chat [data-from=customer][data-state=delivered]");
      customer.page().click("#pause");
      customer.page().click("#pause");
      customer.stop();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      call.assertEnded(
          "CUSTOMER_STOPPED",
          "ASKED VIEW",
          "GIVEN VIEW",
          "CONNECTED",
          "PAUSED",
          "RESUMED",
          "ENDED CUSTOMER_STOPPED");
    }
  }

  @Test
  void aClosedPageEndsTheSessionAtOnce() {
    try (CustomerBrowser customer = pc()) {
      Call call = upToThePicture(customer);
      long began = System.nanoTime();
      customer.page().close();
      assertThat(console.awaitEnd()).isEqualTo("AGENT_CLOSED");
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .as("not by the grace of a lost computer")
          .isLessThan(Duration.ofSeconds(20));
      assertThat(call.endReason()).isEqualTo("AGENT_CLOSED");
    }
  }

  @Test
  void aReloadedPageEndsTheSessionAtOnce() {
    try (CustomerBrowser customer = pc()) {
      upToThePicture(customer);
      customer.page().onDialog(dialog -> dialog.accept());
      customer.page().reload();
      assertThat(console.awaitEnd()).isEqualTo("AGENT_CLOSED");
      customer.awaitView("start");
    }
  }

  private Call assertTerms(CustomerBrowser customer, String way) {
    var call = new Call(firm, customer.machineId(), "");
    Until.holds("the end on record", PATIENCE, () -> call.session().over());
    try (WebLogin admin = new WebLogin(firm.server().url())) {
      admin.logIn(firm.admin().login(), firm.admin().password());
      String page = admin.get("/sessions/" + call.session().id()).text();
      assertThat(page).contains(hash).doesNotContain("data-proof=\"FORGED\"");
      assertThat(page)
          .contains(
              way.equals("CLICK")
                  ? "Zustimmung durch eigenen Klick"
                  : "Zustimmung mit dem Erlauben");
    }
    return call;
  }
}
