package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The server is killed in the middle of a session and comes back.
@ExtendWith(Scene.Shared.class)
class ServerCrashIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void pictureAndInputGoOnBothSidesComeBackAndTheRecordIsComplete(Scene scene) {
    Call call = scene.showScreen();
    scene.giveControl();
    scene.firm().server().crash();
    scene.console().awaitLink("down");
    assertPictureFollows(scene, 0x2040c0);
    scene.console().moveTo(300, 300);
    scene.console().wire().awaitCarriedOut();
    assertThat(scene.customer().desktop().run("xdotool", "getmouselocation"))
        .startsWith("x:300 y:300 ");

    scene.firm().server().restart();
    scene.console().awaitLink("up");
    assertThat(scene.console().word("phase")).isEqualTo("active");
    assertPictureFollows(scene, 0xf0c020);
    scene.hands().stop();
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    call.assertEnded(
        "CUSTOMER_STOPPED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED CONTROL",
        "GIVEN CONTROL",
        "ENDED CUSTOMER_STOPPED");
  }

  @Test
  void stopWorksWithoutTheServerAndIsRecordedAfterwards(Scene scene) {
    Call call = scene.showScreen();
    scene.firm().server().crash();
    scene.console().awaitLink("down");
    scene.hands().stop();
    scene.hands().awaitWords("Wir haben keinen Zugriff mehr");
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    scene.firm().server().restart();
    call.assertEnded(
        "CUSTOMER_STOPPED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED CUSTOMER_STOPPED");
  }

  private static void assertPictureFollows(Scene scene, int rgb) {
    Color wanted = new Color(rgb);
    scene.customer().desktop().run("xsetroot", "-solid", "#%06x".formatted(rgb));
    Until.holds(
        "the colour " + wanted + " in the page",
        PATIENCE,
        () -> {
          Color shown = new Color(scene.console().picture().getRGB(640, 20));
          return Math.abs(shown.getRed() - wanted.getRed()) < 20
              && Math.abs(shown.getGreen() - wanted.getGreen()) < 20
              && Math.abs(shown.getBlue() - wanted.getBlue()) < 20;
        });
  }
}
