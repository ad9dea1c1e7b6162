package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the technician shows stands on the customer's screen, at the right place, without any right
/// to control; the customer works on below it.
@ExtendWith(Scene.Shared.class)
class InkIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BACKGROUND = 0x3a6ea5;
  private static final int MAGENTA = 0xd6006c;
  private static final int BLUE = 0x0b57d0;

  @Test
  void pointerAndStrokesStandOnTheCustomersScreenAndGoWithTheSession(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    desktop.run("xsetroot", "-solid", "#3a6ea5");
    Path typed = desktop.write("below.txt", "");
    scene.showScreen();
    try (Program terminal =
        desktop.start(
            "below",
            "xterm",
            "-T",
            "below",
            "-geometry",
            "60x10+150+200",
            "-e",
            "cat > " + typed)) {
      Until.holds("the terminal", PATIENCE, () -> !desktop.windowIds("^below$").isEmpty());
      Page page = scene.console().page();
      Mouse mouse = page.mouse();
      desktop.person().move(1, 1);
      scene.console().awaitStill();
      long withoutPointer = restingBytes(scene);
      page.click("#dock-ink");
      scene.console().moveTo(700, 500);
      awaitColour(desktop, 704, 512, MAGENTA);

      page.click("[data-ink=box]");
      page.click("[data-ink=BLUE]");
      scene.console().moveTo(180, 230);
      mouse.down();
      scene.console().moveTo(330, 290);
      mouse.up();
      awaitColour(desktop, 180, 260, BLUE);
      awaitColour(desktop, 250, 290, BLUE);
      awaitColour(desktop, 704, 512, BACKGROUND);
      desktop.person().click(180, 260);
      desktop.person().type("ich\n");
      Until.holds("the click went through", PATIENCE, () -> ControlIT.read(typed).equals("ich\n"));
      assertThat(colour(desktop, 250, 290)).isEqualTo(BLUE);

      page.click("[data-ink=pointer]");
      scene.console().moveTo(640, 600);
      awaitColour(desktop, 644, 612, BLUE);
      desktop.person().move(1, 1);
      Until.holds(
          "a resting pointer costs no more than none",
          PATIENCE,
          () -> restingBytes(scene) <= 2 * withoutPointer + 2000);

      page.keyboard().press("Escape");
      awaitColour(desktop, 644, 612, BACKGROUND);
      assertThat(page.isVisible("#ink-bar")).isFalse();
      assertThat(terminal.isAlive()).isTrue();

      page.click("#dock-ink");
      page.click("[data-ink=stays]");
      page.click("[data-ink=arrow]");
      scene.console().moveTo(600, 450);
      mouse.down();
      scene.console().moveTo(800, 450);
      mouse.up();
      awaitColour(desktop, 700, 450, BLUE);
      Scene.photograph("ink-customer", desktop);
      Scene.photograph("ink-technician", page);
      Rectangle sign = scene.hands().stopSign().orElseThrow();
      page.click("[data-ink=pen]");
      scene.console().moveTo(sign.x, (int) sign.getCenterY());
      mouse.down();
      scene.console().moveTo(sign.x + sign.width + 60, (int) sign.getCenterY());
      mouse.up();
      awaitColour(desktop, sign.x + sign.width + 30, (int) sign.getCenterY(), BLUE);
      assertThat(scene.hands().stopSign()).as("the sign cannot be painted over").contains(sign);
      scene.hands().stop();
      awaitColour(desktop, sign.x + sign.width + 30, (int) sign.getCenterY(), BACKGROUND);
      // the window at the end may stand there by now
      Until.holds("the arrow is gone", PATIENCE, () -> colour(desktop, 700, 450) != BLUE);
    }
    assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
  }

  /// What the picture costs while nobody does anything: the session's clock ticks.
  private static long restingBytes(Scene scene) {
    long before = scene.console().wire().received("picture");
    scene.console().page().waitForTimeout(3000); // the span that is measured
    return scene.console().wire().received("picture") - before;
  }

  private static int colour(VirtualDesktop desktop, int x, int y) {
    return desktop.person().picture().getRGB(x, y) & 0xffffff;
  }

  private static void awaitColour(VirtualDesktop desktop, int x, int y, int rgb) {
    Until.holds(
        "#%06x at %d, %d".formatted(rgb, x, y), PATIENCE, () -> colour(desktop, x, y) == rgb);
  }
}
