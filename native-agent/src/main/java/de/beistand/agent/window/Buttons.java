package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Insets;
import javax.swing.JButton;

/// The buttons of all windows. None is ever a default button: Enter presses only what has the
/// focus.
final class Buttons {
  private Buttons() {}

  /// Filled with the accent: the one next step.
  static JButton primary(String text, Theme theme) {
    return filled(text, theme.primary(), theme.onPrimary(), theme);
  }

  /// Filled red: Stop.
  static JButton stop(String text, Theme theme) {
    return filled(text, theme.stop(), Color.WHITE, theme);
  }

  private static JButton filled(String text, Color background, Color foreground, Theme theme) {
    JButton button = plain(text, theme);
    String over = theme.dark() ? "lighten" : "darken";
    button.putClientProperty(
        "FlatLaf.style",
        "background: %1$s; foreground: %2$s; hoverBackground: %3$s(%1$s,4%%);"
                .formatted(Theme.hex(background), Theme.hex(foreground), over)
            + "pressedBackground: %2$s(%1$s,8%%); borderWidth: 0; focusedBackground: null"
                .formatted(Theme.hex(background), over));
    return button;
  }

  /// Outlined: an answer like any other.
  static JButton outlined(String text, Theme theme) {
    JButton button = plain(text, theme);
    button.putClientProperty(
        "FlatLaf.style",
        "background: %s; foreground: %s; borderColor: %s; hoverBorderColor: %s; focusedBackground: null; disabledBackground: %s; disabledBorderColor: %s"
            .formatted(
                Theme.hex(theme.surface()),
                Theme.hex(theme.ink()),
                Theme.hex(theme.outline()),
                Theme.hex(theme.ink()),
                Theme.hex(theme.canvas()),
                Theme.hex(theme.border())));
    return button;
  }

  /// Outlined and small, for a row of text.
  static JButton small(String text, Theme theme) {
    JButton button = outlined(text, theme);
    button.setFont(Theme.font(14));
    button.setMargin(new Insets(0, Theme.px(8), 0, Theme.px(8)));
    return button;
  }

  /// Only its words, in the accent colour: something small beside the point.
  static JButton quiet(String text, Theme theme) {
    JButton button = plain(text, theme);
    button.setFont(Theme.font(14));
    button.putClientProperty("JButton.buttonType", "borderless");
    button.putClientProperty(
        "FlatLaf.style",
        "foreground: %s; margin: 3,4,3,4; minimumWidth: 0".formatted(Theme.hex(theme.primary())));
    return button;
  }

  private static JButton plain(String text, Theme theme) {
    var button = new JButton();
    button.putClientProperty("html.disable", true);
    button.setText(text);
    button.setFont(Theme.bold(15));
    button.setForeground(theme.ink());
    button.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
    button.setDefaultCapable(false);
    return button;
  }
}
