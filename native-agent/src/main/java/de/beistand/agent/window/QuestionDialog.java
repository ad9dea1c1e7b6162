package de.beistand.agent.window;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Offer;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Answer;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.TermsShown;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Insets;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

/// One question of the technician, on top of everything, until the customer or the clock answers
/// it.
///
/// Allow and Refuse weigh the same. Neither has the focus, neither obeys Enter, both sleep until
/// [Arming] is over. Escape and the window's close button refuse. Allow counts only if the press
/// came from a real mouse or keyboard; a refusal always counts.
final class QuestionDialog {
  private final JDialog dialog = new JDialog((Window) null);
  private final QuestionPage page;
  private final Theme theme;
  private final Texts texts;
  private final BooleanSupplier lastPressWasReal;
  private final Answer answer;
  private final CustomerWindow.Listener listener;
  private final ShareChoice choice;
  private final boolean asksForView;
  private final boolean offersChoice;
  private final Arming arming;
  private final Countdown countdown;
  private final Map<Reply, JButton> allows = new LinkedHashMap<>();
  private final JButton refuse;
  private final Notice notYours;
  private final TermsRow terms;

  private boolean closed;

  QuestionDialog(
      Question question,
      Answer answer,
      CustomerWindow.Listener listener,
      Theme theme,
      Texts texts,
      Clock clock,
      BooleanSupplier lastPressWasReal) {
    this.theme = theme;
    this.texts = texts;
    this.answer = answer;
    this.lastPressWasReal = lastPressWasReal;
    this.listener = listener;
    choice = new ShareChoice(theme, texts, listener::offer, _ -> {});
    asksForView = question.grant() == Grant.VIEW;
    Offer offer = asksForView ? listener.offer() : Offer.NONE;
    offersChoice = !offer.equals(Offer.NONE);
    if (offersChoice) {
      choice.show(new Limit.None());
    }
    for (Reply kind : question.allows()) {
      String key = question.allows().size() == 1 ? "question.allow" : "question.allow." + kind;
      allows.put(kind, answerButton(key, Glyph.CHECK));
    }
    refuse = answerButton("question.refuse", Glyph.CROSS);
    String ignored = texts.get("question.notYours");
    notYours = new Notice(Glyph.SHIELD, theme.warn(), ignored, theme.ink(), QuestionText.WIDTH);
    notYours.setVisible(false);
    terms =
        new TermsRow(
            TermsShown.of(question.terms()),
            theme,
            texts,
            listener::terms,
            lastPressWasReal,
            listener::termsTicked,
            this::fitIfOpen);
    countdown =
        new Countdown(question.answerWithin(), clock, theme, texts, () -> reply(Reply.EXPIRED));
    arming = new Arming(dialog, this::arm);
    var text = new QuestionText(question, theme, texts);
    page = new QuestionPage(text, options(question), foot(), theme);
    name(question);
    listen();
  }

  private void name(Question question) {
    String title = texts.get("question.title." + question.grant());
    dialog.setTitle(title);
    dialog.setIconImages(Logo.images());
    page.getAccessibleContext().setAccessibleName(title);
    page.getAccessibleContext().setAccessibleDescription(QuestionText.spoken(question, texts));
  }

  /// What else there is to choose, to know and to agree to.
  private JPanel options(Question question) {
    var options = new JPanel(new Stack(Stack.RIM));
    options.setOpaque(false);
    if (offersChoice) {
      String label = texts.get("share.label");
      options.add(Labels.of(label, Theme.font(15), theme.muted()), Stack.gap(16));
      options.add(choice, Stack.button(6));
    }
    if (asksForView && question.recording() != RecordingPolicy.OFF) {
      String recorded = texts.get("question.recorded." + question.recording());
      options.add(
          new Notice(Glyph.RECORD, theme.stop(), recorded, theme.ink(), QuestionText.WIDTH),
          Stack.gap(16));
    }
    if (terms.hasText()) {
      options.add(terms, Stack.gap(16));
    }
    return options;
  }

  private JPanel foot() {
    int columns = allows.size() + 1;
    var answers = new JPanel(new GridLayout(1, columns, Theme.px(columns > 2 ? 8 : 16), 0));
    answers.setOpaque(false);
    if (columns > 2) { // in a third of the width
      Stream.concat(Stream.of(refuse), allows.values().stream())
          .forEach(
              button -> {
                button.setMargin(new Insets(0, 0, 0, 0));
                button.setFont(Theme.bold(14));
              });
    }
    answers.add(refuse);
    allows.values().forEach(answers::add);
    var foot = new JPanel(new Stack(Stack.RIM));
    foot.setOpaque(false);
    foot.add(notYours, Stack.gap(16));
    foot.add(countdown, Stack.gap(20));
    foot.add(answers, Stack.button(16));
    return foot;
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
    allows.forEach((kind, button) -> button.addActionListener(_ -> allowIfReal(kind)));
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
            arming.start();
          }

          @Override
          public void windowClosing(WindowEvent event) {
            reply(Reply.REFUSE);
          }
        });
    FirstFocus.in(dialog, page);
  }

  void open() {
    dialog.setContentPane(page);
    dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    dialog.setResizable(false);
    dialog.setAlwaysOnTop(true);
    fit();
    countdown.start();
    dialog.setVisible(true);
    dialog.toFront();
  }

  private void arm() {
    allows.values().forEach(button -> button.setEnabled(true));
    refuse.setEnabled(true);
  }

  private void allowIfReal(Reply kind) {
    if (lastPressWasReal.getAsBoolean()) {
      if (terms.agreed()) {
        decideWhat();
        reply(kind);
      } else {
        terms.remind();
        fit();
      }
    } else if (!closed) {
      explainIgnoredPress();
    }
  }

  /// What may be seen is settled before anything may be.
  private void decideWhat() {
    if (asksForView && !closed) {
      listener.limit(choice.limit());
    }
  }

  private void fitIfOpen() {
    if (dialog.isVisible()) {
      fit();
    }
  }

  private void explainIgnoredPress() {
    notYours.setVisible(true);
    fit();
  }

  private void fit() {
    int before = dialog.getWidth();
    page.fit();
    dialog.pack();
    if (dialog.getWidth() != before) {
      dialog.setLocationRelativeTo(null);
    }
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
    terms.close();
    dialog.dispose();
    return true;
  }
}
