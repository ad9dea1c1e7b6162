package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The report about the customer's computer: seen by the customer first, sent only after a yes,
/// kept only on the technician's word.
@ExtendWith(Scene.Shared.class)
class SystemInformationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theReportIsShownFirstSentAfterAYesAndKeptIfWanted(Scene scene) throws Exception {
    Call call = scene.showScreen();
    Page page = scene.console().page();
    page.click("#dock-computer");
    page.click("#report-ask");
    scene.hands().refuse(Asked.SYSTEM_INFORMATION);
    Until.holds("the refusal on the page", PATIENCE, () -> page.locator("#report-ask").isEnabled());
    assertThat(page.locator("#report-state").innerText()).isNotEmpty();
    assertThat(page.locator(".report-card").count()).isZero();

    page.click("#report-ask");
    Question question = scene.hands().awaitQuestion(Asked.SYSTEM_INFORMATION);
    String seen = Sight.text(scene.customer().desktop().person().picture(), question.window());
    assertThat(seen).contains("System", "Prozessor", "Arbeitsspeicher");
    scene.hands().allow(Asked.SYSTEM_INFORMATION);
    page.waitForSelector(".report-card");
    assertThat(page.locator(".report-card h3").allInnerTexts())
        .containsExactly("Computer", "Laufwerke", "Speicherplatz", "Netzwerk");
    assertThat(page.locator(".report-card dd").first().innerText()).contains("Linux");
    Until.holds("the event on record", PATIENCE, () -> sent(call).size() == 1);

    forgedReportIsNotKept(page, call);
    page.click("#report-keep");
    Until.holds("kept", PATIENCE, () -> !page.locator("#report-keep").isEnabled());
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    page.navigate(scene.firm().server().url() + "/sessions/" + call.session().id());
    List<String> kept = page.locator("[data-report]").allInnerTexts();
    assertThat(kept).hasSize(1);
    byte[] utf8 = kept.getFirst().getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8);
    assertThat(sent(call).getFirst()).isEqualTo(HexFormat.of().formatHex(hash) + " " + utf8.length);
  }

  /// The page may say what it likes: only what the customer's computer signed is kept.
  private static void forgedReportIsNotKept(Page page, Call call) {
    Object status =
        page.evaluate(
            """
            async ({ id, report }) => {
              const token = document.querySelector('#console').dataset.formToken;
              const body = new URLSearchParams({ 'form-token': token, report });
              return (await fetch(`/sessions/${id}/report`, { method: 'POST', body })).status;
            }
            """,
            Map.of("id", call.session().id(), "report", "Computer\n  System: <script>"));
    assertThat(status).isEqualTo(409);
  }

  private static List<String> sent(Call call) {
    return call.firm().server().database().events(call.session().id()).stream()
        .filter(event -> event.kind().equals("SYSTEM_INFORMATION_SENT") && event.signed())
        .map(DatabasePeek.Event::subject)
        .toList();
  }
}
