package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One click of the customer, and the technician sees nothing and moves nothing until the customer
/// goes on.
@ExtendWith(Scene.Shared.class)
class PauseIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// On no window and no page but the one that is private.
  private static final int PRIVATE = 0x13f5a7;

  @Test
  void duringThePauseNothingLeavesAndAfterwardsEverythingIsFresh(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    desktop.run("xsetroot", "-solid", "#3a6ea5");
    Path typed = desktop.write("private.txt", "");
    Call call = scene.showScreen();
    scene.giveControl();
    Page page = scene.console().page();
    scene.hands().pauseOrGoOn();
    scene.console().awaitControl("paused");
    page.waitForSelector("#pause-cover");
    page.waitForTimeout(500); // what was on its way when the customer paused
    long tiles = scene.console().wire().received("picture");
    double frames = scene.console().number("framesDecoded");
    String colour = "#%06x".formatted(PRIVATE);
    String[] shown = {"xterm", "-bg", colour, "-geometry", "60x20+150+200", "-e", "cat > " + typed};
    try (Program secret = desktop.start("private", shown)) {
      Until.holds(
          "the private window",
          PATIENCE,
          () -> count(desktop.person().picture(), PRIVATE) > 50_000);
      scene.console().wire().send("control", "{\"type\":\"text\",\"text\":\"heimlich\"}");
      scene.console().wire().send("control", "{\"type\":\"ask\",\"grant\":\"CLIPBOARD_OUT\"}");
      scene.console().wire().awaitCarriedOut();
      desktop.person().click(300, 300);
      desktop.person().type("geheim\n");
      Until.holds("the customer's line", PATIENCE, () -> ControlIT.read(typed).endsWith("\n"));
      page.waitForTimeout(1500); // the span in which nothing may be sent
      assertThat(ControlIT.read(typed)).isEqualTo("geheim\n");
      assertThat(scene.console().wire().received("picture")).isEqualTo(tiles);
      assertThat(scene.console().number("framesDecoded")).isEqualTo(frames);
      assertThat(count(Scene.image(page.screenshot()), PRIVATE)).isZero();
      assertThat(page.isVisible("#tiles")).isFalse();

      Scene.photograph("paused-technician", page);
      page.setViewportSize(390, 844);
      Scene.photograph("paused-technician-phone", page);
      page.setViewportSize(1366, 900);

      page.reload();
      scene.console().awaitPhase("active");
      scene.console().awaitControl("paused");
      page.waitForSelector("#pause-cover");
      scene.console().wire().awaitCarriedOut();
      page.waitForTimeout(1500); // the same
      assertThat(scene.console().wire().received("picture")).isZero();
      assertThat(scene.console().number("framesDecoded")).isLessThanOrEqualTo(0);
      assertThat(secret.isAlive()).isTrue();
    }
    assertThat(call.testimony()).doesNotContain("ASKED CLIPBOARD_OUT");
    scene.hands().pauseOrGoOn();
    scene.console().awaitControl("view");
    scene.console().awaitPicture();
    desktop.person().move(1, 1);
    Until.holds(
        "the exact picture",
        PATIENCE,
        () ->
            PictureIT.differingPixels(desktop.person().picture(), scene.console().picture()) == 0);
    assertThat(page.isVisible("#pause-cover")).isFalse();
    assertThat(count(scene.console().picture(), PRIVATE)).isZero();
    scene.hands().stop();
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
    Until.holds("the record", PATIENCE, () -> call.session().over());
    assertThat(call.testimony())
        .filteredOn(List.of("PAUSED", "RETURNED CONTROL", "RESUMED")::contains)
        .containsExactly("PAUSED", "RETURNED CONTROL", "RESUMED");
  }

  private static long count(BufferedImage picture, int rgb) {
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) == rgb).count();
  }
}
