package de.beistand.agent.clipboard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Pictures of strangers: decoded within bounds and encoded anew, so that nothing of the original
/// file goes on but its pixels.
final class Png {
  /// A screenshot of three 4K monitors; 100 MB while it is worked on.
  static final long MOST_PIXELS = 25_000_000;

  private Png() {}

  sealed interface Result {
    record Good(byte[] png) implements Result {}

    record TooLarge() implements Result {}

    record Unreadable() implements Result {}
  }

  /// Width and height.
  record Size(int width, int height) {
    boolean isTooLarge() {
      return (long) width * height > MOST_PIXELS;
    }
  }

  static Result anew(byte[] hostile) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(hostile))) {
      Optional<ImageReader> found = reader();
      if (found.isEmpty()) {
        return new Result.Unreadable();
      }
      ImageReader reader = found.get();
      try {
        reader.setInput(in, true, true);
        if (new Size(reader.getWidth(0), reader.getHeight(0)).isTooLarge()) {
          return new Result.TooLarge();
        }
        return encoded(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // the decoder throws both for damaged pictures
      return new Result.Unreadable();
    }
  }

  private static Result encoded(BufferedImage decoded) throws IOException {
    boolean opaque = decoded.getTransparency() == BufferedImage.OPAQUE;
    int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    var plain = new BufferedImage(decoded.getWidth(), decoded.getHeight(), type);
    var graphics = plain.createGraphics();
    graphics.setComposite(java.awt.AlphaComposite.Src);
    graphics.drawImage(decoded, 0, 0, null);
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(plain, "png", out);
    return new Result.Good(out.toByteArray());
  }

  /// Of a picture that [#anew] made.
  static Size size(byte[] png) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      ImageReader reader = reader().orElseThrow();
      try {
        reader.setInput(in, true, true);
        return new Size(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("no picture of ours", e);
    }
  }

  private static Optional<ImageReader> reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
  }
}
