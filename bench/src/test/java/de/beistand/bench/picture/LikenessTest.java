package de.beistand.bench.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final int WIDTH = 640;
  private static final int[] PAGE = Pages.text(WIDTH, 200, 3);

  @Test
  void theSamePictureIsOne() {
    assertThat(Likeness.of(PAGE, PAGE.clone(), WIDTH, 4)).isEqualTo(new Likeness(1, 1));
  }

  @Test
  void anotherByteAboveTheColoursIsNoDifference() {
    int[] seen = PAGE.clone();
    seen[77] ^= 0xFF000000;

    assertThat(Likeness.of(PAGE, seen, WIDTH, 4).exact()).isEqualTo(1);
  }

  @Test
  void aShadeOffIsInexactButAlike() {
    int[] seen = PAGE.clone();
    for (int i = 0; i < seen.length; i++) {
      seen[i] ^= 0x010101;
    }
    Likeness likeness = Likeness.of(PAGE, seen, WIDTH, 4);

    assertThat(likeness.exact()).isZero();
    assertThat(likeness.ssim()).isGreaterThan(0.98);
  }

  @Test
  void anotherPageIsNotAlike() {
    int[] other = Pages.text(WIDTH, 200, 4);

    assertThat(Likeness.of(PAGE, other, WIDTH, 4).ssim()).isLessThan(0.7);
  }

  @Test
  void blurredTextIsLessAlikeThanAShade() {
    int[] blurred = PAGE.clone();
    for (int i = 1; i < PAGE.length; i++) {
      blurred[i] = ((PAGE[i] & 0xFEFEFE) + (PAGE[i - 1] & 0xFEFEFE)) / 2;
    }

    assertThat(Likeness.of(PAGE, blurred, WIDTH, 4).ssim()).isBetween(0.5, 0.98);
  }
}
