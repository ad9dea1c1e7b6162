package de.beistand.acceptance;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Seeing: finds coloured things in a picture and reads its text, as a person would.
final class Sight {
  /// How much larger the text is made for the reader.
  private static final int SCALE = 3;

  /// tesseract's table: level, page, block, paragraph, line, word, left, top, width, height,
  /// confidence, text.
  private static final int TSV_COLUMNS = 12;

  private Sight() {}

  /// What is written in a part of the picture, in reading order (tesseract).
  static String text(BufferedImage picture, Rectangle part) {
    return read(picture, part).replaceAll("\\s+", " ").strip();
  }

  /// Where a word, or what begins with it, stands in a part of the picture, from top to bottom.
  static List<Rectangle> words(BufferedImage picture, Rectangle part, String word) {
    Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
    return read(picture, part, "tsv")
        .lines()
        .map(line -> line.split("\t"))
        .filter(
            columns -> columns.length == TSV_COLUMNS && columns[TSV_COLUMNS - 1].startsWith(word))
        .map(
            columns ->
                new Rectangle(
                    seen.x + Integer.parseInt(columns[6]) / SCALE,
                    seen.y + Integer.parseInt(columns[7]) / SCALE,
                    Integer.parseInt(columns[8]) / SCALE,
                    Integer.parseInt(columns[9]) / SCALE))
        .sorted(Comparator.comparingInt(place -> place.y))
        .toList();
  }

  private static String read(BufferedImage picture, Rectangle part, String... form) {
    Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
    if (seen.isEmpty()) {
      return "";
    }
    BufferedImage large =
        new BufferedImage(seen.width * SCALE, seen.height * SCALE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = large.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(
        picture.getSubimage(seen.x, seen.y, seen.width, seen.height),
        0,
        0,
        large.getWidth(),
        large.getHeight(),
        null);
    graphics.dispose();
    try {
      List<String> command =
          new ArrayList<>(List.of("tesseract", "stdin", "stdout", "-l", "deu", "--psm", "4"));
      command.addAll(List.of(form));
      Process reader =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (OutputStream out = reader.getOutputStream()) {
        ImageIO.write(large, "png", out);
      }
      return new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Boxes with an outline of exactly this colour, from left to right.
  ///
  /// @param leastWidth of a box's straight edge; shorter lines are letters
  static List<Rectangle> outlinedBoxes(
      BufferedImage picture, Rectangle part, int rgb, int leastWidth) {
    List<Rectangle> boxes = new ArrayList<>();
    List<Rectangle> tops = new ArrayList<>();
    for (Rectangle line : lines(picture, part, rgb, leastWidth)) {
      tops.stream()
          .filter(top -> top.x == line.x && top.width == line.width)
          .map(top -> top.union(line))
          .filter(box -> box.height > 10 && hasLeftEdge(picture, box, rgb))
          .forEach(boxes::add);
      tops.removeIf(top -> top.x == line.x && top.width == line.width);
      tops.add(line);
    }
    boxes.sort(Comparator.comparingInt((Rectangle box) -> box.x));
    return boxes;
  }

  /// Round corners put the left edge some pixels before the straight top.
  private static boolean hasLeftEdge(BufferedImage picture, Rectangle box, int rgb) {
    int middle = (int) box.getCenterY();
    return IntStream.rangeClosed(Math.max(0, box.x - 10), box.x)
        .anyMatch(x -> (picture.getRGB(x, middle) & 0xffffff) == rgb);
  }

  private static List<Rectangle> lines(
      BufferedImage picture, Rectangle part, int rgb, int leastWidth) {
    List<Rectangle> lines = new ArrayList<>();
    Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
    for (int y = seen.y; y < seen.y + seen.height; y++) {
      int begin = -1;
      for (int x = seen.x; x <= seen.x + seen.width; x++) {
        boolean fits = x < seen.x + seen.width && (picture.getRGB(x, y) & 0xffffff) == rgb;
        if (fits && begin < 0) {
          begin = x;
        } else if (!fits && begin >= 0) {
          if (x - begin >= leastWidth) {
            lines.add(new Rectangle(begin, y, x - begin, 1));
          }
          begin = -1;
        }
      }
    }
    return lines;
  }

  /// The bounds of all pixels of exactly this colour, in groups that a gap of empty rows divides,
  /// from top to bottom.
  static List<Rectangle> rowsOf(BufferedImage picture, Rectangle part, int rgb, int gap) {
    List<Rectangle> groups = new ArrayList<>();
    Rectangle seen = part.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
    for (int y = seen.y; y < seen.y + seen.height; y++) {
      for (int x = seen.x; x < seen.x + seen.width; x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == rgb) {
          Rectangle last = groups.isEmpty() ? null : groups.getLast();
          if (last == null || y - (last.y + last.height) > gap) {
            groups.add(new Rectangle(x, y, 1, 1));
          } else {
            last.add(new Rectangle(x, y, 1, 1));
          }
        }
      }
    }
    return groups;
  }

  /// How much two pictures of the same size differ: the mean difference of a colour value, 0 to
  /// 255.
  static double difference(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int a = one.getRGB(x, y);
        int b = other.getRGB(x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
          sum += Math.abs((a >> shift & 0xff) - (b >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * one.getWidth() * one.getHeight());
  }
}
