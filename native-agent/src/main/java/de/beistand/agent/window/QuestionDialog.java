package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Answer;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.Grant;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/// One question of the technician, on top of everything, until the customer or the clock answers
/// it.
///
/// Allow and Refuse weigh the same. Neither has the focus, neither obeys Enter, both sleep until
/// [Arming] is over. Escape and the window's close button refuse. Allow counts only if the press
/// came from a real mouse or keyboard; a refusal always counts.
final class QuestionDialog {
  private static final int WIDTH = 452;
  private static final int MARGIN = 26;
  private static final int NAME_LENGTH = 60;

  /// Lets the watcher of real devices catch up with the click that Swing already knows (ms).
  private static final int SETTLE_MILLIS = 60;

  private final JDialog dialog = new JDialog((Window) null);
  private final JPanel page = new JPanel(new Stack(Stack.RIM));
  private final Theme theme;
  private final Texts texts;
  private final BooleanSupplier lastPressWasReal;
  private final Answer answer;
  private final Arming arming;
  private final Countdown countdown;
  private final JButton allow;
  private final JButton refuse;
  private final Notice notYours;

  private boolean closed;

  QuestionDialog(
      Question question,
      Answer answer,
      Theme theme,
      Texts texts,
      Clock clock,
      BooleanSupplier lastPressWasReal) {
    this.theme = theme;
    this.texts = texts;
    this.answer = answer;
    this.lastPressWasReal = lastPressWasReal;
    allow = answerButton("question.allow", Glyph.CHECK);
    refuse = answerButton("question.refuse", Glyph.CROSS);
    notYours = notice(Glyph.SHIELD, "question.notYours");
    notYours.setVisible(false);
    countdown =
        new Countdown(question.answerWithin(), clock, theme, texts, () -> reply(Reply.EXPIRED));
    arming = new Arming(dialog, this::arm);
    fill(question);
    listen();
  }

  /// `hostile` as one short line, or a word for a name that shows nothing.
  static String name(String hostile, Texts texts) {
    String line = PlainText.line(hostile, NAME_LENGTH);
    return line.isEmpty() ? texts.get("question.unnamed") : line;
  }

  private void fill(Question question) {
    Grant grant = question.grant();
    String title = texts.get("question.title." + grant);
    dialog.setTitle(title);
    dialog.setIconImages(Logo.images());
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    page.setFocusable(true);
    page.add(Labels.of(title, Theme.bold(22), theme.ink()), Stack.gap(0));
    page.add(who(question), Stack.gap(16));
    page.add(notice(icon(grant), "question.what." + grant), Stack.gap(20));
    Glyph first = grant == Grant.VIEW ? Glyph.EYE_CLOSED : Glyph.HAND;
    Glyph second = grant == Grant.VIEW ? Glyph.DISK : Glyph.STOP;
    page.add(notice(first, "question.reminder." + grant + ".1"), Stack.gap(12));
    page.add(notice(second, "question.reminder." + grant + ".2"), Stack.gap(12));
    page.add(warning(grant), Stack.gap(20));
    page.add(notYours, Stack.gap(16));
    page.add(countdown, Stack.gap(20));
    var answers = new JPanel(new GridLayout(1, 2, Theme.px(16), 0));
    answers.setOpaque(false);
    answers.add(refuse);
    answers.add(allow);
    page.add(answers, Stack.button(16));
    page.getAccessibleContext().setAccessibleName(title);
    page.getAccessibleContext()
        .setAccessibleDescription(
            "%s (%s) %s %s"
                .formatted(
                    name(question.technician(), texts),
                    name(question.firm(), texts),
                    texts.get("question.wants." + grant),
                    texts.get("question.warning." + grant)));
  }

  private JPanel who(Question question) {
    var who = new Card(theme.surface(), theme.border(), 16);
    who.add(
        Labels.of(name(question.technician(), texts), Theme.bold(18), theme.ink()), Stack.gap(0));
    String firm = PlainText.line(question.firm(), NAME_LENGTH);
    if (!firm.isEmpty()) {
      who.add(Labels.of(firm, Theme.font(15), theme.muted()), Stack.gap(2));
    }
    String wants = texts.get("question.wants." + question.grant());
    who.add(Labels.of(wants, Theme.font(16), theme.ink()), Stack.gap(8));
    return who;
  }

  private static Glyph icon(Grant grant) {
    return switch (grant) {
      case VIEW -> Glyph.SCREEN;
      case CONTROL -> Glyph.MOUSE;
    };
  }

  private Notice notice(Glyph glyph, String key) {
    return new Notice(glyph, theme.primary(), texts.get(key), theme.ink(), WIDTH);
  }

  private Card warning(Grant grant) {
    var card = new Card(theme.soft(), null, 14);
    String text = texts.get("question.warning." + grant);
    card.add(new Notice(Glyph.SHIELD, theme.warn(), text, theme.ink(), WIDTH - 28), Stack.gap(0));
    return card;
  }

  private JButton answerButton(String key, Glyph glyph) {
    JButton button = Buttons.outlined(texts.get(key), theme);
    button.setFont(Theme.bold(16));
    button.setIcon(glyph.icon(18, theme.ink()));
    button.setIconTextGap(Theme.px(8));
    button.setPreferredSize(new Dimension(0, Theme.px(56)));
    button.setEnabled(false);
    // FlatLaf lets Enter press the focused button; here only Space does, the less habitual key.
    button.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    return button;
  }

  private void listen() {
    allow.addActionListener(_ -> allowIfReal());
    refuse.addActionListener(_ -> reply(Reply.REFUSE));
    page.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "refuse");
    page.getActionMap()
        .put(
            "refuse",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                reply(Reply.REFUSE);
              }
            });
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            page.requestFocusInWindow();
            arming.start();
          }

          @Override
          public void windowClosing(WindowEvent event) {
            reply(Reply.REFUSE);
          }
        });
  }

  void open() {
    page.setPreferredSize(
        new Dimension(
            Theme.px(WIDTH + 2 * (MARGIN + Stack.RIM)),
            page.getLayout().preferredLayoutSize(page).height));
    dialog.setContentPane(page);
    dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    dialog.setResizable(false);
    dialog.setAlwaysOnTop(true);
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    countdown.start();
    dialog.setVisible(true);
    dialog.toFront();
  }

  private void arm() {
    allow.setEnabled(true);
    refuse.setEnabled(true);
  }

  private void allowIfReal() {
    var settled =
        new Timer(
            SETTLE_MILLIS,
            _ -> {
              if (lastPressWasReal.getAsBoolean()) {
                reply(Reply.ALLOW);
              } else if (!closed) {
                explainIgnoredPress();
              }
            });
    settled.setRepeats(false);
    settled.start();
  }

  private void explainIgnoredPress() {
    notYours.setVisible(true);
    page.setPreferredSize(
        new Dimension(page.getWidth(), page.getLayout().preferredLayoutSize(page).height));
    dialog.pack();
  }

  private void reply(Reply reply) {
    if (close()) {
      answer.given(reply);
    }
  }

  /// Takes the question back; it is answered as refused.
  void refuse() {
    reply(Reply.REFUSE);
  }

  /// Takes the dialog away without an answer; false if it was closed already.
  boolean close() {
    if (closed) {
      return false;
    }
    closed = true;
    arming.stop();
    countdown.stop();
    dialog.dispose();
    return true;
  }
}
