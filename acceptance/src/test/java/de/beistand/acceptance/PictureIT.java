package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The picture in the technician's page is the customer's screen, pixel by pixel.
@ExtendWith(Scene.Shared.class)
class PictureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Black squares on the customer's background, clear of the agent's own windows.
  private static final List<Rectangle> MARKS =
      List.of(
          new Rectangle(200, 40, 24, 24),
          new Rectangle(801, 33, 24, 24),
          new Rectangle(1203, 27, 24, 24),
          new Rectangle(110, 611, 24, 24),
          new Rectangle(402, 745, 24, 24),
          new Rectangle(555, 301, 24, 24));

  @Test
  void thePictureIsTheCustomersScreen(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    desktop.run(
        "xsetroot",
        "-bitmap",
        desktop.write("marks.xbm", xbm()).toString(),
        "-fg",
        "#000000",
        "-bg",
        "#ffffff");
    Call call = scene.showScreen();
    try (Program terminal =
        desktop.start(
            "colours",
            "xterm",
            "-T",
            "colours",
            "-bg",
            "#c02040",
            "-fg",
            "#ffffff",
            "-geometry",
            "50x12+150+380",
            "-e",
            "echo Der Bildschirm des Kunden; sleep 600")) {
      Until.holds(
          "the terminal",
          PATIENCE,
          () -> terminal.isAlive() && !desktop.windowIds("^colours$").isEmpty());
      desktop.person().move(700, 700);
      Until.holds(
          "a picture like the screen",
          PATIENCE,
          () -> {
            BufferedImage real = desktop.person().picture();
            BufferedImage shown = scene.console().picture();
            return shown.getWidth() == real.getWidth()
                && shown.getHeight() == real.getHeight()
                && Sight.difference(real, shown) < 4;
          });
    }
    BufferedImage shown = scene.console().picture();
    for (Rectangle mark : MARKS) {
      assertThat(edges(shown, mark)).as("edges of %s", mark).isEqualTo(mark);
    }
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    call.assertEnded(
        "TECHNICIAN_ENDED", "ASKED VIEW", "GIVEN VIEW", "CONNECTED", "ENDED TECHNICIAN_ENDED");
  }

  @Test
  void atRestEveryPixelIsTheCustomersScreen(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    String scroll = "ls -la /usr/bin | head -300; printf 'Grüße 0123456789 %s' fertig; sleep 600";
    try (Program terminal =
        desktop.start("listing", "xterm", "-geometry", "90x30+20+120", "-e", "sh", "-c", scroll)) {
      Until.holds(
          "the terminal",
          PATIENCE,
          () -> terminal.isAlive() && !desktop.windowIds("^sh$|^xterm$|^listing$").isEmpty());
      desktop.person().move(1, 1); // under the Stop sign, so that no cursor lies over the picture
      Until.holds(
          "the exact picture",
          PATIENCE,
          () -> differingPixels(desktop.person().picture(), scene.console().picture()) == 0);
    }
  }

  @Test
  void textThatScrollsIsMovedInThePageAndExactAtOnce(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    String scroll =
        "for i in $(seq 999); do printf '%s Rechnung %s an den Kunden, 17,50 €\n' $i $((i * 7919));"
            + " sleep 0.06; [ $i = 130 ] && sleep 600; done";
    try (Program terminal =
        desktop.start(
            "scrolling", "xterm", "-geometry", "90x30+20+120", "-e", "sh", "-c", scroll)) {
      Until.holds("the terminal", PATIENCE, terminal::isAlive);
      desktop.person().move(1, 1);
      Until.holds("moves in the page", PATIENCE, () -> scene.console().number("movesPainted") > 30);
      Until.holds(
          "the exact picture",
          PATIENCE,
          () -> differingPixels(desktop.person().picture(), scene.console().picture()) == 0);
    }
  }

  /// Apart from the corner with the Stop sign, whose clock runs, and the cursor.
  static int differingPixels(BufferedImage real, BufferedImage shown) {
    if (real.getWidth() != shown.getWidth() || real.getHeight() != shown.getHeight()) {
      return Integer.MAX_VALUE;
    }
    int count = 0;
    for (int y = 0; y < real.getHeight(); y++) {
      for (int x = 0; x < real.getWidth(); x++) {
        boolean corner = x < 120 && y < 120;
        if (!corner && (real.getRGB(x, y) & 0xffffff) != (shown.getRGB(x, y) & 0xffffff)) {
          count++;
        }
      }
    }
    return count;
  }

  /// Colours that lasting change left in the video are those of the screen, so that nothing jumps
  /// when tiles cover them. 8 of 255 are the coder's loss; the wrong equations would make 17 and
  /// 25.
  @Test
  void theVideosColoursAreTheScreens(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    for (Color color : List.of(new Color(0xc02040), new Color(0x10c030), new Color(0xffffff))) {
      String flips =
          "for i in $(seq 15); do xsetroot -solid '#808080'; sleep 0.03; xsetroot -solid '#%06x'; sleep 0.03; done"
              .formatted(color.getRGB() & 0xffffff);
      desktop.run("sh", "-c", flips);
      Until.holds(
          "the video's colour " + color,
          PATIENCE,
          () -> distance(inTheUpperMiddle(scene.console().video()), color) <= 8);
    }
    assertThat(scene.console().word("codec")).isEqualTo("AV1");
  }

  /// Of a video of any size.
  private static Color inTheUpperMiddle(BufferedImage video) {
    return new Color(video.getRGB(video.getWidth() / 2, video.getHeight() / 40));
  }

  @Test
  void aFilmIsSmallerWhileItLastsAndExactAfterIt(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    try (Program film =
        desktop.start(
            "film",
            "sh",
            "-c",
            "while :; do xsetroot -solid '#305080'; sleep 0.03; xsetroot -solid '#805030'; sleep 0.03; done")) {
      Until.holds("half of 1280 × 800", PATIENCE, () -> isVideoOf(scene, 640, 400));
      scene.console().choosePictureQuality("SHARP");
      Until.holds("all of it for sharpness", PATIENCE, () -> isVideoOf(scene, 1280, 800));
      scene.console().choosePictureQuality("BALANCED");
      Until.holds("half of it again", PATIENCE, () -> isVideoOf(scene, 640, 400));
      assertThat(film.isAlive()).isTrue();
    }
    desktop.person().move(1, 1); // under the Stop sign, so that no cursor lies over the picture
    Until.holds(
        "the exact picture",
        PATIENCE,
        () -> differingPixels(desktop.person().picture(), scene.console().picture()) == 0);
  }

  private static boolean isVideoOf(Scene scene, int width, int height) {
    BufferedImage video = scene.console().video();
    return video.getWidth() == width && video.getHeight() == height;
  }

  private static int distance(Color one, Color other) {
    return Math.max(
        Math.max(
            Math.abs(one.getRed() - other.getRed()), Math.abs(one.getGreen() - other.getGreen())),
        Math.abs(one.getBlue() - other.getBlue()));
  }

  @Test
  void aSingleChangeArrivesAndStays(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    for (Color color : List.of(new Color(0x2040c0), new Color(0xf0c020), new Color(0x108040))) {
      desktop.run("xsetroot", "-solid", "#%06x".formatted(color.getRGB() & 0xffffff));
      Until.holds(
          "the new colour " + color,
          PATIENCE,
          () -> new Color(scene.console().picture().getRGB(640, 20)).equals(color));
    }
  }

  /// Where the dark square around the middle of `mark` really begins and ends.
  private static Rectangle edges(BufferedImage picture, Rectangle mark) {
    int x = (int) mark.getCenterX();
    int y = (int) mark.getCenterY();
    int left = x;
    while (isDark(picture, left - 1, y)) {
      left--;
    }
    int right = x;
    while (isDark(picture, right + 1, y)) {
      right++;
    }
    int top = y;
    while (isDark(picture, x, top - 1)) {
      top--;
    }
    int bottom = y;
    while (isDark(picture, x, bottom + 1)) {
      bottom++;
    }
    return new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private static boolean isDark(BufferedImage picture, int x, int y) {
    return x >= 0
        && y >= 0
        && x < picture.getWidth()
        && y < picture.getHeight()
        && (picture.getRGB(x, y) >> 8 & 0xff) < 128;
  }

  /// The marks as an X bitmap of the whole screen.
  private static String xbm() {
    BufferedImage bitmap = new BufferedImage(1280, 800, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = bitmap.createGraphics();
    graphics.setColor(Color.WHITE);
    MARKS.forEach(graphics::fill);
    graphics.dispose();
    StringBuilder text =
        new StringBuilder("#define marks_width 1280\n#define marks_height 800\n")
            .append("static unsigned char marks_bits[] = {\n");
    for (int y = 0; y < 800; y++) {
      for (int x = 0; x < 1280; x += 8) {
        int row = y;
        int column = x;
        int bits =
            IntStream.range(0, 8).map(bit -> (bitmap.getRGB(column + bit, row) & 1) << bit).sum();
        text.append("0x%02x,".formatted(bits));
      }
    }
    return text.deleteCharAt(text.length() - 1).append("};\n").toString();
  }
}
