package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A customer who has nothing but a browser is asked before anything is recorded, sees that it is,
/// and can take it back; the recording holds what they showed.
@ExtendWith(Scene.Shared.class)
class BrowserRecordingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Color LAST = new Color(0x10, 0xa0, 0x30);

  /// What a browser makes of a colour on its way through a video, in each of its three parts.
  private static final int NEAR = 40;

  /// Something moves until the test wants another colour, which then stands.
  private static final String MOVING =
      """
      <body style="margin:0;background:#3a6ea5">
      <h1>Etikettendrucker</h1><p id="count">0</p>
      <script>
        let i = 0;
        setInterval(() => { document.querySelector('#count').textContent = ++i; }, 100);
      </script>
      """;

  private Scene scene;
  private Reviewer reviewer;
  private TechnicianConsole console;
  private CustomerBrowser customer;
  private Page shown;
  private String policy = "";

  @BeforeEach
  void begin(Scene shared) {
    scene = shared;
    reviewer = new Reviewer(scene.firm());
    console = scene.newColleague("Rita Rekorder", "rita" + System.nanoTime());
    customer = CustomerBrowser.onPc(scene.firm().server().url(), "de-DE");
  }

  @AfterEach
  void end() {
    customer.close();
    console.page().context().close();
    reviewer.close();
  }

  /// Up to the question about the recording, which comes right after the customer chose.
  private Call upToTheQuestion(String policy) {
    this.policy = policy;
    reviewer.decide(policy);
    shown = customer.openShown(MOVING);
    customer.open();
    customer.say(console.makeNumber());
    customer.awaitView("question");
    assertThat(customer.page().isVisible("#question-recording")).isTrue();
    customer.page().waitForSelector("#allow:not([aria-disabled])");
    photographed("1-view");
    customer.allow();
    customer.page().waitForSelector("#ask[open][data-about=recording]");
    assertThat(PagesIT.violations(customer.page())).isEmpty();
    return new Call(scene.firm(), customer.machineId(), "");
  }

  private void agree() {
    customer.page().waitForSelector("#ask-always:not([aria-disabled])");
    photographed("2-question");
    customer.page().click("#ask-always");
    customer.page().waitForSelector("#live-recording:not([hidden])");
  }

  /// The server's ID of the recording that runs.
  private String awaitRunning() {
    console.page().waitForSelector("#recording[data-state=running][data-recording]");
    console.awaitPicture();
    return String.valueOf(console.page().getAttribute("#recording", "data-recording"));
  }

  private void awaitColour(Color colour) {
    shown.evaluate(
        "colour => { document.body.style.background = colour; }",
        "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue()));
    Until.holds("the colour", PATIENCE, () -> isAbout(inTheRightHalf(console.video()), colour));
  }

  /// Browsers make a video smaller while they are busy.
  private static int inTheRightHalf(BufferedImage video) {
    return video.getRGB(video.getWidth() * 7 / 10, video.getHeight() * 6 / 10);
  }

  private static boolean isAbout(int rgb, Color colour) {
    Color seen = new Color(rgb);
    return Math.abs(seen.getRed() - colour.getRed()) < NEAR
        && Math.abs(seen.getGreen() - colour.getGreen()) < NEAR
        && Math.abs(seen.getBlue() - colour.getBlue()) < NEAR;
  }

  /// Frames that came after this was called.
  private void awaitMoreFrames(int count) {
    double before = console.number("framesDecoded");
    Until.holds("more frames", PATIENCE, () -> console.number("framesDecoded") >= before + count);
  }

  private void assertHolds(RecordedFile file, String end) {
    assertThat(file.events().getFirst()).contains("\"begin\"");
    assertThat(file.events().getLast()).contains("\"end\"", end);
    assertThat(file.keyFrames().getFirst()).isTrue();
    assertThat(file.frames()).isGreaterThanOrEqualTo(3); // so many are waited for
    assertThat(DebianPlayer.frames(file)).isEqualTo(file.frames());
    assertThat(isAbout(inTheRightHalf(DebianPlayer.lastFrame(file)), LAST)).isTrue();
  }

  @Test
  void requiredAndAgreedIsRecordedUpToTheStop() {
    Call call = upToTheQuestion("REQUIRED");
    assertThat(console.word("picture")).isNotEqualTo("running");
    agree();
    String recording = awaitRunning();
    photographed("3-recorded");
    assertThat(PagesIT.violations(customer.page())).isEmpty();
    awaitColour(LAST);
    awaitMoreFrames(3); // what the page decoded went through the recorder before
    customer.stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Page page = customer.page();
    page.waitForSelector("#after-evidence:not([hidden])");
    assertThat(page.innerText("#check-value")).matches("[0-9A-F]{4}( [0-9A-F]{4}){4}");
    assertThat(PagesIT.violations(page)).isEmpty();
    photographed("4-after");
    console.page().waitForSelector("#recording-upload[data-state=complete]");
    assertHolds(reviewer.open(recording), "session-over");
    call.assertEnded(
        "CUSTOMER_STOPPED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "ASKED RECORDING",
        "GIVEN RECORDING",
        "CONNECTED",
        "ENDED CUSTOMER_STOPPED");
    assertThat(customer.mistakes()).isEmpty();
  }

  @Test
  void requiredAndRefusedEndsBeforeAnythingWasSeen() {
    Call call = upToTheQuestion("REQUIRED");
    customer.page().click("#ask-refuse");
    customer.awaitView("after");
    assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
    assertThat(console.number("framesDecoded")).isLessThanOrEqualTo(0);
    call.assertEnded(
        "CONSENT_REFUSED", "ASKED VIEW", "GIVEN VIEW", "ASKED RECORDING", "REFUSED RECORDING");
    assertThat(call.session().shown()).isFalse();
  }

  @Test
  void requiredAndTakenBackEndsTheSession() {
    Call call = upToTheQuestion("REQUIRED");
    agree();
    String recording = awaitRunning();
    awaitColour(LAST);
    awaitMoreFrames(3);
    customer.page().click("#unrecord");
    customer.awaitView("after");
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    console.page().waitForSelector("#recording-upload[data-state=complete]");
    assertHolds(reviewer.open(recording), "");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony())
        .containsSubsequence("GIVEN RECORDING", "CONNECTED", "WITHDRAWN RECORDING");
  }

  @Test
  void askedAndAgreedIsRecordedUntilItIsTakenBack() {
    Call call = upToTheQuestion("ASK");
    agree();
    String recording = awaitRunning();
    awaitColour(LAST);
    awaitMoreFrames(3);
    customer.page().click("#unrecord");
    customer
        .page()
        .waitForSelector(
            "#live-recording",
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    console.page().waitForSelector("#recording-upload[data-state=complete]");
    assertThat(console.page().isVisible("#recording")).isFalse();
    assertHolds(reviewer.open(recording), "withdrawn");
    awaitMoreFrames(5);
    customer.stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony())
        .containsSubsequence("GIVEN RECORDING", "WITHDRAWN RECORDING", "ENDED CUSTOMER_STOPPED");
  }

  @Test
  void askedAndRefusedGoesOnUnrecorded() {
    Call call = upToTheQuestion("ASK");
    customer.page().click("#ask-refuse");
    console.awaitPicture();
    awaitMoreFrames(5);
    assertThat(customer.page().isVisible("#live-recording")).isFalse();
    assertThat(customer.page().isVisible("#unrecord")).isFalse();
    assertThat(console.page().isVisible("#recording")).isFalse();
    customer.stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony())
        .containsSubsequence("ASKED RECORDING", "REFUSED RECORDING")
        .contains("CONNECTED")
        .doesNotContain("GIVEN RECORDING");
  }

  /// Light and dark, on a PC and as narrow as a phone.
  private void photographed(String name) {
    Page page = customer.page();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      customer.colours(scheme);
      Scene.photograph(
          "share-recording-" + policy + "-" + name + "-" + scheme.name().toLowerCase(), page);
    }
    page.setViewportSize(390, 844);
    Scene.photograph("share-recording-" + policy + "-" + name + "-phone", page);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .isLessThanOrEqualTo(0);
    page.setViewportSize(1280, 900);
    customer.colours(ColorScheme.LIGHT);
  }
}
