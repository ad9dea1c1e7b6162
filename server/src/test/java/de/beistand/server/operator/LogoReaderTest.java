package de.beistand.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.operator.LogoReader.Result;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LogoReaderTest {
  /// Eight by four red pixels, made by Chromium.
  private static final byte[] WEBP =
      Base64.getDecoder()
          .decode(
              "UklGRv4BAABXRUJQVlA4WAoAAAAgAAAABwAAAwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZ"
                  + "WiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAA"
                  + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAA"
                  + "ACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAA"
                  + "AChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
                  + "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA"
                  + "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAA"
                  + "E9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBu"
                  + "AGMALgAgADIAMAAxADZWUDhMDwAAAC8HwAAABxD9j/4HIqL/AQA=");

  @Test
  void aPngBecomesASmallPngWithItsTransparency() throws Exception {
    var image = new BufferedImage(1200, 400, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 600, 400);
    graphics.dispose();
    LogoPicture logo = read(encoded(image, "png"));
    assertThat(logo.type()).isEqualTo("image/png");
    assertThat(logo.height()).isEqualTo(LogoReader.HEIGHT);
    assertThat(logo.width()).isEqualTo(264);
    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(logo.bytes()));
    assertThat(new Color(shown.getRGB(20, 40), true)).isEqualTo(Color.RED);
    assertThat(new Color(shown.getRGB(240, 40), true).getAlpha()).isZero();
  }

  @Test
  void aSmallLogoIsNotBlownUp() throws Exception {
    LogoPicture logo = read(encoded(new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "png"));
    assertThat(logo.width()).isEqualTo(60);
    assertThat(logo.height()).isEqualTo(20);
  }

  @Test
  void aPhotographStaysLight() throws Exception {
    var image = new BufferedImage(440, 88, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int x = 0; x < 440; x++) {
      for (int y = 0; y < 88; y++) {
        image.setRGB(x, y, new Color(x / 2, y * 2, random.nextInt(40)).getRGB());
      }
    }
    LogoPicture logo = read(encoded(image, "jpeg"));
    assertThat(logo.type()).isEqualTo("image/jpeg");
    assertThat(logo.bytes().length).isLessThan(20_000);
  }

  @Test
  void aWebpIsRead() {
    LogoPicture logo = read(WEBP);
    assertThat(logo.type()).isEqualTo("image/png");
    assertThat(logo.width()).isEqualTo(8);
  }

  @Test
  void whatStoodBesideThePixelsIsGone() throws Exception {
    byte[] png = encoded(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB), "png");
    byte[] polyglot = Arrays.copyOf(png, png.length + 100);
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(script, 0, polyglot, png.length, script.length);
    LogoPicture logo = read(polyglot);
    assertThat(new String(logo.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
  }

  @Test
  void aDrawingOfScriptsIsNoLogo() {
    assertRefused(
        "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8),
        "operator.logo.format");
    assertRefused(new byte[0], "operator.logo.format");
    assertRefused("GIF89a".getBytes(StandardCharsets.US_ASCII), "operator.logo.format");
  }

  @Test
  void tooManyBytesAreNotEvenLookedAt() {
    assertRefused(new byte[LogoReader.LARGEST + 1], "operator.logo.large");
  }

  @Test
  void aBombIsNotUnfolded() throws Exception {
    byte[] bomb = encoded(new BufferedImage(4000, 2001, BufferedImage.TYPE_BYTE_BINARY), "png");
    assertThat(bomb.length).isLessThan(20_000);
    assertRefused(bomb, "operator.logo.pixels");
  }

  @Test
  void aTornFileIsSaidToBeBroken() throws Exception {
    byte[] png = encoded(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png");
    assertRefused(Arrays.copyOf(png, 40), "operator.logo.broken");
    assertRefused(Arrays.copyOf(WEBP, 20), "operator.logo.broken");
  }

  @Test
  @Timeout(60)
  void noGarbageGetsThroughAsAnException() throws Exception {
    byte[] png = encoded(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB), "png");
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] garbled = (i % 3 == 0 ? WEBP : png).clone();
      for (int flips = 0; flips < 4; flips++) {
        garbled[12 + random.nextInt(garbled.length - 12)] = (byte) random.nextInt(256);
      }
      assertThat(LogoReader.read(garbled)).isNotNull();
    }
  }

  private static LogoPicture read(byte[] upload) {
    assertThat(LogoReader.read(upload)).isInstanceOf(Result.Read.class);
    return ((Result.Read) LogoReader.read(upload)).logo();
  }

  private static void assertRefused(byte[] upload, String why) {
    assertThat(LogoReader.read(upload)).isEqualTo(new Result.Refused(why));
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }
}
