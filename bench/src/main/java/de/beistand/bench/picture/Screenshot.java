package de.beistand.bench.picture;

import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.SharedImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A display as a PNG file, for the person who wants to see what was measured.
public final class Screenshot {
  private Screenshot() {}

  public static void save(String displayName, Path file) {
    try (Display display = Display.open(displayName);
        SharedImage screen = new SharedImage(display, display.width(), display.height())) {
      int width = screen.width();
      BufferedImage image = new BufferedImage(width, screen.height(), BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, width, screen.height(), screen.grab(0, 0).copy(), 0, width);
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
