package de.beistand.agent.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions on a real display, answered by mouse and keyboard.
class QuestionIT {
  private static final String ALLOW = "Erlauben";
  private static final String REFUSE = "Ablehnen";
  private static final String NOT_YOURS =
      "Dieser Klick kam nicht von Ihrer eigenen Maus oder Tastatur. Er zählt nicht.";

  private ProbedWindows windows;

  @BeforeEach
  void start() throws Exception {
    windows = new ProbedWindows();
  }

  @AfterEach
  void stop() throws Exception {
    windows.close();
  }

  @Test
  void armedAndClickOnAllow() {
    windows.say("ask VIEW 60 Anna");
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer ALLOW");
  }

  @Test
  void termsByClickAndNoTick() {
    windows.say("ask-under 2026-11@" + "0f".repeat(32) + "@CLICK 60 Anna");
    windows.click(windows.find(ALLOW));
    windows.see("Bitte stimmen Sie zuerst den Nutzungsbedingungen zu.");
    assertThat(windows.events()).isEmpty();
    windows.click(windows.find("Ich stimme den Nutzungsbedingungen zu (Fassung 2026-11)."));
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("terms-ticked", "answer ALLOW");
  }

  @Test
  void termsByClickAndTickFromSomebodyElse() {
    windows.say("ask-under 2026-11@" + "0f".repeat(32) + "@CLICK 60 Anna");
    windows.find(ALLOW);
    windows.ask("real false");
    windows.click(windows.find("Ich stimme den Nutzungsbedingungen zu (Fassung 2026-11)."));
    windows.ask("real true");
    windows.click(windows.find(ALLOW));
    windows.see("Bitte stimmen Sie zuerst den Nutzungsbedingungen zu.");
    assertThat(windows.events()).isEmpty();
  }

  @Test
  void termsByConnectingAndClickOnAllow() {
    windows.say("ask-under 2026-11@" + "0f".repeat(32) + "@CONNECTING 60 Anna");
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer ALLOW");
  }

  @Test
  void termsThatAreNotTheAnnouncedOnesCannotBeAgreedTo() {
    windows.say("ask-under forged@" + "0f".repeat(32) + "@CONNECTING 60 Anna");
    windows.see(
        "Vorsicht: Der Text der Nutzungsbedingungen ist nicht der angekündigte."
            + " Bitte lehnen Sie ab und rufen Sie die Firma an.");
    windows.click(windows.find(ALLOW));
    windows.click(windows.find(REFUSE));
    windows.awaitEvents("answer REFUSE");
  }

  @Test
  void termsThatCannotBeReadCannotBeAgreedTo() {
    windows.say("ask-under lost@" + "0f".repeat(32) + "@CONNECTING 60 Anna");
    windows.see(
        "Die Nutzungsbedingungen lassen sich gerade nicht laden."
            + " Ein Klick auf „Lesen“ versucht es noch einmal.");
    windows.click(windows.find(ALLOW));
    windows.click(windows.find(REFUSE));
    windows.awaitEvents("answer REFUSE");
  }

  @Test
  void termsAreReadAsTheVeryTextThatWasChecked() {
    windows.say("ask-under 2026-11@" + "0f".repeat(32) + "@CLICK 60 Anna");
    windows.find(ALLOW); // armed: the window stands where it stays
    windows.click(windows.find("Lesen"));
    windows.see("# Die Bedingungen");
    windows.click(windows.find("Schließen"));
    windows.click(windows.find("Ich stimme den Nutzungsbedingungen zu (Fassung 2026-11)."));
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("terms-ticked", "answer ALLOW");
  }

  @Test
  void armedAndClickOnRefuse() {
    windows.say("ask CONTROL 60 Anna");
    windows.click(windows.find(REFUSE));
    windows.awaitEvents("answer REFUSE");
  }

  @Test
  void whoClicksOnAndOnWhenItPopsUpAnswersNothing() {
    windows.say("ask VIEW 60 Anna");
    Point allow = windows.find(ALLOW);
    windows.say("dismiss");
    windows.xdotool("mousemove", Integer.toString(allow.x), Integer.toString(allow.y));
    Thread clicking =
        Thread.ofVirtual()
            .start(() -> windows.xdotool("click", "--repeat", "40", "--delay", "60", "1"));
    windows.say("ask VIEW 60 Anna");
    windows.see(ALLOW);
    await().until(() -> !clicking.isAlive());
    assertThat(windows.events()).isEmpty();
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer ALLOW");
  }

  @Test
  void whoTypesOnWhenItPopsUpAnswersNothing() {
    Thread typing =
        Thread.ofVirtual()
            .start(
                () ->
                    windows.xdotool(
                        "key",
                        "--delay",
                        "60",
                        "--repeat",
                        "12",
                        "Tab",
                        "space",
                        "Return",
                        "Escape"));
    windows.say("ask VIEW 60 Anna");
    windows.see(ALLOW);
    await().until(() -> !typing.isAlive());
    assertThat(windows.events()).isEmpty();
    windows.find(ALLOW);
    assertThat(windows.ask("focused")).isNotIn(ALLOW, REFUSE);
  }

