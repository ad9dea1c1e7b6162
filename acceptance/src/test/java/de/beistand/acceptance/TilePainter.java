package de.beistand.acceptance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Paints messages of the channel `picture` by the words of docs/picture.md. The video below is
/// left out, so it shows the whole screen only once every part of it came as a tile.
final class TilePainter {
  private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
  private ByteBuffer tile = ByteBuffer.allocate(0);
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private boolean exact;

  private TilePainter() {}

  /// What stands after the last message.
  static BufferedImage paint(List<byte[]> messages) {
    TilePainter painter = new TilePainter();
    messages.forEach(painter::take);
    if (!painter.exact) {
      throw new IllegalStateException("the picture was never exact");
    }
    return painter.picture;
  }

  private void take(byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    switch (bytes.get()) {
      case 1 -> {
        tile = bytes;
        data.reset();
        data.write(message, 18, message.length - 18);
        paintIfWhole();
      }
      case 2 -> {
        data.write(message, 1, message.length - 1);
        paintIfWhole();
      }
      case 4 -> exact = true;
      case 5 ->
          picture =
              new BufferedImage(bytes.getShort(5), bytes.getShort(7), BufferedImage.TYPE_INT_RGB);
      case 6 -> move(bytes);
      default -> {} // announcements of frames, and what later agents say
    }
  }

  private void move(ByteBuffer bytes) {
    int width = bytes.getShort(9);
    int height = bytes.getShort(11);
    int[] pixels =
        picture.getRGB(bytes.getShort(13), bytes.getShort(15), width, height, null, 0, width);
    picture.setRGB(bytes.getShort(5), bytes.getShort(7), width, height, pixels, 0, width);
  }

  private void paintIfWhole() {
    if (data.size() < tile.getInt(14)) {
      return;
    }
    int width = tile.getShort(9);
    int height = tile.getShort(11);
    boolean[] stays = new boolean[width * height];
    byte[] pixels = decoded(tile.get(13), width, height, stays);
    for (int i = 0; i < width * height; i++) {
      if (stays[i]) {
        continue;
      }
      int rgb =
          (pixels[3 * i] & 0xff) << 16 | (pixels[3 * i + 1] & 0xff) << 8 | pixels[3 * i + 2] & 0xff;
      picture.setRGB(tile.getShort(5) + i % width, tile.getShort(7) + i / width, rgb);
    }
  }

  private byte[] decoded(int encoding, int width, int height, boolean[] stays) {
    int pixels = width * height;
    return switch (encoding) {
      case 0 -> data.toByteArray();
      case 1 -> inflated(pixels * 3);
      case 2, 3 -> {
        byte[] all = inflated(1 + 256 * 3 + pixels);
        int colours = (all[0] & 0xff) + 1;
        byte[] rgb = new byte[pixels * 3];
        for (int i = 0; i < pixels; i++) {
          int index = all[1 + 3 * colours + i] & 0xff;
          stays[i] = encoding == 3 && index == 255;
          if (!stays[i]) {
            System.arraycopy(all, 1 + 3 * index, rgb, 3 * i, 3);
          }
        }
        yield rgb;
      }
      case 4 -> shades(width, height, new boolean[pixels]);
      case 5 -> shades(width, height, stays);
      default -> throw new IllegalStateException("encoding " + encoding);
    };
  }

  private byte[] shades(int width, int height, boolean[] stays) {
    int pixels = width * height;
    byte[] all = inflated(3 + 512 * 3 + 2 * pixels);
    int count = (all[1] & 0xff) << 8 | all[2] & 0xff;
    byte[] colours = new byte[3 * count + 3];
    for (int part = 0; part < 3; part++) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        value += all[3 + part * count + i];
        colours[3 * i + part] = (byte) value;
      }
    }
    int low = 3 + 3 * count;
    byte[] rgb = new byte[pixels * 3];
    for (int i = 0; i < pixels; i++) {
      // What lies behind the numbers' low bytes is 0 where they have no high ones.
      int number = all[low + i] & 0xff | (all[low + pixels + i] & 0xff) << 8;
      int at = all[0] == 0 ? i : i % height * width + i / height;
      stays[at] = number == count;
      System.arraycopy(colours, 3 * number, rgb, 3 * at, 3);
    }
    return rgb;
  }

  private byte[] inflated(int most) {
    byte[] bytes = new byte[most];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data.toByteArray());
      inflater.inflate(bytes);
      return bytes;
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }
}
