package de.beistand.server.front;

import de.beistand.server.operator.Accent;
import de.beistand.server.operator.Accent.Shades;

/// The style sheet that gives the pages the firm's colour.
final class AccentStyle {
  private AccentStyle() {}

  static String of(Accent accent) {
    return ":root{"
        + variables(accent.light())
        + "}\n@media (prefers-color-scheme: dark){:root{"
        + variables(accent.dark())
        + "}}\n";
  }

  private static String variables(Shades shades) {
    return "--primary:%s;--primary-strong:%s;--on-primary:%s;--tint:%s"
        .formatted(shades.primary(), shades.strong(), shades.on(), shades.tint());
  }
}