  @Test
  void pressOfTheTechnicianIsIgnoredAndSaidSo() {
    windows.ask("real false");
    windows.say("ask CONTROL 60 Anna");
    windows.click(windows.find(ALLOW));
    windows.see(NOT_YOURS);
    assertThat(windows.events()).isEmpty();
    windows.ask("real true");
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer ALLOW");
  }

  @Test
  void spaceOfTheTechnicianIsIgnoredEvenOnTheFocusedButton() {
    windows.ask("real false");
    windows.say("ask CONTROL 60 Anna");
    windows.find(ALLOW);
    awaitFocus();
    windows.xdotool("key", "Tab", "Tab");
    await().until(() -> windows.ask("focused").equals(ALLOW));
    windows.xdotool("key", "space");
    windows.see(NOT_YOURS);
    assertThat(windows.events()).isEmpty();
  }

  @Test
  void refusingAlwaysCounts() {
    windows.ask("real false");
    windows.say("ask CONTROL 60 Anna");
    windows.click(windows.find(REFUSE));
    windows.awaitEvents("answer REFUSE");
  }

  @Test
  void keysDoNothingUntilTheCustomerTabsToAButton() {
    windows.say("ask VIEW 60 Anna");
    windows.find(ALLOW);
    awaitFocus();
    windows.xdotool("key", "space", "Return", "KP_Enter", "e", "a");
    windows.xdotool("key", "Tab");
    await().until(() -> windows.ask("focused").equals(REFUSE));
    windows.xdotool("key", "Return", "Tab");
    await().until(() -> windows.ask("focused").equals(ALLOW));
    assertThat(windows.events()).isEmpty();
    windows.xdotool("key", "space");
    windows.awaitEvents("answer ALLOW");
  }

  @Test
  void escapeRefuses() {
    windows.say("ask VIEW 60 Anna");
    windows.find(ALLOW);
    awaitFocus();
    windows.xdotool("key", "Escape");
    windows.awaitEvents("answer REFUSE");
  }

  @Test
  void silenceIsExpired() {
    windows.say("ask VIEW 2 Anna");
    windows.see(ALLOW);
    windows.awaitEvents("answer EXPIRED");
    assertThat(windows.ask("where " + ALLOW)).isEqualTo("nowhere");
  }

  @Test
  void laterQuestionReplacesTheOpenOne() {
    windows.say("ask VIEW 60 Anna");
    windows.see("Bildschirm zeigen?");
    windows.say("ask CONTROL 60 Anna");
    windows.see("Maus und Tastatur freigeben?");
    windows.awaitEvents("answer REFUSE");
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer REFUSE", "answer ALLOW");
  }

  @Test
  void dismissedQuestionGivesNoAnswer() {
    windows.say("ask VIEW 60 Anna");
    windows.see(ALLOW);
    windows.say("dismiss");
    await().until(() -> windows.ask("where " + ALLOW).equals("nowhere"));
    assertThat(windows.events()).isEmpty();
  }

  @Test
  void questionThatIsGoneKeepsNoKeysFromOtherPrograms() throws Exception {
    windows.server().run("xterm");
    windows.say("ask VIEW 60 Anna");
    windows.find(ALLOW);
    awaitFocus();
    assertThat(windows.ask("has-focus")).isEqualTo("true");
    windows.click(windows.find(ALLOW));
    windows.awaitEvents("answer ALLOW");
    windows.xdotool(
        "search", "--sync", "--onlyvisible", "--class", "XTerm", "windowactivate", "--sync");
    await().until(() -> windows.ask("has-focus").equals("false"));
  }

  @Test
  void hostileNameIsShownAsTheTextItIs() {
    windows.say("ask VIEW 60 <html><b>Bank</b> \u202Eevil\u0007");
    windows.see("<html><b>Bank</b> evil");
    assertThat(windows.ask("html")).isEqualTo("0");
  }

  @Test
  void longNameMovesNothing() {
    windows.say("ask VIEW 60 Anna");
    Point usual = windows.find(ALLOW);
    windows.say("dismiss");
    windows.say("ask VIEW 60 " + "W".repeat(500));
    assertThat(windows.find(ALLOW)).isEqualTo(usual);
  }

  /// Waits until keys reach the question, but neither button. A window manager may leave them where
  /// they were; then the customer turns to the question as to any window.
  private void awaitFocus() {
    windows.xdotool("search", "--sync", "--onlyvisible", "--name", "[?]$", "windowactivate");
    await().until(() -> windows.ask("focused").endsWith("?"));
  }
}
