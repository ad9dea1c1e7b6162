package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class CursorPainterTest {
  private static final int WIDTH = 8;
  private static final int HEIGHT = 6;
  private final MemorySegment pixels = Arena.ofAuto().allocate(WIDTH * HEIGHT * 4L, 4);
  private final CursorPainter painter = new CursorPainter();

  @Test
  void opaqueCoversTransparentShowsAndHalfMixes() {
    fill(0x00204060);
    paint(3, 1, 1, 0, 4, 2, 0xff102030, 0, 0x80800000);
    assertThat(pixel(3, 2) & 0xffffff).isEqualTo(0x102030);
    assertThat(pixel(4, 2)).isEqualTo(0x204060);
    assertThat(pixel(5, 2)).isEqualTo(0x8f1f2f);
    assertThat(pixel(6, 2)).isEqualTo(0x204060);
  }

  @Test
  void whatWasCoveredComesBack() {
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      pixels.setAtIndex(JAVA_INT, i, i * 0x010203);
    }
    byte[] before = pixels.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    paint(2, 2, 0, 0, 1, 1, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff);
    assertThat(pixel(1, 1) & 0xffffff).isEqualTo(0xffffff);
    painter.unpaint(pixels, WIDTH * 4);
    assertThat(pixels.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)).isEqualTo(before);
  }

  @Test
  void onlyThePartInsideIsPainted() {
    for (int[] place : new int[][] {{-1, -1}, {7, 5}, {-50, 2}, {4, 99}, {7, -1}}) {
      fill(0);
      paint(2, 2, 0, 0, place[0], place[1], 1, 1, 1, 1);
      painter.unpaint(pixels, WIDTH * 4);
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        assertThat(pixels.getAtIndex(JAVA_INT, i)).isZero();
      }
    }
  }

  private void paint(int width, int height, int hotX, int hotY, int x, int y, int... argb) {
    var shape = new X11Cursor.Shape(width, height, hotX, hotY, argb);
    painter.paint(shape, x, y, pixels, WIDTH * 4, WIDTH, HEIGHT);
  }

  private void fill(int pixel) {
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      pixels.setAtIndex(JAVA_INT, i, pixel);
    }
  }

  private int pixel(int x, int y) {
    return pixels.getAtIndex(JAVA_INT, y * WIDTH + x);
  }
}
