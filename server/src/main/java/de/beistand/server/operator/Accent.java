package de.beistand.server.operator;

import java.util.Locale;
import java.util.Optional;

/// The one colour of buttons and links, with everything that is derived from it: for light and dark
/// pages, and readable on both (WCAG 2.2 § 1.4.3).
///
/// @param hex `#rrggbb`, small letters: the colour on light pages
public record Accent(String hex) {
  /// Beistand's own.
  public static final Accent USUAL = new Accent("#0b6e6e");

  /// Contrast that text needs (WCAG 2.2 § 1.4.3).
  static final double ENOUGH = 4.5;

  /// More than enough, so that a pale colour does not glare on dark pages but is seen at once.
  private static final double CLEAR_IN_THE_DARK = 7;

  private static final Rgb WHITE = new Rgb(255, 255, 255);
  private static final Rgb BLACK = new Rgb(0, 0, 0);
  private static final Rgb LIGHT_SUNKEN = new Rgb(0xed, 0xf2, 0xf2);
  private static final Rgb DARK_SURFACE = new Rgb(0x18, 0x24, 0x28);
  private static final Rgb DARK_INK = new Rgb(0x06, 0x20, 0x1f);

  public Accent {
    if (!hex.matches("#[0-9a-f]{6}")) {
      throw new IllegalArgumentException("not a colour: " + hex);
    }
  }

  /// The colours of one kind of page.
  ///
  /// @param primary of buttons and links
  /// @param strong the same under the pointer
  /// @param on what is written on a button
  /// @param tint behind what is chosen
  public record Shades(String primary, String strong, String on, String tint) {}

  /// Reads `#rrggbb`, with capital letters too; empty if it is no colour.
  public static Optional<Accent> of(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    return hex.matches("#[0-9a-f]{6}") ? Optional.of(new Accent(hex)) : Optional.empty();
  }

  /// The lowest contrast that this colour has on a light page: as a link on it, and as a button
  /// under white letters.
  public double contrast() {
    return colour().contrast(LIGHT_SUNKEN);
  }

  public boolean readable() {
    return contrast() >= ENOUGH;
  }

  /// This colour, as little darker as it has to be to be readable.
  public Accent madeReadable() {
    return new Accent(colour().towards(BLACK, LIGHT_SUNKEN, ENOUGH).hex());
  }

  public Shades light() {
    Rgb primary = colour();
    Rgb tint = primary.mixed(WHITE, 0.88);
    Rgb strong = primary.mixed(BLACK, 0.18).towards(BLACK, tint, ENOUGH);
    return new Shades(primary.hex(), strong.hex(), WHITE.hex(), tint.hex());
  }

  public Shades dark() {
    Rgb primary = colour().towards(WHITE, DARK_SURFACE, CLEAR_IN_THE_DARK);
    Rgb tint = colour().towards(WHITE, DARK_SURFACE, 2).mixed(DARK_SURFACE, 0.7);
    Rgb strong = primary.mixed(WHITE, 0.25).towards(WHITE, tint, ENOUGH);
    return new Shades(primary.hex(), strong.hex(), DARK_INK.hex(), tint.hex());
  }

  private Rgb colour() {
    return Rgb.of(hex);
  }
}
