package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer who has nothing but a browser goes over to a colleague: asked with the name, and
/// asked again by the colleague, who begins with nothing of what was before.
@ExtendWith(Scene.Shared.class)
class BrowserHandoverIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String NAME = "Nora Feld";
  private static final Color RED = new Color(200, 30, 40);
  private static final String SHOWN = "<body style='margin:0;background:rgb(200,30,40)'>";

  private Scene scene;
  private TechnicianConsole carla;
  private TechnicianConsole nora;

  @BeforeEach
  void logIn(Scene shared) {
    scene = shared;
    carla = scene.newConsole();
    carla.logIn(scene.firm().admin());
    nora = scene.newColleague(NAME, "nora");
  }

  @AfterEach
  void leave() {
    carla.page().context().close();
    nora.page().context().close();
  }

  @Test
  void theCustomerRefusesOnceAndAgreesThen() {
    try (CustomerBrowser customer = CustomerBrowser.onPc(scene.firm().server().url(), "de-DE")) {
      customer.openShown(SHOWN);
      customer.open();
      customer.say(carla.makeNumber());
      customer.allow();
      carla.awaitPicture();
      Call call = new Call(scene.firm(), customer.machineId(), "");
      String first = call.session().id();
      Page page = customer.page();
      aFileAndAWord(page);

      offer();
      page.waitForSelector("#ask[open][data-about=handover]");
      assertThat(page.innerText("#ask"))
          .contains("Carla Chefin", "übergeben an:", "Alle Freigaben enden");
      assertThat(page.innerText("#ask-colleague")).isEqualTo(NAME);
      assertThat(PagesIT.violations(page)).isEmpty();
      photographs("browser-handover-question", page);
      photographs("browser-handover-console", carla.page());
      page.click("#ask-refuse");
      carla.page().waitForSelector("#handover-state[data-phase=REFUSED]");
      assertThat(carla.word("picture")).isEqualTo("running");

      offer();
      page.waitForSelector("#ask[open][data-about=handover]");
      page.dispatchEvent("#pause", "click"); // and what was paused does not stay so for the next
      page.click("#ask-always:not([aria-disabled])");
      assertThat(carla.awaitEnd()).isEqualTo("HANDED_OVER");
      customer.awaitView("question");
      assertThat(page.innerText("#question-technician")).isEqualTo(NAME);
      assertThat(page.evaluate("() => document.querySelector('#preview').srcObject")).isNull();
      customer.allow();
      nora.awaitPicture();
      nora.awaitControl("view");
      Until.holds("what the customer chose again", PATIENCE, () -> isRed(nora));
      assertThat(page.innerText("#live-heading")).contains(NAME);
      nothingCameAlong(page);

      nora.end();
      assertThat(nora.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
      customer.awaitView("after");
      page.waitForSelector("#earlier a[href^='/report/']");
      page.waitForSelector("#after-report:not([hidden])");
      assertThat(PagesIT.violations(page)).isEmpty();
      page.locator("#earlier").scrollIntoViewIfNeeded();
      photographs("browser-handover-after", page);
      assertRecords(call, first);
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  /// The right to send files, for the whole session, and a line of the chat.
  private void aFileAndAWord(Page page) {
    carla.page().click("#dock-files");
    carla
        .page()
        .setInputFiles(
            "#send-files-input",
            new FilePayload("a.txt", "text/plain", "Hallo".getBytes(StandardCharsets.UTF_8)));
    page.waitForSelector("#ask[open][data-about=files]");
    page.click("#ask-always:not([aria-disabled])");
    page.waitForSelector("#downloads a");
    carla.page().click("#dock-files");
    page.fill("#chat-box", "Unter uns gesagt.");
    page.press("#chat-box", "Enter");
    page.waitForSelector("#chat [data-from=customer][data-state=delivered]");
  }

  private void nothingCameAlong(Page page) {
    nora.page().click("#dock-rights");
    nora.page().waitForSelector("#drawer-rights [data-right=FILES_IN][data-state=none]");
    nora.page().click("#dock-chat");
    page.fill("#chat-box", "Guten Tag.");
    page.press("#chat-box", "Enter");
    nora.page().waitForSelector("#drawer-chat .bubble");
    assertThat(nora.page().locator("#drawer-chat .bubble").allInnerTexts())
        .singleElement()
        .asString()
        .endsWith("Guten Tag.");
    assertThat(page.locator("#chat .bubble").allInnerTexts()).containsExactly("Guten Tag.");
  }

  private void offer() {
    Page page = carla.page();
    if (!page.isVisible("#drawer-handover")) {
      page.click("#dock-handover");
    }
    page.selectOption("#handover-to", new SelectOption().setLabel(NAME));
    page.click("#handover-ask");
    nora.page().waitForSelector("#offered-sessions [data-from=browser]");
    nora.page().click("#offered-sessions [data-do=take-over]");
    page.waitForSelector("#handover-state[data-phase=ASKING]");
  }

  private static boolean isRed(TechnicianConsole console) {
    var picture = console.picture();
    var seen = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
    return Math.abs(seen.getRed() - RED.getRed()) < 24
        && Math.abs(seen.getGreen() - RED.getGreen()) < 24
        && Math.abs(seen.getBlue() - RED.getBlue()) < 24;
  }

  private void assertRecords(Call call, String first) {
    call.assertEnded(
        "TECHNICIAN_ENDED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED TECHNICIAN_ENDED");
    String second = call.session().id();
    assertThat(second).isNotEqualTo(first);
    List<DatabasePeek.Event> before = scene.firm().server().database().events(first);
    assertThat(before)
        .filteredOn(DatabasePeek.Event::signed)
        .extracting(DatabasePeek.Event::what)
        .containsSubsequence(
            "COLLEAGUE_NAMED",
            "ASKED HANDOVER",
            "REFUSED HANDOVER",
            "COLLEAGUE_NAMED",
            "ASKED HANDOVER",
            "PAUSED",
            "GIVEN HANDOVER",
            "ENDED HANDED_OVER");
    try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      assertThat(admin.get("/sessions/" + first).text()).contains("Namentlich genannt: " + NAME);
      assertThat(admin.get("/sessions/" + second).text())
          .contains("data-way=\"BROWSER\"", "Übernommen aus Sitzung " + first);
    }
  }

  /// On the PC as it is, and as narrow as a phone.
  private static void photographs(String name, Page page) {
    Scene.photograph(name, page);
    var wide = page.viewportSize();
    page.setViewportSize(390, 844);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("%s scrolls sideways", name)
        .isLessThanOrEqualTo(0);
    Scene.photograph(name + "-phone", page);
    page.setViewportSize(wide.width, wide.height);
  }
}
