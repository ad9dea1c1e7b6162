package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The computer restarts, the program comes back by itself and asks again, the session goes on.
///
/// Everything is real but the restart: agent, desktop and X server are ended as it would end them,
/// a fresh desktop starts the autostart entry, as a login would.
@ExtendWith(Scene.Shared.class)
class RestartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void theSessionGoesOnAfterAYesAndEndsAfterANoAndNothingStaysBehind(Scene scene) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    try (Computer computer = new Computer(scene.firm())) {
      yesAfterTheRestart(console, computer);
      noAfterTheRestart(console, computer);
      technicianDoesNotWait(console, computer);
    } finally {
      console.page().close();
    }
  }

  private static void yesAfterTheRestart(TechnicianConsole console, Computer computer) {
    Call call = computer.showScreen(console);
    console.askControl();
    computer.hands().allow(Asked.CONTROL);
    console.awaitControl("held");
    computer.restart(console);
    assertThat(call.session().phase()).isEqualTo("RESTARTING");
    computer.comeUp();
    computer.startEntry();
    computer.hands().awaitQuestion(Asked.VIEW);
    computer.assertNothingLeft();
    computer.hands().allow(Asked.VIEW);
    console.awaitPicture();
    console.awaitControl("view");
    console.end();
    call.assertEnded(
        "TECHNICIAN_ENDED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED CONTROL",
        "GIVEN CONTROL",
        "ASKED RESTART",
        "GIVEN RESTART",
        "RETURNED CONTROL",
        "RESTARTING",
        "RESTARTED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "RESTORED",
        "ENDED TECHNICIAN_ENDED");
  }

  private static void noAfterTheRestart(TechnicianConsole console, Computer computer) {
    Call call = computer.showScreen(console);
    computer.restart(console);
    computer.comeUp();
    computer.startEntry();
    computer.hands().refuse(Asked.VIEW);
    assertThat(console.awaitEnd()).isEqualTo("CONSENT_REFUSED");
    computer.assertNothingLeft();
    call.assertEnded(
        "CONSENT_REFUSED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED RESTART",
        "GIVEN RESTART",
        "RESTARTING",
        "RESTARTED",
        "ASKED VIEW",
        "REFUSED VIEW");
  }

  /// The customer starts the program by hand, twice: there is nothing to ask any more.
  private static void technicianDoesNotWait(TechnicianConsole console, Computer computer) {
    Call call = computer.showScreen(console);
    computer.restart(console);
    computer.comeUp();
    console.page().click("#restart-cancel");
    assertThat(console.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    for (int start = 0; start < 2; start++) {
      computer.startByHand();
      computer.hands().backToStart();
      assertThat(computer.hands().isAsked(Asked.VIEW)).isFalse();
      computer.assertNothingLeft();
      computer.endAgent();
    }
    assertThat(call.endReason()).isEqualTo("TECHNICIAN_ENDED");
  }

  /// The customer's computer, which can be restarted.
  private static final class Computer implements AutoCloseable {
    private final Firm firm;
    private final Path mark;
    private VirtualDesktop desktop;
    private CustomerHands hands;

    Computer(Firm firm) {
      this.firm = firm;
      desktop = new VirtualDesktop("restarting-customer", 1280, 800, "de");
      hands = new CustomerHands(desktop);
      mark = desktop.home().resolve("restarts-now");
      startByHand();
    }

    CustomerHands hands() {
      return hands;
    }

    void startByHand() {
      desktop.start(
          "agent",
          Places.java(),
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          Places.programClassPath("native-agent")
              + ":"
              + Places.root().resolve("native-agent/target/test-classes"),
          "de.beistand.agent.RestartRehearsal",
          mark.toString(),
          "--server=" + firm.server().url(),
          "--home=" + desktop.home().resolve("agent"),
          "--language=de");
    }

    Call showScreen(TechnicianConsole console) {
      hands.backToStart();
      console.open();
      String machineId = hands.machineId();
      String password = hands.password();
      console.connect(machineId, password);
      hands.allow(Asked.VIEW);
      console.awaitPicture();
      return new Call(firm, machineId, password);
    }

    /// Up to the moment in which the computer would restart.
    void restart(TechnicianConsole console) {
      Page page = console.page();
      page.click("#dock-computer");
      page.click("#restart-ask");
      hands.allow(Asked.RESTART);
      console.awaitPhase("restarting");
      Until.holds("the restart", PATIENCE, () -> Files.exists(mark));
      assertThat(page.locator("#restart-clock").isVisible()).isTrue();
      assertThat(permissions(comeBack())).isEqualTo("rw-------");
      assertThat(entry()).exists();
    }

    /// Ends everything as a restart does: programs are asked first, then killed.
    void comeUp() {
      assertThat(agents()).isNotEmpty();
      endAgent();
      assertThat(comeBack()).as("what the next start needs").exists();
      delete(mark);
      desktop = desktop.restarted();
      hands = new CustomerHands(desktop);
    }

    void endAgent() {
      agents().forEach(ProcessHandle::destroy);
      Until.holds("the agent is gone", PATIENCE, () -> agents().isEmpty());
    }

    /// As a desktop does after the login.
    void startEntry() {
      desktop.run("gio", "launch", entry().toString());
    }

    void assertNothingLeft() {
      assertThat(comeBack()).doesNotExist();
      assertThat(entry()).doesNotExist();
    }

    private Path comeBack() {
      return desktop.home().resolve("agent/come-back");
    }

    private Path entry() {
      return desktop.home().resolve(".config/autostart/beistand-come-back.desktop");
    }

    private List<ProcessHandle> agents() {
      return ProcessHandle.allProcesses()
          .filter(process -> commandLine(process).contains(mark.toString()))
          .toList();
    }

    private static String commandLine(ProcessHandle process) {
      return process.info().commandLine().orElse("");
    }

    @Override
    public void close() {
      endAgent();
      desktop.close();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
