package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer who has nothing but a browser: number, consent, picture, and everything around it.
@ExtendWith(Scene.Shared.class)
class BrowserOnlyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Color[] QUARTERS = {
    new Color(200, 30, 40), new Color(20, 140, 60), new Color(30, 60, 190), new Color(240, 190, 20)
  };
  private static final String PATTERN =
      """
      <style>body{margin:0;display:grid;grid:50vh 50vh/50vw 50vw}</style>
      <i style="background:rgb(200,30,40)"></i><i style="background:rgb(20,140,60)"></i>
      <i style="background:rgb(30,60,190)"></i><i style="background:rgb(240,190,20)"></i>
      """;

  private Scene scene;
  private TechnicianConsole console;

  @BeforeEach
  void logIn(Scene shared) {
    scene = shared;
    console = scene.newConsole();
    // another technician than the one of most tests: what one may open at a time is limited
    console.logIn(scene.firm().admin());
  }

  @AfterEach
  void leave() {
    console.page().close();
  }

  @Test
  void aPcShowsATabFromTheNumberToTheStop() throws IOException {
    try (CustomerBrowser customer = pc()) {
      customer.openShown(PATTERN);
      Call call = upToThePicture(customer);
      assertThat(customer.page().innerText("#live-heading")).contains("Carla Chefin", "einen Tab");
      awaitQuarters(console);
      assertThat(console.page().innerText("#machine")).isEqualTo("Browser");
      assertThat(console.page().isVisible("#control")).isFalse();

      assertThat(confirmWords()).isEqualTo(wordsOf(customer));
      chatBothWays(customer);
      drawing(customer);
      aFileComes(customer);
      pause(customer);

      customer.stop();
      assertAccessible(customer, "after the end");
      assertThat(customer.page().isVisible("#after-files #downloads a")).isTrue();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      call.assertEnded(
          "CUSTOMER_STOPPED",
          "ASKED VIEW",
          "GIVEN VIEW",
          "CONNECTED",
          "WORDS_CONFIRMED",
          "ASKED FILES_IN",
          "GIVEN FILES_IN",
          "FILE_RECEIVED " + HELLO_SHA256 + " 5",
          "PAUSED",
          "RESUMED",
          "ENDED CUSTOMER_STOPPED");
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  @Test
  void aPcShowsItsEntireScreen() {
    try (var desktop = new VirtualDesktop("browser-customer", 1280, 800, "de");
        CustomerBrowser customer =
            CustomerBrowser.onDesktop(scene.firm().server().url(), desktop, 640)) {
      Call call = upToThePicture(customer);
      assertThat(console.page().getAttribute("#source", "data-extent")).isEqualTo("MONITOR");
      Program editor =
          desktop.start("xmessage", "xmessage", "-geometry", "300x120+800+300", "Anleitung");
      Until.holds(
          "what lies beside the browser is the same on both sides",
          PATIENCE,
          () -> {
            BufferedImage seen = console.picture();
            BufferedImage real = desktop.person().picture();
            return seen.getWidth() == 1280
                && !desktop.windows("xmessage").isEmpty()
                && Sight.difference(right(seen), right(real)) < 3;
          });
      editor.close();
      customer.stop();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      call.assertEnded(
          "CUSTOMER_STOPPED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED CUSTOMER_STOPPED");
    }
  }

  private static BufferedImage right(BufferedImage screen) {
    return screen.getSubimage(700, 0, 580, 800);
  }

  @Test
  void theBrowsersOwnEndOfSharingEndsTheView() {
    try (CustomerBrowser customer = pc()) {
      Page shown = customer.openShown(PATTERN);
      Call call = upToThePicture(customer);
      shown.close();
      customer.awaitView("after");
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      call.assertEnded(
          "CUSTOMER_STOPPED",
          "ASKED VIEW",
          "GIVEN VIEW",
          "CONNECTED",
          "WITHDRAWN VIEW",
          "ENDED CUSTOMER_STOPPED");
    }
  }

  @Test
  void aRefusalShowsNothing() {
    try (CustomerBrowser customer = pc()) {
      customer.open();
      customer.say("100000001");
      customer.page().waitForSelector("#number-error:not([hidden])");
      assertAccessible(customer, "a number that does not exist");
      customer.say(console.makeNumber());
      customer.refuse();
      customer.awaitView("after");
      assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
      new Call(scene.firm(), customer.machineId(), "")
          .assertEnded("CONSENT_REFUSED", "ASKED VIEW", "REFUSED VIEW");
    }
  }

  @Test
  void aPhoneShowsItsCamerasAndSendsAPhotograph() {
    try (CustomerBrowser customer = CustomerBrowser.onPhone(scene.firm().server().url(), "de-DE")) {
      Call call = upToThePicture(customer);
      Page page = customer.page();
      assertThat(page.innerText("#live-heading")).contains("Kamera");
      assertThat(console.page().getAttribute("#source", "data-extent")).isEqualTo("CAMERA");
      assertLooksLike(page, console);
      assertAccessible(customer, "the camera");

      console.page().click("#dock-photos");
      console.page().click("#photo-ask");
      page.waitForSelector("#photo.wanted");
      page.click("#photo");
      console.page().waitForSelector("#photos li");
      Locator photo = console.page().locator("#photos li").first();
      assertThat(photo.getAttribute("data-width")).isNotEqualTo("0");
      Download saved = console.page().waitForDownload(() -> photo.locator("a").click());
      assertThat(saved.suggestedFilename()).startsWith("Foto").endsWith(".jpg");
      assertPagesAccessible(console.page(), "the photographs");

      page.click("#change");
      awaitMoving();
      customer.stop();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      Until.holds("the end on record", PATIENCE, () -> call.session().over());
      assertThat(call.testimony())
          .startsWith("ASKED VIEW", "GIVEN VIEW", "CONNECTED")
          .anyMatch(what -> what.startsWith("FILE_SENT "))
          .endsWith("ENDED CUSTOMER_STOPPED");
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  private CustomerBrowser pc() {
    return CustomerBrowser.onPc(scene.firm().server().url(), "de-DE");
  }

  private Call upToThePicture(CustomerBrowser customer) {
    customer.open();
    assertAccessible(customer, "the field for the number");
    customer.say(console.makeNumber());
    customer.awaitView("question");
    assertAccessible(customer, "the question");
    assertThat(customer.page().innerText("#question-technician")).isEqualTo("Carla Chefin");
    assertThat(customer.page().innerText("#question-firm")).isEqualTo(Firm.NAME);
    assertThat(console.word("picture")).isNotEqualTo("running");
    customer.allow();
    console.awaitPicture();
    customer.page().waitForSelector("#live[data-state=connected]");
    assertAccessible(customer, "while it is shown");
    return new Call(scene.firm(), customer.machineId(), "");
  }

  private List<String> confirmWords() {
    Page page = console.page();
    Until.holds("words", PATIENCE, () -> page.locator(".check[data-check=words]").count() == 1);
    page.click("#dock-check");
    List<String> words = page.locator("#drawer-check #check-words li").allInnerTexts();
    page.click("#check-same");
    page.click("#dock-check");
    return words;
  }

  private static List<String> wordsOf(CustomerBrowser customer) {
    return customer.page().locator("#words li").allInnerTexts();
  }

  private void chatBothWays(CustomerBrowser customer) {
    customer.page().fill("#chat-box", "Der Drucker blinkt.");
    customer.page().press("#chat-box", "Enter");
    console.page().click("#dock-chat");
    awaitText(console.page(), "#drawer-chat [data-from=customer] .bubble", "Der Drucker blinkt.");
    console.page().fill("#drawer-chat #chat-box", "Bitte drehen Sie ihn.\u202E\n<b>um</b>");
    console.page().press("#drawer-chat #chat-box", "Enter");
    awaitText(
        customer.page(), "[data-from=technician] .bubble", "Bitte drehen Sie ihn.\n<b>um</b>");
    customer.page().waitForSelector("#chat [data-from=customer][data-state=delivered]");
    console.page().click("#dock-chat");
  }

  private void drawing(CustomerBrowser customer) {
    Page page = console.page();
    page.click("#dock-ink");
    console.moveTo(100, 100);
    console.moveTo(300, 200);
    customer.page().waitForSelector(".ink-overlay[data-pointer=true]");
    page.click("[data-ink=arrow]");
    console.moveTo(100, 100);
    page.mouse().down();
    console.moveTo(400, 300);
    page.mouse().up();
    customer.page().waitForSelector(".ink-overlay[data-strokes='1']");
    page.click("[data-ink=done]");
  }

  /// SHA-256 of `Hallo`.
  private static final String HELLO_SHA256 =
      "753692ec36adb4c794c973945eb2a99c1649703ea6f76bf259abb4fb838e013e";

  private void aFileComes(CustomerBrowser customer) throws IOException {
    console.page().click("#dock-files");
    console
        .page()
        .setInputFiles(
            "#send-files-input",
            new FilePayload(
                "../Anleitung.txt", "text/plain", "Hallo".getBytes(StandardCharsets.UTF_8)));
    Page page = customer.page();
    page.waitForSelector("#ask[open]");
    assertAccessible(customer, "a question in between");
    assertThat(page.isVisible("#stop")).isTrue();
    page.click("#ask-once:not([aria-disabled])");
    Download saved = page.waitForDownload(() -> page.click("#downloads a"));
    assertThat(saved.suggestedFilename()).isEqualTo("Anleitung.txt");
    assertThat(Files.readString(saved.path())).isEqualTo("Hallo");
    console.page().waitForSelector("#transfers > li[data-state=over][data-end=DONE]");
    console.page().click("#dock-files");
  }

  private void pause(CustomerBrowser customer) {
    customer.page().click("#pause");
    console.page().waitForSelector("#pause-cover:not([hidden])");
    assertAccessible(customer, "a pause");
    customer.page().click("#pause");
    console
        .page()
        .waitForSelector(
            "#pause-cover",
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    awaitQuarters(console);
  }

  /// The four colours of the pattern stand where they belong.
  private static void awaitQuarters(TechnicianConsole console) {
    Until.holds(
        "the four colours in the technician's page",
        PATIENCE,
        () -> {
          BufferedImage picture = console.picture();
          for (int i = 0; i < QUARTERS.length; i++) {
            int x = picture.getWidth() * (i % 2 == 0 ? 1 : 3) / 4;
            int y = picture.getHeight() * (i < 2 ? 1 : 3) / 4;
            if (!isClose(new Color(picture.getRGB(x, y)), QUARTERS[i])) {
              return false;
            }
          }
          return true;
        });
  }

  private static boolean isClose(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 20
        && Math.abs(one.getGreen() - other.getGreen()) < 20
        && Math.abs(one.getBlue() - other.getBlue()) < 20;
  }

  /// The fake camera is mostly of one colour: it is the same on both sides.
  private static void assertLooksLike(Page customer, TechnicianConsole console) {
    Object shown =
        customer.evaluate(
            """
            () => {
              const video = document.querySelector('#preview');
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 1;
              canvas.getContext('2d').drawImage(video, 5, 5, 10, 10, 0, 0, 1, 1);
              return [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data];
            }
            """);
    List<?> rgb = (List<?>) shown;
    var expected =
        new Color(
            ((Number) rgb.get(0)).intValue(),
            ((Number) rgb.get(1)).intValue(),
            ((Number) rgb.get(2)).intValue());
    Until.holds(
        "the camera's colour " + expected,
        PATIENCE,
        () -> isClose(new Color(console.picture().getRGB(8, 8)), expected));
  }

  private void awaitMoving() {
    double before = console.number("framesPresented");
    Until.holds("the other camera", PATIENCE, () -> console.number("framesPresented") > before + 5);
  }

  private static void awaitText(Page page, String selector, String text) {
    Until.holds(
        text,
        PATIENCE,
        () ->
            page.locator(selector).allInnerTexts().stream().anyMatch(said -> said.endsWith(text)));
  }

  private static void assertAccessible(CustomerBrowser customer, String what) {
    assertPagesAccessible(customer.page(), what);
  }

  private static void assertPagesAccessible(Page page, String what) {
    assertThat(PagesIT.violations(page)).as(what).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("%s scrolls sideways", what)
        .isLessThanOrEqualTo(0); // less by a scroll bar
  }
}
