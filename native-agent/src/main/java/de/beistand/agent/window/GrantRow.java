package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import de.beistand.protocol.Grant;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// One right, given or not, with the button that takes it back.
final class GrantRow extends JPanel {
  private static final int HEIGHT = 40;
  private static final int ICON = 20;
  private static final int GAP = 10;

  private final Grant grant;
  private final int width;
  private final Theme theme;
  private final Texts texts;
  private final JLabel picture = new JLabel();
  private final Paragraph words;
  private final JButton withdraw;
  private String about = "";
  private final JPanel right = new JPanel(new GridBagLayout());

  /// @param width unscaled pixels
  GrantRow(Grant grant, Theme theme, Texts texts, int width, Consumer<Grant> onWithdraw) {
    super(new BorderLayout(Theme.px(GAP), 0));
    this.grant = grant;
    this.width = width;
    this.theme = theme;
    this.texts = texts;
    setOpaque(false);
    withdraw = Buttons.small(texts.get("session.withdraw"), theme);
    withdraw.getAccessibleContext().setAccessibleName(texts.get("session.withdraw." + grant));
    withdraw.addActionListener(_ -> onWithdraw.accept(grant));
    withdraw.setPreferredSize(new Dimension(withdraw.getPreferredSize().width, Theme.px(HEIGHT)));
    words = new Paragraph("", Theme.font(15), theme.ink(), width);
    var middle = new JPanel(new GridBagLayout());
    middle.setOpaque(false);
    var left = new GridBagConstraints();
    left.weightx = 1;
    left.anchor = GridBagConstraints.WEST;
    middle.add(words, left);
    add(picture, BorderLayout.WEST);
    add(middle, BorderLayout.CENTER);
    right.setOpaque(false);
    right.add(withdraw);
    add(right, BorderLayout.EAST);
  }

  /// @param name of whom the words speak, if they speak of anybody
  void about(String name) {
    about = name;
  }

  void given(boolean given) {
    int button = withdraw.getPreferredSize().width;
    picture.setIcon(Glyph.of(grant).icon(ICON, given ? theme.primary() : theme.muted()));
    words.setText(texts.get((given || !alwaysShown() ? "session." : "session.no") + grant, about));
    int beside = Theme.px(ICON + GAP) + (given ? button + Theme.px(GAP) : 0);
    words.width(Theme.px(width) - beside);
    words.setForeground(given ? theme.ink() : theme.muted());
    right.setVisible(given);
    setVisible(given || alwaysShown());
  }

  /// The two rights that everybody thinks of; the others show while they are given.
  private boolean alwaysShown() {
    return grant == Grant.VIEW || grant == Grant.CONTROL;
  }

  /// As high with the button as without.
  @Override
  public Dimension getPreferredSize() {
    Dimension size = super.getPreferredSize();
    return new Dimension(size.width, Math.max(size.height, Theme.px(HEIGHT)));
  }
}
