package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the firm wants recorded, as customer and technician meet it.
@ExtendWith(Scene.Shared.class)
class RecordingPolicyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// As the page of the keys does it, without a person's passphrase.
  private static final String MAKE_KEY =
      """
      async () => {
        const pair = await crypto.subtle.generateKey(
          { name: 'RSA-OAEP', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
          true, ['wrapKey', 'unwrapKey']);
        const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
        const publicKey = btoa(String.fromCharCode(...spki))
          .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        const token = document.querySelector('input[name=form-token]').value;
        const answer = await fetch('/admin/review-keys', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Form-Token': token },
          body: JSON.stringify({ name: 'Tresor', publicKey, lockedKey: '{}' }),
        });
        return answer.status;
      }
      """;

  private Scene scene;
  private TechnicianConsole console;
  private Page settings;

  @BeforeEach
  void logIn(Scene shared) {
    scene = shared;
    console = scene.newConsole();
    // another technician than the one of most tests: what one may open at a time is limited
    console.logIn(scene.firm().admin());
    settings = console.page().context().newPage();
    settings.navigate(scene.firm().server().url() + "/operator/recording");
    if (settings.isVisible("#no-keys")) {
      assertThat(settings.evaluate(MAKE_KEY)).isEqualTo(201);
    }
    console.page().bringToFront();
  }

  @AfterEach
  void recordNothing() {
    policy("OFF");
    settings.close();
    console.page().close();
  }

  private void policy(String policy) {
    settings.navigate(scene.firm().server().url() + "/operator/recording");
    settings.check("input[name=recording][value=" + policy + "]");
    settings.click("#recording-save");
    settings.waitForSelector("#operator-notice");
    console.page().bringToFront();
  }

  private CustomerHands hands() {
    return scene.hands();
  }

  private Call ask() {
    if (!scene.customer().agent().isAlive()) {
      scene.customer().restartAgent();
    }
    hands().backToStart();
    console.open();
    console.awaitPhase("idle");
    String machineId = hands().machineId();
    String password = hands().password();
    console.connect(machineId, password);
    console.awaitPhase("awaiting-consent");
    return new Call(scene.firm(), machineId, password);
  }

  /// The page's own recorder gets no recording, so that nothing but this test says that one runs.
  private void keepThePageFromRecording() {
    console
        .page()
        .route(
            "**/sessions/*/recordings",
            route -> route.fulfill(new Route.FulfillOptions().setStatus(507)));
  }

  private void says(boolean running) {
    console.wire().send("control", "{\"type\":\"recording\",\"running\":" + running + "}");
  }

  private boolean channelStands() {
    try {
      return console.wire().awaitCarriedOut() >= 0;
    } catch (PlaywrightException notYet) {
      return false;
    }
  }

  private void assertNothingIsShown() {
    console.page().waitForTimeout(2000); // the span in which nothing may come
    assertThat(console.wire().received("picture")).isZero();
    assertThat(console.number("framesDecoded")).isLessThanOrEqualTo(0);
  }

  @Test
  void requiredShowsNothingBeforeBothYesesAndARunningRecording() {
    policy("REQUIRED");
    keepThePageFromRecording();
    Call call = ask();
    hands().awaitQuestion(Asked.VIEW);
    Scene.photograph("recording-required-view", scene.customer().desktop());
    hands().allow(Asked.VIEW);
    hands().awaitQuestion(Asked.RECORDING);
    Scene.photograph("recording-required-question", scene.customer().desktop());
    console.awaitPhase("awaiting-consent");
    assertNothingIsShown();

    hands().allow(Asked.RECORDING);
    console.awaitPhase("active");
    Until.holds("the channel", PATIENCE, this::channelStands);
    hands().awaitWords("sobald die Aufzeichnung");
    assertNothingIsShown();
    Scene.photograph("recording-required-waits", scene.customer().desktop());
    Scene.photograph("recording-required-waits-technician", console.page());

    says(true);
    console.awaitPicture();
    hands().awaitWords("Aufzeichnung läuft");
    Scene.photograph("recording-runs", scene.customer().desktop());

    says(false);
    hands().awaitWords("sobald die Aufzeichnung");
    console.page().waitForTimeout(500); // what was on its way
    long tiles = console.wire().received("picture");
    double frames = console.number("framesDecoded");
    scene.customer().desktop().run("xsetroot", "-solid", "#227744");
    console.page().waitForTimeout(1500); // the span in which nothing may come
    assertThat(console.wire().received("picture")).isEqualTo(tiles);
    assertThat(console.number("framesDecoded")).isEqualTo(frames);

    hands().stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    call.assertEnded(
        "CUSTOMER_STOPPED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "ASKED RECORDING",
        "GIVEN RECORDING",
        "CONNECTED",
        "ENDED CUSTOMER_STOPPED");
  }

  @Test
  void requiredAndRefusedEndsBeforeAnythingWasSeen() {
    policy("REQUIRED");
    Call call = ask();
    hands().allow(Asked.VIEW);
    hands().refuse(Asked.RECORDING);
    assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
    assertThat(console.wire().received("picture")).isZero();
    call.assertEnded(
        "CONSENT_REFUSED", "ASKED VIEW", "GIVEN VIEW", "ASKED RECORDING", "REFUSED RECORDING");
    assertThat(call.session().shown()).isFalse();
  }

  @Test
  void askedAndRefusedGoesOnUnrecorded() {
    policy("ASK");
    Call call = ask();
    hands().allow(Asked.VIEW);
    hands().refuse(Asked.RECORDING);
    console.awaitPicture();
    hands().stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony())
        .containsSubsequence("GIVEN VIEW", "ASKED RECORDING", "REFUSED RECORDING")
        .contains("CONNECTED")
        .doesNotContain("GIVEN RECORDING");
  }

  @Test
  void offNeverAsks() {
    Call call = ask();
    hands().allow(Asked.VIEW);
    console.awaitPicture();
    console.wire().send("control", "{\"type\":\"ask\",\"grant\":\"RECORDING\"}");
    console.wire().awaitCarriedOut();
    assertThat(hands().isAsked(Asked.RECORDING)).isFalse();
    hands().stop();
    assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony()).noneMatch(event -> event.contains("RECORDING"));
  }
}
