package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import java.awt.Dimension;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// What a question says: who asks, for what, and what to think of before answering.
final class QuestionText extends JPanel {
  /// Of the text, unscaled pixels.
  static final int WIDTH = 452;

  private static final int BELOW_TITLE = 16;
  private static final int NAME_LENGTH = 60;
  private static final int DETAIL_LENGTH = 120;
  private static final int MOST_DETAILS = 8;

  private final Theme theme;
  private final Texts texts;
  private final JLabel title;
  private final Card warning;

  QuestionText(Question question, Theme theme, Texts texts) {
    super(new Stack(Stack.RIM));
    this.theme = theme;
    this.texts = texts;
    setOpaque(false);
    Grant grant = question.grant();
    title = Labels.of(texts.get("question.title." + grant), Theme.bold(22), theme.ink());
    add(title, Stack.gap(0));
    add(who(question), Stack.gap(BELOW_TITLE));
    if (!question.details().isEmpty()) {
      add(
          grant == Grant.SYSTEM_INFORMATION
              ? new ReportCard(question.details(), theme)
              : details(question.details()),
          Stack.gap(12));
    }
    add(notice(Glyph.of(grant), "question.what." + grant), Stack.gap(20));
    List<Glyph> reminders = reminders(grant);
    for (int i = 0; i < reminders.size(); i++) {
      add(notice(reminders.get(i), "question.reminder." + grant + "." + (i + 1)), Stack.gap(12));
    }
    warning = warning(question);
    add(warning, Stack.gap(20));
  }

  /// What to think of before anything is given; its last part, unless it is put elsewhere.
  Card warning() {
    return warning;
  }

  /// Where the card with who asks begins, pixels from above.
  int belowTitle() {
    return title.getPreferredSize().height + Theme.px(BELOW_TITLE);
  }

  /// As wide as ever, however long a name is.
  @Override
  public Dimension getPreferredSize() {
    return new Dimension(Theme.px(WIDTH + 2 * Stack.RIM), super.getPreferredSize().height);
  }

  /// `hostile` as one short line, or a word for a name that shows nothing.
  static String name(String hostile, Texts texts) {
    String line = PlainText.line(hostile, NAME_LENGTH);
    return line.isEmpty() ? texts.get("question.unnamed") : line;
  }

  /// The question in one breath, for screen readers.
  static String spoken(Question question, Texts texts) {
    return "%s (%s) %s %s %s"
        .formatted(
            name(question.technician(), texts),
            name(question.firm(), texts),
            texts.get("question.wants." + question.grant()),
            texts.get("question.warning"),
            texts.get(warningKey(question)));
  }

  /// What a no means depends on what the firm wants.
  private static String warningKey(Question question) {
    boolean needed =
        question.grant() == Grant.RECORDING && question.recording() == RecordingPolicy.REQUIRED;
    return "question.warning." + question.grant() + (needed ? ".needed" : "");
  }

  /// What stands beside the texts `question.reminder.GRANT.1`, `.2` and so on.
  private static List<Glyph> reminders(Grant grant) {
    return switch (grant) {
      case VIEW -> List.of(Glyph.EYE_CLOSED, Glyph.DISK);
      case CONTROL -> List.of(Glyph.HAND, Glyph.STOP);
      case RESTART -> List.of(Glyph.DISK);
      case RECORDING -> List.of(Glyph.SHIELD, Glyph.HAND);
      case HANDOVER -> List.of(Glyph.EYE_CLOSED);
      case ONLOOKER -> List.of(Glyph.HAND);
      case FILES_IN, FILES_OUT, CLIPBOARD_IN, CLIPBOARD_OUT, SYSTEM_INFORMATION ->
          List.of(Glyph.STOP);
    };
  }

  private JPanel details(List<String> lines) {
    var card = new Card(theme.surface(), theme.border(), 16);
    int gap = 0;
    for (String line : lines.subList(0, Math.min(lines.size(), MOST_DETAILS))) {
      String shown = PlainText.line(line, DETAIL_LENGTH);
      card.add(new Paragraph(shown, Theme.font(15), theme.ink(), WIDTH - 32), Stack.gap(gap));
      gap = 4;
    }
    if (lines.size() > MOST_DETAILS) {
      String more = texts.get("question.more", lines.size() - MOST_DETAILS);
      card.add(Labels.of(more, Theme.font(15), theme.muted()), Stack.gap(gap));
    }
    return card;
  }

  private JPanel who(Question question) {
    var who = new Card(theme.surface(), theme.border(), 16);
    String name = name(question.technician(), texts);
    who.add(Labels.of(name, Theme.bold(18), theme.ink()), Stack.gap(0));
    String firm = PlainText.line(question.firm(), NAME_LENGTH);
    if (!firm.isEmpty()) {
      who.add(Labels.of(firm, Theme.font(15), theme.muted()), Stack.gap(2));
    }
    String wants = texts.get("question.wants." + question.grant());
    who.add(Labels.of(wants, Theme.font(16), theme.ink()), Stack.gap(8));
    return who;
  }

  private Notice notice(Glyph glyph, String key) {
    return new Notice(glyph, theme.primary(), texts.get(key), theme.ink(), WIDTH);
  }

  private Card warning(Question question) {
    var card = new Card(theme.soft(), null, 14);
    // the same sentence on everything that gives something, then what is special about it
    String text = texts.get("question.warning") + '\n' + texts.get(warningKey(question));
    card.add(new Notice(Glyph.SHIELD, theme.warn(), text, theme.ink(), WIDTH - 28), Stack.gap(0));
    return card;
  }
}
