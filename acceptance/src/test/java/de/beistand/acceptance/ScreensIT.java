package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several monitors: one at a time, all as one, each in a browser window, and what happens when
/// they change.
@ExtendWith(Scene.Shared.class)
class ScreensIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Rectangle LEFT = new Rectangle(0, 0, 640, 800);
  private static final Rectangle RIGHT = new Rectangle(640, 0, 640, 800);

  private final Scene scene;
  private final VirtualDesktop desktop;

  ScreensIT(Scene scene) {
    this.scene = scene;
    desktop = scene.customer().desktop();
  }

  @BeforeEach
  void twoMonitors() {
    desktop.run("xsetroot", "-solid", "#3a6ea5");
    desktop.run("xrandr", "--setmonitor", "*left", "640/170x800/210+0+0", "VNC-0");
    desktop.run("xrandr", "--setmonitor", "right", "640/170x800/210+640+0", "none");
  }

  @AfterEach
  void oneMonitor() {
    desktop.run("xrandr", "--delmonitor", "right");
    desktop.run("xrandr", "--delmonitor", "left");
  }

  @Test
  void theMainOneFirstThenAnotherThenAll() {
    scene.showScreen();
    TechnicianConsole console = scene.console();
    awaitPicture(console, LEFT);
    choose("right");
    awaitPicture(console, RIGHT);
    scene.giveControl();
    awaitPointer(() -> console.moveTo(100, 300), 740, 300);
    choose("left");
    awaitPicture(console, LEFT);
    awaitPointer(() -> console.moveTo(100, 320), 100, 320);
    console.page().click("#screens");
    console.page().click("[data-screen=all]");
    awaitPicture(console, new Rectangle(1280, 800));
    awaitPointer(() -> console.moveTo(900, 310), 900, 310);
    assertThat(console.mistakes()).isEmpty();
  }

  @Test
  void thePictureFollowsTheMonitors() {
    scene.showScreen();
    TechnicianConsole console = scene.console();
    awaitPicture(console, LEFT);
    choose("right");
    awaitPicture(console, RIGHT);
    desktop.run("xrandr", "--delmonitor", "right");
    desktop.run("xrandr", "--setmonitor", "right", "500/170x600/210+700+100", "none");
    awaitPicture(console, new Rectangle(700, 100, 500, 600));
    desktop.run("xrandr", "--delmonitor", "right");
    awaitPicture(console, new Rectangle(1280, 800));
    assertThat(console.page().locator("#status").getAttribute("data-tone")).isEqualTo("brief");
    desktop.run("xrandr", "--setmonitor", "right", "640/170x800/210+640+0", "none");
    awaitPicture(console, RIGHT);
  }

  @Test
  void eachMonitorInItsOwnWindow() {
    scene.showScreen();
    TechnicianConsole console = scene.console();
    awaitPicture(console, LEFT);
    scene.giveControl();
    console.page().click("#screens");
    Scene.photograph("screens-menu", console.page());
    Page right =
        console
            .page()
            .waitForPopup(() -> console.page().click("[data-window='" + id("right") + "']"));
    right.setViewportSize(640, 800);
    Until.holds("all monitors", PATIENCE, () -> console.word("shown").equals("all"));
    right.waitForSelector(".crop");
    Until.holds(
        "the right monitor in the window",
        PATIENCE,
        () -> {
          BufferedImage shown = Scene.image(right.locator(".crop").screenshot());
          return shown.getWidth() == 640
              && shown.getHeight() == 800
              && Sight.difference(part(RIGHT), shown) < 6;
        });
    Scene.photograph("screens-window", right);
    awaitPointer(() -> right.mouse().move(200, 350), 840, 350);
    right.close();
    Until.holds("one monitor again", PATIENCE, () -> console.word("shown").equals(id("left")));
    console.page().click("#screens");
    Page again =
        console
            .page()
            .waitForPopup(() -> console.page().click("[data-window='" + id("right") + "']"));
    console.end();
    Until.holds("the window goes with the session", PATIENCE, again::isClosed);
    assertThat(console.mistakes()).isEmpty();
  }

  private void choose(String name) {
    scene.console().page().click("#screens");
    scene.console().page().click("[data-screen='" + id(name) + "']");
  }

  /// The page's menu says which button is which monitor.
  private String id(String name) {
    return String.valueOf(
        scene
            .console()
            .page()
            .evaluate(
                """
                name => [...document.querySelectorAll('[data-screen]')]
                  .find(entry => entry.querySelector('small')?.textContent.endsWith(name))
                  ?.dataset.screen
                """,
                name));
  }

  private void awaitPicture(TechnicianConsole console, Rectangle part) {
    Until.holds(
        "a picture of " + part,
        PATIENCE,
        () -> {
          desktop.person().move(part.x + 5, part.y + part.height - 5);
          BufferedImage shown = console.picture();
          return shown.getWidth() == part.width
              && shown.getHeight() == part.height
              && Sight.difference(part(part), shown) < 4;
        });
  }

  private BufferedImage part(Rectangle part) {
    return desktop.person().picture().getSubimage(part.x, part.y, part.width, part.height);
  }

  /// Moves the technician's mouse until the customer's own hand does not hold it back any more.
  private void awaitPointer(Runnable move, int x, int y) {
    List<String> place = List.of("x:" + x, "y:" + y);
    Until.holds(
        "the pointer at " + place,
        PATIENCE,
        () -> {
          move.run();
          String found = desktop.run("xdotool", "getmouselocation");
          return List.of(found.split(" ")).containsAll(place);
        });
  }
}
