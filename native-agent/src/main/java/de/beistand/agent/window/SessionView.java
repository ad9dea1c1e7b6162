package de.beistand.agent.window;

import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.Grant;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// A running session: with whom, what is allowed, since when, and Stop.
final class SessionView extends JPanel {
  private static final int PADDING = 16;

  private final Theme theme;
  private final Texts texts;
  private final JLabel person;
  private final JLabel firm;
  private final JLabel clock;
  private final StatusLine status;
  private final Map<Grant, GrantRow> rows = new EnumMap<>(Grant.class);

  private boolean interrupted;
  private boolean customerHolds;

  SessionView(Theme theme, Texts texts, Runnable onStop, Consumer<Grant> onWithdraw) {
    super(new Stack(Stack.RIM));
    this.theme = theme;
    this.texts = texts;
    person = Labels.of("", Theme.bold(20), theme.ink());
    firm = Labels.of("", Theme.font(15), theme.muted());
    clock = Labels.of("", Theme.font(15), theme.muted());
    status = new StatusLine(theme, MainFrame.WIDTH);
    setOpaque(false);

    var top = new JPanel(new BorderLayout());
    top.setOpaque(false);
    top.add(Labels.of(texts.get("session.with"), Theme.font(15), theme.muted()), BorderLayout.WEST);
    top.add(clock, BorderLayout.EAST);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    card.add(top, Stack.gap(0));
    card.add(person, Stack.gap(4));
    card.add(firm, Stack.gap(2));
    int gap = 16;
    for (Grant grant : Grant.values()) {
      var row = new GrantRow(grant, theme, texts, MainFrame.WIDTH - 2 * PADDING, onWithdraw);
      rows.put(grant, row);
      card.add(row, Stack.gap(gap));
      gap = 4;
    }
    JButton stop = Buttons.stop(texts.get("session.stop"), theme);
    stop.setFont(Theme.bold(17));
    stop.setIcon(Glyph.STOP.icon(22, Color.WHITE));
    stop.setIconTextGap(Theme.px(10));
    stop.setPreferredSize(new Dimension(0, Theme.px(56)));
    stop.addActionListener(_ -> onStop.run());
    add(status, Stack.gap(0));
    add(card, Stack.gap(12));
    add(stop, Stack.button(16));
  }

  void show(String technician, String firmName, Set<Grant> grants) {
    person.setText(technician);
    firm.setText(firmName);
    firm.setVisible(!firmName.isEmpty());
    rows.forEach((grant, row) -> row.given(grants.contains(grant)));
    refresh();
  }

  void clock(Duration running) {
    clock.setText(texts.get("session.since", Spans.clock(running)));
  }

  void interrupted(boolean interrupted) {
    this.interrupted = interrupted;
    refresh();
  }

  void customerHolds(boolean holding) {
    customerHolds = holding;
    refresh();
  }

  private void refresh() {
    if (interrupted) {
      status.show(texts.get("session.interrupted"), theme.warn());
    } else if (customerHolds) {
      status.show(texts.get("session.you"), theme.primary());
    } else {
      status.show(texts.get("session.running"), theme.ok());
    }
  }
}
