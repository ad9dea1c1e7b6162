package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The spoken check: the same words on both sides, unless somebody stands in the middle.
@ExtendWith(Scene.Shared.class)
class WordsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void bothReadTheSameWordsAndOthersAfterAReload(Scene scene) {
    Call call = scene.showScreen();
    Page page = scene.console().page();
    List<String> first = awaitWords(page);
    assertThat(first).hasSize(3).doesNotHaveDuplicates();
    assertThat(confirmed(page, call, 1)).isEqualTo(first);
    assertThat(page.locator("#check-same").isVisible()).isFalse();
    page.reload();
    scene.console().awaitPicture();
    List<String> second = awaitWords(page);
    assertThat(second).isNotEqualTo(first);
    assertThat(confirmed(page, call, 2)).isEqualTo(second);
    scene.console().end();
    call.assertEnded(
        "TECHNICIAN_ENDED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "WORDS_CONFIRMED",
        "INTERRUPTED",
        "RESTORED",
        "WORDS_CONFIRMED",
        "ENDED TECHNICIAN_ENDED");
  }

  /// The server knows the password, so its offer has the right code; only the words give it away.
  @Test
  void aServerInTheMiddleMakesDifferentWords(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    LyingServer middle = LyingServer.below(console.page());
    console.logIn(scene.firm().technician());
    scene.ready();
    String machineId = scene.hands().machineId();
    String password = scene.hands().password();
    middle.knows(password);
    console.connect(machineId, password);
    scene.hands().allow(Asked.VIEW);
    console.awaitStage("running");
    var call = new Call(scene.firm(), machineId, password);
    List<String> words = awaitWords(console.page());
    assertThat(middle.relayed()).as("it hears everything").isPositive();
    // the agent writes its own words into the record, whatever the page shows
    assertThat(confirmed(console.page(), call, 1)).hasSize(3).isNotEqualTo(words);
    console.page().click("#check-differ");
    assertThat(console.awaitEnd()).isEqualTo("WORDS_DIFFER");
    call.assertEnded(
        "WORDS_DIFFER",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "WORDS_CONFIRMED",
        "ENDED WORDS_DIFFER");
    console.page().close();
  }

  private static List<String> awaitWords(Page page) {
    Until.holds(
        "words on the page", PATIENCE, () -> page.locator(".check[data-check=words]").count() == 1);
    if (!page.locator("#drawer-check").isVisible()) {
      page.click("#dock-check");
    }
    return page.locator("#check-words li").allInnerTexts();
  }

  /// The technician says that they are the same; gives the agent's words as it signed them.
  private static List<String> confirmed(Page page, Call call, int times) {
    page.click("#check-same");
    Until.holds("the agreement on record", PATIENCE, () -> details(call).size() == times);
    return List.of(details(call).getLast().split(" – "));
  }

  private static List<String> details(Call call) {
    return call.firm().server().database().events(call.session().id()).stream()
        .filter(event -> event.kind().equals("WORDS_CONFIRMED"))
        .map(DatabasePeek.Event::detail)
        .toList();
  }
}
