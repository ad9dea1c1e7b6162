package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.beistand.agent.tiles.View;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanesTest {
  private static final int STRIDE_MORE = 12;

  private static View picture(int width, int height) {
    int stride = 4 * width + STRIDE_MORE;
    return new View(Arena.ofAuto().allocate((long) stride * height, 8), stride, width, height);
  }

  private static void draw(View into, int x, int y, int colour) {
    into.pixels().set(JAVA_INT, (long) y * into.stride() + 4L * x, colour);
  }

  private static Planes convert(View view) {
    var planes = new Planes(view.width(), view.height(), false);
    planes.convert(view.pixels(), view.stride());
    return planes;
  }

  private static MemorySegment plane(int stride, int rows) {
    return Arena.ofAuto().allocate((long) stride * rows);
  }

  private static int at(MemorySegment plane, long index) {
    return Byte.toUnsignedInt(plane.get(JAVA_BYTE, index));
  }

  /// The equations of ITU-R BT.709, § 3, in real numbers.
  private static double[] bt709(int colour) {
    double r = (colour >> 16 & 255) / 255.0;
    double g = (colour >> 8 & 255) / 255.0;
    double b = (colour & 255) / 255.0;
    double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return new double[] {16 + 219 * y, 128 + 224 * (b - y) / 1.8556, 128 + 224 * (r - y) / 1.5748};
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x808080, 0xc02040, 0x103060, 0x7f8001})
  void aColourIsThatOfBt709(int colour) {
    View view = picture(6, 4);
    for (int i = 0; i < 24; i++) {
      draw(view, i % 6, i / 6, colour | 0xab000000);
    }
    Planes planes = convert(view);
    MemorySegment y = plane(8, 4);
    MemorySegment u = plane(5, 2);
    MemorySegment v = plane(3, 2);
    planes.brightness(y, 8);
    planes.blue(u, 5);
    planes.red(v, 3);
    double[] right = bt709(colour);
    assertThat((double) at(y, 2 * 8 + 3)).isCloseTo(right[0], within(0.51));
    assertThat((double) at(u, 5 + 2)).isCloseTo(right[1], within(0.51));
    assertThat((double) at(v, 3 + 2)).isCloseTo(right[2], within(0.51));
  }

  @Test
  void fourPixelsShareTheirMeanColour() {
    View view = picture(2, 2);
    int[] colours = {0xff0000, 0x0000ff, 0x20a040, 0xffffff};
    double blue = 0;
    for (int i = 0; i < 4; i++) {
      draw(view, i % 2, i / 2, colours[i]);
      blue += bt709(colours[i])[1] / 4;
    }
    MemorySegment u = plane(1, 1);
    convert(view).blue(u, 1);
    assertThat((double) at(u, 0)).isCloseTo(blue, within(0.51));
  }

  @Test
  void oddSidesHaveAColourUpToTheirLastPixel() {
    View view = picture(5, 3);
    draw(view, 4, 2, 0xff0000);
    MemorySegment v = plane(3, 2);
    convert(view).red(v, 3);
    assertThat((double) at(v, 5)).isCloseTo(bt709(0xff0000)[2], within(0.51));
  }

  /// Draws something somewhere and tells it.
  private static void drawSomething(View view, Random random, Planes planes) {
    var damage = new Damage();
    int x = random.nextInt(view.width() - 10);
    int y = random.nextInt(view.height() - 9);
    int high = 1 + random.nextInt(9);
    for (int i = 0; i < 10 * high; i++) {
      draw(view, x + i % 10, y + i / 10, random.nextInt(1 << 24));
    }
    damage.add(x, y, 10, high);
    planes.changed(damage);
    planes.convert(view.pixels(), view.stride());
  }

  private static View inHalf(View view) {
    View half = picture(view.width() / 2, view.height() / 2);
    for (int y = 0; y < half.height(); y++) {
      for (int x = 0; x < half.width(); x++) {
        int colour = 0;
        for (int shift = 0; shift < 24; shift += 8) {
          int sum = 2;
          for (int i = 0; i < 4; i++) {
            long at = (2L * y + i / 2) * view.stride() + 4 * (2L * x + i % 2);
            sum += view.pixels().get(JAVA_INT, at) >> shift & 255;
          }
          colour |= sum / 4 << shift;
        }
        draw(half, x, y, colour);
      }
    }
    return half;
  }

  @ParameterizedTest
  @CsvSource({"70, 51", "71, 49", "64, 48"})
  void halvedEachPixelIsTheMeanOfFour(int width, int height) {
    View view = picture(width, height);
    var planes = new Planes(width, height, true);
    planes.convert(view.pixels(), view.stride());
    Random random = new Random(8);
    for (int round = 0; round < 50; round++) {
      drawSomething(view, random, planes);
    }
    assertThat(planes.width()).isEqualTo(width / 2);
    assertThat(planes.height()).isEqualTo(height / 2);
    assertSame(planes, convert(inHalf(view)), width / 2, height / 2);
  }

  @Test
  void whatChangedIsConvertedAgainAndTheRestNot() {
    int width = 70;
    int height = 51;
    View view = picture(width, height);
    Planes planes = convert(view);
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      drawSomething(view, random, planes);
    }
    assertSame(planes, convert(view), width, height);
    draw(view, 3, 3, 0x123456);
    planes.convert(view.pixels(), view.stride());
    MemorySegment y = plane(width, height);
    planes.brightness(y, width);
    MemorySegment fresh = plane(width, height);
    convert(view).brightness(fresh, width);
    assertThat(y.mismatch(fresh)).as("nobody told it").isEqualTo(3 * width + 3);
  }

  private static void assertSame(Planes one, Planes other, int width, int height) {
    MemorySegment a = plane(width, height);
    MemorySegment b = plane(width, height);
    one.brightness(a, width);
    other.brightness(b, width);
    assertThat(a.mismatch(b)).isEqualTo(-1);
    int half = (width + 1) / 2;
    MemorySegment c = plane(half, (height + 1) / 2);
    MemorySegment d = plane(half, (height + 1) / 2);
    one.blue(c, half);
    other.blue(d, half);
    assertThat(c.mismatch(d)).isEqualTo(-1);
    one.red(c, half);
    other.red(d, half);
    assertThat(c.mismatch(d)).isEqualTo(-1);
  }
}
