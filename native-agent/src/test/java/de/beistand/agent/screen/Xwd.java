package de.beistand.agent.screen;

import de.beistand.agent.x11.XServer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// A screenshot by the program `xwd`: what the screen holds, as another program sees it.
public record Xwd(int width, int height, int[] rgb) {
  // XWDFile.h: 25 big-endian words, the window's name, then colour cells of 12 bytes
  private static final int HEADER_SIZE = 0;
  private static final int PIXMAP_WIDTH = 4;
  private static final int PIXMAP_HEIGHT = 5;
  private static final int BYTES_PER_LINE = 12;
  private static final int COLORS = 19;

  public static Xwd of(XServer server) throws Exception {
    Path file = server.folder().resolve("screen.xwd");
    server.call("xwd", "-root", "-silent", "-out", file.toString());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int width = word(bytes, PIXMAP_WIDTH);
    int height = word(bytes, PIXMAP_HEIGHT);
    int stride = word(bytes, BYTES_PER_LINE);
    int start = word(bytes, HEADER_SIZE) + word(bytes, COLORS) * 12;
    int[] rgb = new int[width * height];
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = bytes.getInt(start + y * stride + x * 4) & 0xffffff;
      }
    }
    return new Xwd(width, height, rgb);
  }

  private static int word(ByteBuffer bytes, int index) {
    return bytes.getInt(index * Integer.BYTES);
  }

  public int pixel(int x, int y) {
    return rgb[y * width + x];
  }
}
