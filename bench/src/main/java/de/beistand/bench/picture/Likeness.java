package de.beistand.bench.picture;

/// How like a picture is to its original.
///
/// @param ssim structural similarity of the brightness, 1 for the same picture (Wang et al. 2004,
///   windows of 8 × 8)
/// @param exact share of pixels whose three colours are all the same, 0 to 1
public record Likeness(double ssim, double exact) {
  private static final int WINDOW = 8;
  private static final double C1 = Math.pow(0.01 * 255, 2);
  private static final double C2 = Math.pow(0.03 * 255, 2);

  /// Compares two pictures of `width` pixels a row, 0xRRGGBB each.
  ///
  /// @param step distance of one window from the next; 4 is thorough, 16 is quick
  public static Likeness of(int[] original, int[] seen, int width, int step) {
    int height = original.length / width;
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= height; y += step) {
      for (int x = 0; x + WINDOW <= width; x += step) {
        sum += ssim(original, seen, y * width + x, width);
        windows++;
      }
    }
    return new Likeness(sum / windows, exact(original, seen));
  }

  private static double exact(int[] original, int[] seen) {
    int same = 0;
    for (int i = 0; i < original.length; i++) {
      if (((original[i] ^ seen[i]) & 0xFFFFFF) == 0) {
        same++;
      }
    }
    return (double) same / original.length;
  }

  private static double ssim(int[] a, int[] b, int start, int width) {
    int sumA = 0;
    int sumB = 0;
    int squareA = 0;
    int squareB = 0;
    int product = 0;
    for (int dy = 0; dy < WINDOW; dy++) {
      int row = start + dy * width;
      for (int dx = 0; dx < WINDOW; dx++) {
        int p = luma(a[row + dx]);
        int q = luma(b[row + dx]);
        sumA += p;
        sumB += q;
        squareA += p * p;
        squareB += q * q;
        product += p * q;
      }
    }
    double n = WINDOW * WINDOW;
    double meanA = sumA / n;
    double meanB = sumB / n;
    double varianceA = squareA / n - meanA * meanA;
    double varianceB = squareB / n - meanB * meanB;
    double covariance = product / n - meanA * meanB;
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }

  private static int luma(int rgb) {
    return ((rgb >> 16 & 0xFF) * 77 + (rgb >> 8 & 0xFF) * 150 + (rgb & 0xFF) * 29) >> 8;
  }
}
