package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A running session goes over to a colleague: the colleague agrees, then the customer, who reads
/// the name; the colleague begins with nothing.
@ExtendWith(Scene.Shared.class)
class HandoverIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME = "Mara Lange"; // read from the screen: no dots on capitals

  @Test
  void theCustomerRefusesOnceAndAgreesThen(Scene scene) {
    TechnicianConsole mara = scene.newColleague(NAME, "mara");
    Call call = scene.showScreen();
    scene.giveControl();
    String first = call.session().id();
    Page tom = scene.console().page();
    tom.click("#dock-computer");
    tom.waitForSelector("#machine-form:not([hidden])");
    tom.fill("#machine-name", "Kasse");
    tom.click("#machine-save");
    tom.waitForSelector("#machine-state[data-outcome=saved]");

    offer(tom, mara.page());
    Question question = scene.hands().awaitQuestion(Asked.HANDOVER);
    String seen = Sight.text(scene.customer().desktop().person().picture(), question.window());
    assertThat(seen).contains(NAME, "Nur erlauben");
    scene.hands().refuse(Asked.HANDOVER);
    tom.waitForSelector("#handover-state[data-phase=REFUSED]");
    assertThat(scene.console().word("picture")).isEqualTo("running");
    mara.page().waitForCondition(() -> mara.page().locator("#offered-sessions li").count() == 0);

    tom.click("#dock-handover");
    offer(tom, mara.page());
    scene.hands().allow(Asked.HANDOVER);
    assertThat(scene.console().awaitEnd()).isEqualTo("HANDED_OVER");
    scene.hands().allow(Asked.VIEW);
    mara.awaitPicture();
    mara.awaitControl("view");
    mara.page().click("#dock-computer");
    Until.holds(
        "the name that the colleague gave the computer",
        PATIENCE,
        () -> mara.page().inputValue("#machine-name").equals("Kasse"));
    mara.end();
    assertThat(mara.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");

    call.assertEnded(
        "TECHNICIAN_ENDED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED TECHNICIAN_ENDED");
    assertThat(call.session().id()).isNotEqualTo(first);
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
            "GIVEN HANDOVER",
            "ENDED HANDED_OVER");
    try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      assertThat(admin.get("/sessions/" + first).text()).contains("Namentlich genannt: " + NAME);
      assertThat(admin.get("/sessions/" + call.session().id()).text())
          .contains("data-way=\"HANDOVER\"", "Übernommen aus Sitzung " + first);
    }
    mara.page().context().close();
  }

  private static void offer(Page tom, Page mara) {
    if (!tom.isVisible("#drawer-handover")) {
      tom.click("#dock-handover");
    }
    tom.selectOption(
        "#handover-to", new com.microsoft.playwright.options.SelectOption().setLabel(NAME));
    assertThat(PagesIT.violations(tom)).isEmpty();
    tom.click("#handover-ask");
    tom.waitForSelector("#handover-state[data-phase=OFFERED]");
    mara.waitForSelector("#offered-sessions li");
    assertThat(PagesIT.violations(mara)).isEmpty();
    mara.click("#offered-sessions [data-do=take-over]");
    tom.waitForSelector("#handover-state[data-phase=ASKING]");
  }
}
