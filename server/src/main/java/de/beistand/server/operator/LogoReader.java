package de.beistand.server.operator;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into an uploaded logo: it is decoded, made small and drawn anew. Nothing of the upload but
/// its pixels gets any further.
public final class LogoReader {
  private static final Logger LOG = LoggerFactory.getLogger(LogoReader.class);

  /// Largest upload, in bytes.
  public static final int LARGEST = 200_000;

  /// Largest logo that is decoded, in pixels: a small file can unfold to gigabytes.
  static final long MOST_PIXELS = 8_000_000;

  /// Twice of what pages give it room for.
  static final int WIDTH = 440;

  static final int HEIGHT = 88;

  /// A larger PNG without transparency becomes a JPEG.
  private static final int LIGHT = 12_000;

  private static final float JPEG_QUALITY = 0.85f;

  private LogoReader() {}

  /// What is known of an upload.
  public sealed interface Result {
    /// A logo as pages show it.
    record Read(LogoPicture logo) implements Result {}

    /// It is not used.
    ///
    /// @param textKey of the reason in the catalogue
    record Refused(String textKey) implements Result {}
  }

  /// @param upload at most [#LARGEST] bytes, else it is refused
  public static Result read(byte[] upload) {
    if (upload.length > LARGEST) {
      return new Result.Refused("operator.logo.large");
    }
    Optional<String> format = format(upload);
    if (format.isEmpty()) {
      return new Result.Refused("operator.logo.format");
    }
    try {
      return decode(upload, format.get());
    } catch (IOException | RuntimeException broken) { // decoders of hostile bytes throw anything
      LOG.info("event=logo-unreadable format={} reason={}", format.get(), broken.toString());
      return new Result.Refused("operator.logo.broken");
    }
  }

  /// By its first bytes, whatever the file is called.
  private static Optional<String> format(byte[] upload) {
    if (startsWith(upload, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return Optional.of("png");
    }
    if (startsWith(upload, 0, 0xff, 0xd8, 0xff)) {
      return Optional.of("jpeg");
    }
    return startsWith(upload, 0, 'R', 'I', 'F', 'F') && startsWith(upload, 8, 'W', 'E', 'B', 'P')
        ? Optional.of("webp")
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int at, int... wanted) {
    return bytes.length >= at + wanted.length
        && Arrays.equals(
            Arrays.stream(wanted).toArray(),
            java.util.stream.IntStream.range(at, at + wanted.length)
                .map(i -> bytes[i] & 0xff)
                .toArray());
  }

  private static Result decode(byte[] upload, String format) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException("no decoder for " + format);
    }
    ImageReader reader = readers.next();
    try (var input = new UploadStream(upload)) {
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        return new Result.Refused("operator.logo.pixels");
      }
      return new Result.Read(encoded(small(reader.read(0))));
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage small(BufferedImage image) {
    double scale =
        Math.min(
            1, Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    boolean opaque = !image.getColorModel().hasAlpha();
    var small =
        new BufferedImage(
            width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = small.createGraphics();
    try {
      Image averaged =
          scale == 1 ? image : image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
      graphics.drawImage(averaged, 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return small;
  }

  private static LogoPicture encoded(BufferedImage image) throws IOException {
    var png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    if (png.size() <= LIGHT || image.getColorModel().hasAlpha()) {
      return new LogoPicture("image/png", image.getWidth(), image.getHeight(), png.toByteArray());
    }
    return new LogoPicture("image/jpeg", image.getWidth(), image.getHeight(), jpeg(image));
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam wish = writer.getDefaultWriteParam();
      wish.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      wish.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), wish);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
