package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The way in by session number: the technician says nine digits, the customer types them.
@ExtendWith(Scene.Shared.class)
class NumberIT {
  @Test
  void aCustomerTypesTheNumberAndIsAsked(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    try (var customer = new Customer("number", scene.firm().server().url(), 1280, 800)) {
      CustomerHands hands = customer.hands();
      String machineId = hands.machineId();
      String number = console.makeNumber();
      assertThat(PagesIT.violations(console.page())).isEmpty();

      hands.giveNumber(number.equals("123456789") ? "987654321" : "123456789");
      hands.awaitWords("gibt es nicht");
      Scene.photograph("number-unknown", customer.desktop());

      hands.giveNumber(number);
      console.awaitPhase("awaiting-consent"); // nobody typed anything at the console
      hands.allow(Asked.VIEW);
      console.awaitPicture();
      console.end();
      new Call(scene.firm(), machineId, "")
          .assertEnded(
              "TECHNICIAN_ENDED",
              "ASKED VIEW",
              "GIVEN VIEW",
              "CONNECTED",
              "ENDED TECHNICIAN_ENDED");
      assertThat(wayOf(scene, machineId)).contains("data-way=\"NUMBER\"");

      hands.backToStart();
      hands.giveNumber(number);
      hands.awaitWords("schon benutzt");

      console.open();
      String second = console.makeNumber();
      console.page().click(".invitation[data-number=\"" + second + "\"] [data-revoke]");
      hands.giveNumber(second);
      hands.awaitWords("zurückgezogen");
      console.page().close();
    }
  }

  @Test
  void aProgramThatWasGivenTheNumberComesByItself(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    String number = console.makeNumber();
    String argument = "--number=" + number;
    try (var customer = new Customer("given", scene.firm().server().url(), 1280, 800, argument)) {
      customer.hands().refuse(Asked.VIEW);
      assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
      Until.holds(
          "the number is off the page",
          Duration.ofSeconds(20),
          () -> console.page().locator("[data-number=\"" + number + "\"]").count() == 0);
    }
    console.page().close();
  }

  @Test
  void theLinkShowsTheNumberAndTellsTheTechnician(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    String number = console.makeNumber();
    console.awaitPlace(number, "told");
    String url = scene.firm().server().url();

    Page customer = scene.newTab(390, 844); // a phone's width
    customer.navigate(url + "/j");
    assertThat(PagesIT.violations(customer)).isEmpty();
    customer.fill("#join-number", number.replaceAll("(...)(?=.)", "$1 "));
    customer.click("#join-submit");
    customer.waitForSelector("#session-number");
    assertThat(customer.innerText("#session-number").replace(" ", "")).isEqualTo(number);
    assertThat(PagesIT.violations(customer)).isEmpty();
    console.awaitPlace(number, "page");
    Scene.photograph("number-link", customer);

    console.page().click(".invitation[data-number=\"" + number + "\"] [data-revoke]");
    Until.holds(
        "the link is of no use", Duration.ofSeconds(20), () -> customer.reload().status() == 410);
    assertThat(customer.isVisible("#join-error")).isTrue();
    assertThat(PagesIT.violations(customer)).isEmpty();
    customer.close();
    console.page().close();
  }

  private static String wayOf(Scene scene, String machineId) {
    DatabasePeek.Session session =
        scene.firm().server().database().lastSession(machineId).orElseThrow();
    try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      return admin.get("/sessions/" + session.id()).text();
    }
  }
}
