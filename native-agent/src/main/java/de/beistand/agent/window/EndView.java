package de.beistand.agent.window;

import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.EndReason;
import java.awt.Dimension;
import java.time.Duration;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// After a session: nobody has access any more, why, and how long it took.
final class EndView extends JPanel {
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 40;

  private final Theme theme;
  private final Texts texts;
  private final Card card;
  private final KeepChoice keep;
  private final EvidenceCard evidence;
  private final JButton next;
  private final JButton report;

  /// @param onKeep told whether this computer shall be the same the next time
  /// @param onRead takes the address of the session's report
  /// @param onReport the customer wants to report abuse in the session that is over
  EndView(
      Theme theme,
      Texts texts,
      Runnable onContinue,
      Consumer<Boolean> onKeep,
      Consumer<String> onRead,
      Runnable onReport) {
    super(new Stack(Stack.RIM));
    this.theme = theme;
    this.texts = texts;
    setOpaque(false);
    card = new Card(theme.surface(), theme.border(), 20);
    next = Buttons.primary(texts.get("end.continue"), theme);
    next.setPreferredSize(new Dimension(0, Theme.px(48)));
    next.addActionListener(_ -> onContinue.run());
    keep = new KeepChoice(theme, texts, onKeep);
    add(card, Stack.gap(0));
    evidence = new EvidenceCard(theme, texts, onRead);
    add(evidence, Stack.gap(12));
    add(keep, Stack.gap(12));
    add(next, Stack.button(16));
    report = Buttons.quiet(texts.get("abuse.button"), theme);
    report.addActionListener(_ -> onReport.run());
    add(report, Stack.button(8));
  }

  /// This computer is the same the next time, or it is not.
  void known(boolean kept) {
    keep.known(kept);
  }

  /// What the customer keeps of the session.
  EvidenceCard evidence() {
    return evidence;
  }

  void show(EndReason reason, Duration duration) {
    boolean seen = !duration.isZero();
    keep.offer(seen);
    evidence.clear();
    report.setVisible(reason != EndReason.ABUSE_REPORTED);
    card.removeAll();
    var sign = new JLabel(Glyph.DONE.icon(44, theme.ok()), SwingConstants.LEADING);
    card.add(sign, Stack.gap(0));
    String title = texts.get(seen ? "end.title" : "end.titleNever");
    card.add(new Paragraph(title, Theme.bold(20), theme.ink(), TEXT_WIDTH), Stack.gap(8));
    String why = texts.get("end.reason." + reason);
    card.add(new Paragraph(why, Theme.font(16), theme.ink(), TEXT_WIDTH), Stack.gap(12));
    if (seen) {
      String span = texts.get("end.duration", Spans.words(duration, texts));
      card.add(Labels.of(span, Theme.font(15), theme.muted()), Stack.gap(8));
    }
    getAccessibleContext().setAccessibleName(title);
    getAccessibleContext().setAccessibleDescription(why);
  }
}
