package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every way in which a session ends: as both people read it, and as it stands on record.
@ExtendWith(Scene.Shared.class)
class EndingsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void refusing(Scene scene) {
    Call call = scene.ask();
    scene.hands().refuse(Asked.VIEW);
    assertThat(scene.console().awaitEnd()).isEqualTo("CONSENT_REFUSED");
    scene.hands().awaitWords("Niemand hatte Zugriff");
    scene.hands().awaitWords("Sie haben abgelehnt");
    call.assertEnded("CONSENT_REFUSED", "ASKED VIEW", "REFUSED VIEW");
    assertThat(call.session().shown()).isFalse();
  }

  @Test
  void silence(Scene scene) {
    scene.customer().restartAgent("--consent-seconds=15");
    Call call = scene.ask();
    assertThat(scene.console().awaitEnd()).isEqualTo("CONSENT_EXPIRED");
    Until.holds("the question is gone", PATIENCE, () -> !scene.hands().isAsked(Asked.VIEW));
    scene.hands().awaitWords("Sie haben nicht geantwortet");
    call.assertEnded("CONSENT_EXPIRED", "ASKED VIEW", "EXPIRED VIEW");
    scene.customer().restartAgent();
  }

  @Test
  void wrongPasswords(Scene scene) {
    scene.ready();
    String machineId = scene.hands().machineId();
    String password = scene.hands().password();
    scene.console().connect(machineId, "FFF FFF FFF");
    for (int attempt = 2; attempt <= 3; attempt++) {
      scene.console().awaitPhase("awaiting-password");
      assertThat(scene.console().complaint()).isNotEmpty();
      scene.console().give("FFF FFF FFF");
    }
    assertThat(scene.console().awaitEnd()).isEqualTo("WRONG_PASSWORD");
    Call call = new Call(scene.firm(), machineId, password);
    Until.holds("another password", PATIENCE, () -> !scene.hands().password().equals(password));
    scene.hands().awaitWords("neues Kennwort");
    call.assertEnded("WRONG_PASSWORD");
    assertThat(call.session().shown()).isFalse();
  }

  @Test
  void aUsedUpPassword(Scene scene) {
    Call first = scene.ask();
    scene.hands().refuse(Asked.VIEW);
    assertThat(scene.console().awaitEnd()).isEqualTo("CONSENT_REFUSED");
    scene.ready();
    Until.holds(
        "another password", PATIENCE, () -> !scene.hands().password().equals(first.password()));
    scene.console().connect(first.machineId(), first.password());
    scene.console().awaitPhase("awaiting-password");
    assertThat(scene.console().complaint()).isNotEmpty();
    assertThat(scene.hands().isAsked(Asked.VIEW)).isFalse();
    String fresh = scene.hands().password();
    scene.console().give(fresh);
    scene.hands().allow(Asked.VIEW);
    scene.console().awaitPicture();
  }

  @Test
  void stop(Scene scene) {
    Call call = scene.showScreen();
    assertThat(scene.hands().mainWindow()).isPresent();
    scene.hands().stop();
    Until.holds("no Stop sign", PATIENCE, () -> scene.hands().stopSign().isEmpty());
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    scene.hands().awaitWords("Wir haben keinen Zugriff mehr");
    scene.hands().awaitWords("Dauer");
    call.assertEnded(
        "CUSTOMER_STOPPED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED CUSTOMER_STOPPED");
  }

  @Test
  void closingTheAgent(Scene scene) {
    Call call = scene.showScreen();
    scene.hands().closeProgram();
    assertThat(scene.customer().agent().awaitExit(PATIENCE)).isZero();
    assertThat(scene.console().awaitEnd()).isEqualTo("AGENT_CLOSED");
    call.assertEnded("AGENT_CLOSED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED AGENT_CLOSED");
  }

  @Test
  void closingTheTab(Scene scene) {
    scene.ready();
    TechnicianConsole another = scene.newConsole();
    another.logIn(scene.firm().technician());
    String machineId = scene.hands().machineId();
    String password = scene.hands().password();
    another.connect(machineId, password);
    another.awaitPhase("awaiting-consent");
    scene.hands().allow(Asked.VIEW);
    another.awaitPicture();
    another.page().close(new Page.CloseOptions().setRunBeforeUnload(false));
    scene.hands().awaitWords("Die andere Seite ist nicht mehr da");
    assertThat(scene.hands().stopSign()).isEmpty();
    new Call(scene.firm(), machineId, password)
        .assertEnded(
            "TECHNICIAN_LEFT", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED TECHNICIAN_LEFT");
  }

  @Test
  void reloadingThePageKeepsTheSessionButNotTheControl(Scene scene) {
    scene.showScreen();
    scene.giveControl();
    scene.console().page().reload();
    scene.console().awaitPicture();
    scene.console().awaitControl("view");
    assertThat(scene.hands().stopSign()).isPresent();
  }

  @Test
  void theTechnicianEndsItAndWritesANote(Scene scene) {
    Call call = scene.showScreen();
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    scene.hands().awaitWords("Die andere Seite hat die Fernwartung beendet");
    scene.console().page().fill("#note", "Druckertreiber erneuert; 5 € für Papier.");
    scene.console().page().click("#note-submit");
    scene.console().page().waitForSelector("#note-status.ok");
    assertThat(call.session().note()).isEqualTo("Druckertreiber erneuert; 5 € für Papier.");
    call.assertEnded(
        "TECHNICIAN_ENDED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED TECHNICIAN_ENDED");
  }
}
