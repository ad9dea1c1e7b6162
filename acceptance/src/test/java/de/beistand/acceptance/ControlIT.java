package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Mouse and keyboard: with the customer's leave, and only then.
@ExtendWith(Scene.Shared.class)
class ControlIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SENTENCE = "Grüße, 5 € für @müller";

  @Test
  void whatTheTechnicianTypesStandsInTheCustomersFile(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Path letter = desktop.write("brief.txt", "");
    Call call = scene.showScreen();
    scene.giveControl();
    try (Program editor =
        desktop.start("editor", "mousepad", "--disable-server", letter.toString())) {
      Rectangle window = awaitWindow(desktop, "brief.txt");
      desktop.run(
          "xdotool", "search", "--onlyvisible", "--name", "brief.txt", "windowmove", "150", "200");
      Until.holds(
          "the editor at its place",
          PATIENCE,
          () -> Math.abs(awaitWindow(desktop, "brief.txt").x - 150) < 30);
      window = awaitWindow(desktop, "brief.txt");
      scene.console().clickAt((int) window.getCenterX(), (int) window.getCenterY());
      scene.console().page().keyboard().insertText(SENTENCE.substring(0, 1));
      SENTENCE.substring(1).codePoints().forEach(c -> type(scene, Character.toString(c)));
      scene.console().page().keyboard().press("Control+KeyS");
      Until.holds("the sentence in the file", PATIENCE, () -> read(letter).equals(SENTENCE));
      assertThat(editor.isAlive()).isTrue();
    }
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    call.assertEnded(
        "TECHNICIAN_ENDED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED CONTROL",
        "GIVEN CONTROL",
        "ENDED TECHNICIAN_ENDED");
  }

  /// As a German keyboard sends it: one key event with a character; the browser's own text for
  /// characters that Playwright's US keyboard lacks.
  private static void type(Scene scene, String character) {
    if (character.charAt(0) < 128) {
      scene.console().page().keyboard().type(character);
    } else {
      scene.console().page().keyboard().insertText(character);
    }
  }

  @Test
  void viewOnlyBlocksInputEvenIfThePageIsForged(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Path typed = desktop.write("typed.txt", "");
    scene.showScreen();
    try (Program terminal = openTypewriter(desktop, typed)) {
      Rectangle window = awaitWindow(desktop, "^typewriter$");
      desktop.person().click((int) window.getCenterX(), (int) window.getCenterY());
      Wire wire = scene.console().wire();
      String before = desktop.run("xdotool", "getmouselocation");
      wire.send("pointer", "{\"type\":\"move\",\"seq\":900000,\"x\":5,\"y\":5}");
      wire.send("control", "{\"type\":\"button\",\"button\":0,\"down\":true,\"x\":400,\"y\":300}");
      wire.send("control", "{\"type\":\"button\",\"button\":0,\"down\":false,\"x\":400,\"y\":300}");
      wire.send("control", "{\"type\":\"text\",\"text\":\"heimlich\"}");
      wire.send(
          "control", "{\"type\":\"key\",\"code\":\"Enter\",\"character\":\"\",\"down\":true}");
      wire.send(
          "control", "{\"type\":\"key\",\"code\":\"Enter\",\"character\":\"\",\"down\":false}");
      wire.awaitCarriedOut();
      desktop.person().type("ich\n");
      Until.holds("the customer's own line", PATIENCE, () -> read(typed).endsWith("\n"));
      assertThat(read(typed)).isEqualTo("ich\n");
      assertThat(desktop.run("xdotool", "getmouselocation")).isEqualTo(before);
      assertThat(terminal.isAlive()).isTrue();
    }
  }

  @Test
  void theCustomersOwnMouseWins(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Path typed = desktop.write("typed.txt", "");
    scene.showScreen();
    scene.giveControl();
    try (Program terminal = openTypewriter(desktop, typed)) {
      Rectangle window = awaitWindow(desktop, "^typewriter$");
      scene.console().clickAt((int) window.getCenterX(), (int) window.getCenterY());
      scene.console().wire().awaitCarriedOut();
      desktop.person().move(640, 500);
      desktop.person().move(642, 502);
      scene.console().awaitControl("waits");
      String before = desktop.run("xdotool", "getmouselocation");
      desktop.person().move(643, 503);
      scene.console().wire().send("control", "{\"type\":\"text\",\"text\":\"dazwischen\"}");
      scene.console().wire().send("pointer", "{\"type\":\"move\",\"seq\":900000,\"x\":5,\"y\":5}");
      scene.console().wire().awaitCarriedOut();
      assertThat(desktop.run("xdotool", "getmouselocation"))
          .isEqualTo(before.replace("x:642 y:502", "x:643 y:503"));
      scene.console().awaitControl("held");
      scene.console().page().keyboard().type("danach");
      scene.console().page().keyboard().press("Enter");
      Until.holds("the technician's line", PATIENCE, () -> read(typed).endsWith("\n"));
      assertThat(read(typed)).isEqualTo("danach\n");
      assertThat(terminal.isAlive()).isTrue();
    }
  }

  @Test
  void controlCanBeRefusedAndTakenBack(Scene scene) {
    Call call = scene.showScreen();
    scene.console().askControl();
    scene.console().awaitControl("asking");
    scene.hands().refuse(Asked.CONTROL);
    scene.console().awaitControl("view");
    scene.giveControl();
    scene.hands().withdrawControl();
    scene.console().awaitControl("view");
    scene.hands().stop();
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    call.assertEnded(
        "CUSTOMER_STOPPED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED CONTROL",
        "REFUSED CONTROL",
        "ASKED CONTROL",
        "GIVEN CONTROL",
        "WITHDRAWN CONTROL",
        "ENDED CUSTOMER_STOPPED");
  }

  @Test
  void theTechnicianCannotPressTheAgentsButtons(Scene scene) {
    scene.showScreen();
    scene.giveControl();
    Rectangle sign = scene.hands().stopSign().orElseThrow();
    scene.console().clickAt((int) sign.getCenterX(), (int) sign.getCenterY());
    scene.console().wire().awaitCarriedOut();
    assertThat(scene.hands().stopSign()).isPresent();
    assertThat(scene.console().word("phase")).isEqualTo("active");
    assertThat(scene.console().word("control")).isEqualTo("held");
  }

  @Test
  void injectedInputCannotPressAllow(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Call call = scene.ask();
    Question question = scene.hands().awaitQuestion(Asked.VIEW);
    desktop.run(
        "xdotool",
        "mousemove",
        Integer.toString((int) question.allow().getCenterX()),
        Integer.toString((int) question.allow().getCenterY()),
        "click",
        "1");
    Until.holds(
        "the note that this click did not count",
        PATIENCE,
        () -> {
          Rectangle window = desktop.windows(Asked.VIEW.title()).getFirst();
          return Sight.text(desktop.person().picture(), window).contains("zählt nicht");
        });
    for (String key : new String[] {"Tab", "space", "Tab", "space", "Return"}) {
      desktop.run("xdotool", "key", key);
      if (!scene.hands().isAsked(Asked.VIEW)) {
        break; // an injected press may refuse
      }
    }
    assertThat(call.session().shown()).isFalse();
    assertThat(call.testimony()).doesNotContain("GIVEN VIEW");
    if (scene.hands().isAsked(Asked.VIEW)) {
      scene.hands().allow(Asked.VIEW);
      scene.console().awaitPicture();
    }
  }

  private static Program openTypewriter(VirtualDesktop desktop, Path file) {
    return desktop.start(
        "typewriter",
        "xterm",
        "-T",
        "typewriter",
        "-geometry",
        "60x10+150+200",
        "-e",
        "cat > " + file);
  }

  private static Rectangle awaitWindow(VirtualDesktop desktop, String title) {
    return Until.present(
        "the window " + title, PATIENCE, () -> desktop.windows(title).stream().findFirst());
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
