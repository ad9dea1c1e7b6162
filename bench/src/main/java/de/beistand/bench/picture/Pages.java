package de.beistand.bench.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Random;

/// Pictures that stand for what is on a customer's screen: pages of text with a little colour, and
/// motion.
public final class Pages {
  private static final int LINE = 18;

  /// None of them a colour of our own windows, which are looked for by colour.
  private static final int[] ACCENTS = {0x2E6F40, 0x9A5200, 0x1F4E8C, 0x7A2E6B};

  private static final String[] WORDS =
      ("der die das Rechnung Kunde Drucker Angebot Fenster und oder nicht heute morgen Termin 17,50 € "
              + "Lieferung Straße Müller Grüße Datei öffnen Bericht Tabelle Summe Netzwerk Konto 2026 "
              + "Update Kennwort bitte sofort Übersicht Anlage speichern Vertrag Seite von bis mit")
          .split(" ");

  private Pages() {}

  /// A page of text as an office program shows it; each seed gives another page.
  public static int[] text(int width, int height, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    Random random = new Random(seed);
    Color accent = new Color(ACCENTS[(int) Math.floorMod(seed, (long) ACCENTS.length)]);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(accent);
    pen.fillRect(0, 0, 150, height);
    pen.setColor(new Color(0xE9EEEF));
    pen.fillRect(150, 0, width - 150, 28);
    for (int y = 24; y < height; y += LINE) {
      pen.setColor(Color.WHITE);
      pen.drawString(words(random, 14), 14, y);
      boolean heading = random.nextInt(9) == 0;
      pen.setColor(heading ? accent : new Color(0x16242B));
      pen.setFont(pen.getFont().deriveFont(heading ? Font.BOLD : Font.PLAIN));
      pen.drawString(words(random, random.nextInt(20, (width - 180) / 8)), 166, y);
    }
    pen.dispose();
    return pixels(image);
  }

  /// Letters in a row, each in a cell of that size, black on white.
  public static int[] letters(int count, int cellWidth, int cellHeight) {
    BufferedImage image =
        new BufferedImage(count * cellWidth, cellHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(image);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), cellHeight);
    pen.setColor(Color.BLACK);
    for (int i = 0; i < count; i++) {
      pen.drawString(Character.toString('A' + i), i * cellWidth + 1, cellHeight - 6);
    }
    pen.dispose();
    return pixels(image);
  }

  /// One of `count` pictures that, shown in turn, move like a film: every pixel changes, softly,
  /// with grain.
  public static int[] film(int width, int height, int index, int count) {
    double phase = 2 * Math.PI * index / count;
    double[] across = new double[width];
    for (int x = 0; x < width; x++) {
      across[x] = Math.sin(x / 97.0 + phase) + Math.sin(x / 31.0 - 2 * phase) * 0.5;
    }
    Random random = new Random(index);
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      double down = Math.cos(y / 71.0 - phase) + Math.sin(y / 23.0 + phase) * 0.4;
      for (int x = 0; x < width; x++) {
        double value = across[x] + down;
        int grain = random.nextInt(7) - 3;
        pixels[y * width + x] =
            channel(value, 46, 120, grain) << 16
                | channel(-value, 38, 128, grain) << 8
                | channel(across[x], 44, 110, grain);
      }
    }
    return pixels;
  }

  private static int channel(double value, int gain, int middle, int grain) {
    return Math.clamp((int) (value * gain) + middle + grain, 0, 255);
  }

  private static String words(Random random, int characters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.substring(0, characters);
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 13));
    return pen;
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
