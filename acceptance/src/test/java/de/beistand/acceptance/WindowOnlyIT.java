package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The customer shows one program only: nothing else is ever in a frame, and the technician's hands
/// reach nothing else.
@ExtendWith(Scene.Shared.class)
class WindowOnlyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SESSION = " – Fernwartung$";

  /// Looks at every frame that the page draws, for pixels that are much more green than red.
  private static final String WATCH =
      """
      () => {
        const canvas = document.createElement('canvas');
        canvas.width = 320; canvas.height = 200;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        window.looked = { frames: 0, green: 0 };
        const look = () => {
          const video = document.querySelector('#screen');
          const tiles = document.querySelector('#tiles');
          if (video?.videoWidth) {
            context.drawImage(video, 0, 0, 320, 200);
            if (tiles && !tiles.hidden) context.drawImage(tiles, 0, 0, 320, 200);
            const { data } = context.getImageData(0, 0, 320, 200);
            for (let i = 0; i < data.length; i += 4)
              if (data[i + 1] > data[i] + 60) window.looked.green++;
            window.looked.frames++;
          }
          requestAnimationFrame(look);
        };
        look();
      }
      """;

  private final Scene scene;
  private final VirtualDesktop desktop;
  private Program secret;
  private Program shared;

  WindowOnlyIT(Scene scene) {
    this.scene = scene;
    desktop = scene.customer().desktop();
  }

  @BeforeEach
  void twoPrograms() {
    desktop.run("xsetroot", "-solid", "#20c040");
    secret = terminal("Geheim", "#10a030", "30x10+420+120");
    shared = terminal("Rechnung", "#c02040", "50x16+100+60");
  }

  @AfterEach
  void end() {
    secret.close();
    shared.close();
    desktop.run("xsetroot", "-solid", "#3a6ea5");
  }

  private Program terminal(String title, String color, String geometry) {
    Program program =
        desktop.start(
            title,
            "xterm",
            "-T",
            title,
            "-bg",
            color,
            "-fg",
            "#ffffff",
            "-geometry",
            geometry,
            "-e",
            "sh",
            "-c",
            "echo " + title + "; exec sleep 600");
    Until.holds(title, PATIENCE, () -> desktop.windowIds("^" + title + "$").size() == 1);
    return program;
  }

  @Test
  void nothingButTheProgramIsEverSeen() {
    scene.ask();
    scene.console().page().evaluate(WATCH);
    CustomerHands hands = scene.hands();
    hands.awaitQuestion(Asked.VIEW);
    hands.chooseWhatIsShown(Asked.VIEW.title(), 1);
    Scene.photograph("consent-choice", desktop);
    hands.allow(Asked.VIEW);
    scene.console().awaitPicture();
    awaitRed();
    assertThat(scene.console().page().locator("#screens").isVisible()).isFalse();
    cover();
    scene.giveControl();
    Rectangle window = place("Rechnung");
    awaitPointer(
        () -> scene.console().moveTo(30, window.height - 20),
        window.x + 30,
        window.y + window.height - 20);
    Rectangle over = place("Geheim").intersection(window);
    assertThat(over.isEmpty()).isFalse();
    scene.console().clickAt((int) over.getCenterX() - window.x, (int) over.getCenterY() - window.y);
    scene.console().wire().awaitCarriedOut();
    assertThat(desktop.run("xdotool", "getmouselocation"))
        .contains("x:" + (window.x + 30) + " y:" + (window.y + window.height - 20));
    desktop.run("xdotool", "windowminimize", desktop.windowIds("^Rechnung$").getFirst());
    awaitVisibility("HIDDEN");
    shared.close();
    awaitVisibility("GONE");
    hands.awaitWords("geschlossen");
    Scene.photograph("program-closed", desktop);
    assertSeenNothingElse();
    hands.chooseWhatIsShown(SESSION, -2);
    awaitVisibility("SHOWN");
    Until.holds(
        "the whole screen",
        PATIENCE,
        () -> scene.console().picture().getWidth() == desktop.person().picture().getWidth());
  }

  /// The other program is moved over the shared one, back and forth.
  private void cover() {
    String over = desktop.windowIds("^Geheim$").getFirst();
    desktop.run("xdotool", "windowactivate", over);
    for (int i = 0; i < 20; i++) {
      desktop.run("xdotool", "windowmove", over, "" + (80 + 12 * i), "" + (40 + 4 * i));
    }
    awaitRed();
  }

  private void awaitRed() {
    Until.holds(
        "the shared program and nothing else",
        PATIENCE,
        () -> {
          BufferedImage shown = scene.console().picture();
          Rectangle window = desktop.windows("^Rechnung$").getFirst();
          return shown.getWidth() == window.width
              && shown.getHeight() == window.height
              && isReddish(shown.getRGB(window.width / 2, window.height / 2))
              && isReddish(shown.getRGB(window.width - 9, window.height - 9));
        });
  }

  private static boolean isReddish(int rgb) {
    return (rgb >> 16 & 0xff) > 150 && (rgb >> 8 & 0xff) < 90;
  }

  private void awaitVisibility(String wanted) {
    Until.holds(wanted, PATIENCE, () -> scene.console().word("visibility").equals(wanted));
  }

  private void assertSeenNothingElse() {
    assertThat(looked("frames")).isGreaterThan(20);
    assertThat(looked("green")).isZero();
  }

  private int looked(String what) {
    Object count = scene.console().page().evaluate("what => window.looked[what]", what);
    return ((Number) count).intValue();
  }

  /// Where a window's content is, as the server says; xdotool counts the frame twice.
  private Rectangle place(String title) {
    String told = desktop.run("xwininfo", "-id", desktop.windowIds("^" + title + "$").getFirst());
    int[] numbers =
        Stream.of("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
            .mapToInt(name -> number(told, name))
            .toArray();
    return new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private static int number(String told, String name) {
    Matcher found = Pattern.compile(name + ":\\s+(-?\\d+)").matcher(told);
    assertThat(found.find()).as(name + " in " + told).isTrue();
    return Integer.parseInt(found.group(1));
  }

  /// Moves the technician's mouse until the customer's own hand does not hold it back any more.
  private void awaitPointer(Runnable move, int x, int y) {
    Until.holds(
        "the pointer at " + x + ", " + y,
        PATIENCE,
        () -> {
          move.run();
          return desktop
              .run("xdotool", "getmouselocation")
              .startsWith("x:%d y:%d ".formatted(x, y));
        });
  }
}
