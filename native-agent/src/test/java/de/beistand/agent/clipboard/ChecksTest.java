package de.beistand.agent.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.text.Texts;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private final CopiedWords words = new CopiedWords(Texts.of(Locale.GERMAN));

  @Test
  void aPictureIsPaintedAnewPixelByPixel() throws IOException {
    var picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, 0xFF123456);
    picture.setRGB(2, 1, 0x80FF0000);
    byte[] png = png(picture);
    byte[] hostile = java.util.Arrays.copyOf(png, png.length + 100); // something hangs on it
    Copied copied = good(Map.of(Kind.IMAGE, hostile));
    byte[] clean = copied.form(Kind.IMAGE);
    assertThat(clean).isNotNull().hasSizeLessThan(hostile.length);
    BufferedImage again = ImageIO.read(new ByteArrayInputStream(clean));
    for (int i = 0; i < 6; i++) {
      assertThat(again.getRGB(i % 3, i / 3)).isEqualTo(picture.getRGB(i % 3, i / 3));
    }
    assertThat(words.details(copied)).containsExactly("Bild, 3 × 2 Pixel, 1 kB");
  }

  @Test
  void aPictureThatUnpacksToGigabytesIsNotUnpacked() throws IOException {
    byte[] png = png(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    var crc = new java.util.zip.CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    assertThat(Checks.check(Map.of(Kind.IMAGE, png))).isInstanceOf(Checks.Checked.TooLarge.class);
  }

  @Test
  void damagedAndForeignPicturesAreUnreadable() throws IOException {
    byte[] png = png(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB));
    byte[] cut = java.util.Arrays.copyOf(png, png.length / 2);
    byte[] gif = "GIF89a".getBytes(StandardCharsets.US_ASCII);
    for (byte[] bad : new byte[][] {cut, gif, new byte[1]}) {
      assertThat(Checks.check(Map.of(Kind.IMAGE, bad)))
          .isInstanceOf(Checks.Checked.Unreadable.class);
    }
  }

  @Test
  void textOfOldProgramsIsRead() {
    byte[] utf16 = "\uFEFF<b>ä</b>\0Rest".getBytes(StandardCharsets.UTF_16LE);
    Copied copied = good(Map.of(Kind.HTML, utf16));
    assertThat(text(copied, Kind.HTML)).endsWith("<b>ä</b>");
    assertThat(text(copied, Kind.TEXT)).endsWith("ä");
    assertThat(Checks.check(Map.of(Kind.TEXT, new byte[] {(byte) 0xE4})))
        .isInstanceOf(Checks.Checked.Unreadable.class);
  }

  @Test
  void wordsThatOnlyTheHtmlHasAreShown() {
    Copied honest = good(forms("Ein fettes Wort", "<p>Ein <b>fettes</b>\nWort</p>"));
    assertThat(words.details(honest))
        .containsExactly("Formatierter Text, 15 Zeichen", "„Ein fettes Wort“");
    Copied lie = good(forms("harmlos", "<p>rm -rf ~</p>"));
    assertThat(words.details(lie))
        .containsExactly(
            "Formatierter Text, 7 Zeichen",
            "„harmlos“",
            "Die formatierte Fassung lautet anders",
            "„rm -rf ~“");
  }

  @Test
  void thePreviewIsShortAndHarmless() {
    String text = "\u202Egnp.exe\n\n<html>\n3\n4\n5\n" + "W".repeat(100_000);
    assertThat(words.details(good(Map.of(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8)))))
        .containsExactly("Text, 100.023 Zeichen", "„gnp.exe“", "„<html>“", "„3“", "„4“", "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a<br>b|a/b",
        "<style>x{}</style><script>alert(1)</script>Text<!-- nicht -->|Text",
        "&lt;b&gt; &auml;&#228;&#xE4; &unknown;|<b> äää &unknown;",
        "1 < 2 und 3 > 2|1 < 2 und 3 > 2",
        "offen <script>alles weg|offen",
      })
  void htmlAsWords(String html, String text) {
    assertThat(HtmlText.of(html)).isEqualTo(text.replace('/', '\n'));
  }

  private static Map<Kind, byte[]> forms(String text, String html) {
    return Map.of(
        Kind.TEXT,
        text.getBytes(StandardCharsets.UTF_8),
        Kind.HTML,
        html.getBytes(StandardCharsets.UTF_8));
  }

  private static Copied good(Map<Kind, byte[]> forms) {
    assertThat(Checks.check(forms)).isInstanceOf(Checks.Checked.Good.class);
    return ((Checks.Checked.Good) Checks.check(forms)).copied();
  }

  private static String text(Copied copied, Kind kind) {
    byte[] bytes = copied.form(kind);
    assertThat(bytes).isNotNull();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
