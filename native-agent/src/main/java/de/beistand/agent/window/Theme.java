package de.beistand.agent.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.util.Map;
import javax.swing.UIManager;

/// The colours, fonts and measures of all windows, light or dark; the web pages use the same.
///
/// @param canvas behind everything
/// @param surface cards
/// @param soft behind notices
/// @param ink text
/// @param muted secondary text
/// @param border lines
/// @param primary the one accent
/// @param onPrimary text on the accent
/// @param stop the red of Stop; white on it
/// @param warn attention
/// @param ok all is well
record Theme(
    boolean dark,
    Color canvas,
    Color surface,
    Color soft,
    Color ink,
    Color muted,
    Color border,
    Color primary,
    Color onPrimary,
    Color stop,
    Color warn,
    Color ok) {

  static final Theme LIGHT =
      new Theme(
          false,
          new Color(0xF4F7F7),
          new Color(0xFFFFFF),
          new Color(0xE7EFEF),
          new Color(0x16242B),
          new Color(0x55666D),
          new Color(0xD5DEDF),
          new Color(0x0B6E6E),
          new Color(0xFFFFFF),
          new Color(0xC4261D),
          new Color(0x9A5200),
          new Color(0x1B7F4B));

  static final Theme DARK =
      new Theme(
          true,
          new Color(0x10191C),
          new Color(0x182428),
          new Color(0x1F2E33),
          new Color(0xE6EEEF),
          new Color(0x9DB0B6),
          new Color(0x2C3B40),
          new Color(0x4FC3BC),
          new Color(0x06201F),
          new Color(0xCF3A30),
          new Color(0xF2B263),
          new Color(0x6FCF97));

  /// Where a button's outline lies on its surface: 3:1 contrast (WCAG 2.2, 1.4.11).
  Color outline() {
    return dark ? new Color(0x6C838A) : new Color(0x7C8F96);
  }

  /// Makes Swing look like this; before the first window, on the window's thread.
  void install() {
    System.setProperty("flatlaf.useNativeLibrary", "false");
    FlatLaf.setGlobalExtraDefaults(
        Map.ofEntries(
            Map.entry("@background", hex(canvas)),
            Map.entry("@foreground", hex(ink)),
            Map.entry("@accentColor", hex(primary)),
            Map.entry("@disabledForeground", hex(muted)),
            Map.entry("Component.focusColor", hex(primary)),
            Map.entry("Component.focusWidth", "2"),
            Map.entry("Component.innerFocusWidth", "0"),
            Map.entry("Component.arc", "8"),
            Map.entry("Button.arc", "8"),
            Map.entry("ToolTip.background", hex(ink)),
            Map.entry("ToolTip.foreground", hex(surface)),
            Map.entry("ToolTip.border", "6,10,6,10")));
    if (dark) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
    // The Stop sign never has the focus but explains itself all the same.
    UIManager.put("ToolTipManager.enableToolTipMode", "allWindows");
  }

  /// The system's font, `points` high at the customer's own text scale.
  static Font font(float points) {
    Font system = UIManager.getFont("defaultFont");
    return system.deriveFont(Font.PLAIN, UIScale.scale(points));
  }

  static Font bold(float points) {
    return font(points).deriveFont(Font.BOLD);
  }

  /// A length in pixels at the customer's own text scale.
  static int px(int length) {
    return UIScale.scale(length);
  }

  static String hex(Color color) {
    return String.format("#%06x", color.getRGB() & 0xFFFFFF);
  }
}
