package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is copied on one computer is pasted on the other, with the customer's leave.
@ExtendWith(Scene.Shared.class)
class ClipboardIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String SHORT = "Grüße, 5 € für @müller 👋";

  @Test
  void textGoesBothWaysWithTheKeysThatEverybodyKnows(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Path letter = desktop.write("brief.txt", "");
    Call call = scene.showScreen();
    scene.giveControl();
    Page page = allowClipboard(scene);
    try (Program editor =
        desktop.start("editor", "mousepad", "--disable-server", letter.toString())) {
      Rectangle window = editorInPlace(desktop);
      scene.console().clickAt((int) window.getCenterX(), (int) window.getCenterY());

      copyHere(page, SHORT);
      page.keyboard().press("Control+KeyV");
      Question question = scene.hands().awaitQuestion(Asked.CLIPBOARD_IN);
      assertThat(Sight.text(desktop.person().picture(), question.window()))
          .contains("Grüße, 5 € für")
          .contains("24 Zeichen");
      assertThat(read(letter)).isEmpty();
      scene.hands().allowAlways(Asked.CLIPBOARD_IN);
      awaitTold(page, "put.DONE", 1);
      clickEditor(scene, window);
      page.keyboard().press("Control+KeyV");
      saveUntil(page, letter, SHORT);

      // With the right for the session the keys simply work, on another layout, too.
      String large = lines();
      for (String layout : List.of("de", "fr")) {
        desktop.run("setxkbmap", "-layout", layout);
        copyHere(page, layout + large);
        page.keyboard().press("Control+KeyA");
        page.keyboard().press("Control+KeyV");
        saveUntil(page, letter, layout + large);
      }
      desktop.run("setxkbmap", "-layout", "de");

      // Back: two megabytes, asked for the session, then by the keys alone.
      page.keyboard().press("Control+KeyA");
      page.keyboard().press("Control+KeyC");
      page.click("#clipboard-toast");
      scene.hands().allowAlways(Asked.CLIPBOARD_OUT);
      awaitTold(page, "fetch.DONE", 1);
      assertThat(copiedHere(page)).isEqualTo("fr" + large);
      clickEditor(scene, window);
      page.keyboard().press("Control+KeyA");
      page.keyboard().insertText("Kurz: äöü €");
      page.keyboard().press("Control+KeyA");
      page.keyboard().press("Control+KeyX");
      awaitTold(page, "fetch.DONE", 2);
      assertThat(copiedHere(page)).isEqualTo("Kurz: äöü €");
      assertThat(editor.isAlive()).isTrue();
    }
    scene.console().end();
    scene.console().awaitEnd();
    int bytes = lines().getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 2;
    call.assertEnded(
        "TECHNICIAN_ENDED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "ASKED CONTROL",
        "GIVEN CONTROL",
        "ASKED CLIPBOARD_IN",
        "GIVEN CLIPBOARD_IN",
        "CLIPBOARD_RECEIVED text 33",
        "CLIPBOARD_RECEIVED text " + bytes,
        "CLIPBOARD_RECEIVED text " + bytes,
        "ASKED CLIPBOARD_OUT",
        "GIVEN CLIPBOARD_OUT",
        "CLIPBOARD_SENT text " + bytes,
        "CLIPBOARD_SENT text 16",
        "ENDED TECHNICIAN_ENDED");
    assertThat(scene.console().mistakes()).isEmpty();
  }

  @Test
  void refusedOnceTakenBackAndPicturesPixelByPixel(Scene scene) throws IOException {
    VirtualDesktop desktop = scene.customer().desktop();
    Call call = scene.showScreen();
    Page page = allowClipboard(scene);
    page.click("#dock-clipboard");
    BufferedImage picture = noise(320, 200);
    Path file = desktop.home().resolve("picture.png");
    ImageIO.write(picture, "png", file.toFile());

    copyHere(page, "meins");
    try (Program other = otherProgram(desktop, "give-image", file)) {
      other.awaitLine(line -> line.equals("given"), PATIENCE);
      page.click("#clipboard-fetch:enabled");
      Question question = scene.hands().awaitQuestion(Asked.CLIPBOARD_OUT);
      assertThat(Sight.text(desktop.person().picture(), question.window()))
          .containsPattern("320 . 200");
      scene.hands().refuse(Asked.CLIPBOARD_OUT);
      awaitTold(page, "fetch.REFUSED", 1);
      assertThat(copiedHere(page)).isEqualTo("meins");

      page.click("#clipboard-fetch:enabled");
      scene.hands().allow(Asked.CLIPBOARD_OUT);
      awaitTold(page, "fetch.DONE", 1);
      assertSame(picture, pictureHere(page));

      // Once was once.
      page.click("#clipboard-fetch:enabled");
      scene.hands().allowAlways(Asked.CLIPBOARD_OUT);
      awaitTold(page, "fetch.DONE", 2);
      page.click("#clipboard-fetch:enabled");
      awaitTold(page, "fetch.DONE", 3);
      scene.hands().withdraw(1);
      page.waitForSelector(".clipboard small[data-state=withdrawn]");
      page.click("#clipboard-fetch:enabled");
      scene.hands().refuse(Asked.CLIPBOARD_OUT);
      awaitTold(page, "fetch.REFUSED", 2);
    }

    // The same picture, and HTML, the other way.
    copyPictureHere(page, file);
    page.click("#clipboard-put:enabled");
    scene.hands().allow(Asked.CLIPBOARD_IN);
    awaitTold(page, "put.DONE", 1);
    Path taken = desktop.home().resolve("taken.png");
    try (Program other = otherProgram(desktop, "take-image", taken)) {
      assertThat(other.awaitExit(PATIENCE)).isZero();
    }
    assertSame(picture, ImageIO.read(taken.toFile()));

    String html = "<p>Ein <b>fettes</b> Wort: ä €</p>";
    page.evaluate(
        """
        html => navigator.clipboard.write([new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob(['Ein fettes Wort: ä €'], { type: 'text/plain' }),
        })])
        """,
        html);
    page.click("#clipboard-put:enabled");
    scene.hands().allow(Asked.CLIPBOARD_IN);
    awaitTold(page, "put.DONE", 2);
    Path words = desktop.home().resolve("words.html");
    try (Program other = otherProgram(desktop, "take-html", words)) {
      assertThat(other.awaitExit(PATIENCE)).isZero();
    }
    assertThat(read(words)).contains("<b>fettes</b>").contains("ä €");

    Until.holds(
        "the last on record",
        PATIENCE,
        () -> call.testimony().getLast().startsWith("CLIPBOARD_RECEIVED html"));
    assertThat(call.testimony())
        .filteredOn(event -> !event.endsWith(" VIEW") && !event.equals("CONNECTED"))
        .extracting(event -> event.replaceAll("(image|html|text) \\d+", "$1"))
        .containsExactly(
            "ASKED CLIPBOARD_OUT",
            "REFUSED CLIPBOARD_OUT",
            "ASKED CLIPBOARD_OUT",
            "GIVEN CLIPBOARD_OUT",
            "CLIPBOARD_SENT image",
            "ASKED CLIPBOARD_OUT",
            "GIVEN CLIPBOARD_OUT",
            "CLIPBOARD_SENT image",
            "CLIPBOARD_SENT image",
            "WITHDRAWN CLIPBOARD_OUT",
            "ASKED CLIPBOARD_OUT",
            "REFUSED CLIPBOARD_OUT",
            "ASKED CLIPBOARD_IN",
            "GIVEN CLIPBOARD_IN",
            "CLIPBOARD_RECEIVED image",
            "ASKED CLIPBOARD_IN",
            "GIVEN CLIPBOARD_IN",
            "CLIPBOARD_RECEIVED text",
            "CLIPBOARD_RECEIVED html");
    assertThat(scene.console().mistakes()).isEmpty();
  }

  private static Page allowClipboard(Scene scene) {
    Page page = scene.console().page();
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.bringToFront();
    return page;
  }

  /// Two megabytes, and no two lines alike.
  private static String lines() {
    return IntStream.range(0, 40_000)
        .mapToObj(i -> "Zeile %05d mit Umlauten äöüß und Eurozeichen €".formatted(i))
        .collect(Collectors.joining("\n"));
  }

  private static void copyHere(Page page, String text) {
    page.evaluate("text => navigator.clipboard.writeText(text)", text);
  }

  private static String copiedHere(Page page) {
    return String.valueOf(page.evaluate("() => navigator.clipboard.readText()"));
  }

  private static void copyPictureHere(Page page, Path file) throws IOException {
    page.evaluate(
        """
        async base64 => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const png = new Blob([bytes], { type: 'image/png' });
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
        }
        """,
        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
  }

  private static BufferedImage pictureHere(Page page) throws IOException {
    Object base64 =
        page.evaluate(
            """
            async () => {
              const [item] = await navigator.clipboard.read();
              const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
              return btoa(Array.from(bytes, b => String.fromCharCode(b)).join(''));
            }
            """);
    byte[] png = Base64.getDecoder().decode(String.valueOf(base64));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static void assertSame(BufferedImage expected, BufferedImage actual) {
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    assertThat(Sight.difference(expected, actual)).isZero();
  }

  private static BufferedImage noise(int width, int height) {
    var random = new Random(7);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    return image;
  }

  private static void awaitTold(Page page, String what, int times) {
    Until.holds(
        times + " times " + what,
        PATIENCE,
        () -> page.locator("#clipboard-log li[data-what='%s']".formatted(what)).count() == times);
  }

  /// Presses Save until the file is as it should be: the editor shows what is pasted when it can.
  private static void saveUntil(Page page, Path file, String text) {
    Until.holds(
        "the text in the file",
        PATIENCE,
        () -> {
          page.keyboard().press("Control+KeyS");
          page.waitForTimeout(300); // between two presses of a person
          return read(file).strip().equals(text);
        });
  }

  /// The keyboard goes to the editor, and no longer to the window that asked.
  private static void clickEditor(Scene scene, Rectangle window) {
    scene.console().awaitControl("held"); // not while the customer's own click holds it back
    scene.console().clickAt((int) window.getCenterX(), (int) window.getCenterY());
    Until.holds(
        "the keyboard in the editor",
        PATIENCE,
        () -> scene.customer().desktop().focused().contains("brief.txt"));
  }

  private static Rectangle editorInPlace(VirtualDesktop desktop) {
    desktop.put("brief.txt", new Rectangle(60, 130, 560, 420));
    Until.holds(
        "the editor at its place",
        PATIENCE,
        () -> Math.abs(desktop.windows("brief.txt").getFirst().x - 60) < 30);
    return desktop.windows("brief.txt").getFirst();
  }

  private static Program otherProgram(VirtualDesktop desktop, String what, Path file) {
    return desktop.start(
        "other-program",
        Places.java(),
        "-cp",
        Places.root().resolve("acceptance/target/test-classes").toString(),
        OtherProgram.class.getName(),
        what,
        file.toString());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
