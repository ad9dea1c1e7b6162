package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Font;
import javax.swing.Icon;
import javax.swing.JLabel;

/// Labels that show text as it is.
final class Labels {
  private Labels() {}

  static JLabel of(String text, Font font, Color color) {
    var label = new JLabel();
    // Before the text: Swing would render a name that begins with <html>, and load its pictures.
    label.putClientProperty("html.disable", true);
    label.setText(text);
    label.setFont(font);
    label.setForeground(color);
    return label;
  }

  static JLabel of(String text, Font font, Color color, Icon icon) {
    JLabel label = of(text, font, color);
    label.setIcon(icon);
    label.setIconTextGap(Theme.px(10));
    return label;
  }
}
