package de.beistand.agent.window;

import de.beistand.agent.terms.TermsReading;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.TermsShown;
import de.beistand.protocol.TermsShown.Way;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/// The firm's terms of use in the first question of a session: a box that the customer ticks, or a
/// sentence that allowing means agreeing, and the text to read. Nobody can agree to a text that is
/// not the announced one. Only a real mouse or keyboard ticks the box.
final class TermsRow extends JPanel {
  private static final int VERSION_LENGTH = 50;

  /// The button that opens the text, and the box before the sentence.
  private static final int BESIDE = 96;

  private static final int BOX = 32;

  private final TermsShown terms;
  private final String version;
  private final Theme theme;
  private final Texts texts;
  private final BiConsumer<TermsShown, Consumer<TermsReading>> library;
  private final Runnable onResize;
  private final JCheckBox box = new JCheckBox();
  private final JPanel said = new JPanel(new BorderLayout());
  private @Nullable TermsReading reading;
  private boolean fetching;
  private boolean wantsToRead;
  private Runnable closeText = () -> {};

  /// @param library fetches and checks a text; may tell on any thread
  /// @param onTicked the customer agrees, and has yet to allow
  /// @param onResize the row needs another height
  TermsRow(
      TermsShown terms,
      Theme theme,
      Texts texts,
      BiConsumer<TermsShown, Consumer<TermsReading>> library,
      BooleanSupplier lastPressWasReal,
      Runnable onTicked,
      Runnable onResize) {
    super(new Stack(0));
    this.terms = terms;
    this.theme = theme;
    this.texts = texts;
    this.library = library;
    this.onResize = onResize;
    setOpaque(false);
    version = PlainText.line(terms.version(), VERSION_LENGTH);
    var row = new JPanel(new BorderLayout(Theme.px(12), 0));
    row.setOpaque(false);
    boolean click = terms.way() == Way.CLICK;
    String sentence =
        texts.get(click ? "question.terms.click" : "question.terms.connecting", version);
    int width = QuestionText.WIDTH - BESIDE - (click ? BOX : 0);
    var words = new Paragraph(sentence, Theme.font(15), theme.ink(), width);
    row.add(words, BorderLayout.CENTER);
    if (click) {
      box.setOpaque(false);
      box.setName("terms");
      box.getAccessibleContext().setAccessibleName(sentence);
      box.addActionListener(
          _ -> {
            box.setSelected(box.isSelected() && lastPressWasReal.getAsBoolean());
            if (box.isSelected()) {
              onTicked.run();
            }
          });
      words.addMouseListener(
          new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent event) {
              if (words.contains(event.getPoint())) {
                box.doClick(0);
              }
            }
          });
      row.add(box, BorderLayout.WEST);
    }
    JButton read = Buttons.outlined(texts.get("question.terms.read"), theme);
    read.addActionListener(_ -> read());
    row.add(read, BorderLayout.EAST);
    add(row, Stack.gap(0));
    said.setOpaque(false);
    said.setVisible(false);
    add(said, Stack.gap(8));
    if (terms.hasText()) {
      fetch();
    }
  }

  /// Whether there is something to agree to.
  boolean hasText() {
    return terms.hasText();
  }

  /// Whether nothing more is needed than the yes itself.
  boolean agreed() {
    return !terms.hasText()
        || (reading instanceof TermsReading.Genuine
            && (terms.way() == Way.CONNECTING || box.isSelected()));
  }

  /// Says why the yes does not count yet.
  void remind() {
    switch (reading) {
      case null -> {
        say("question.terms.loading");
        fetch();
      }
      case TermsReading.Unreachable() -> fetch();
      case TermsReading.Different() -> say("question.terms.different");
      case TermsReading.Genuine _ -> {
        say("question.terms.first");
        box.requestFocusInWindow();
      }
    }
  }

  private void fetch() {
    if (!fetching) {
      fetching = true;
      library.accept(terms, came -> EventQueue.invokeLater(() -> came(came)));
    }
  }

  private void came(TermsReading came) {
    fetching = false;
    reading = came;
    boolean wanted = wantsToRead;
    wantsToRead = false;
    switch (came) {
      case TermsReading.Genuine(String german, String english) -> {
        say("");
        if (wanted) {
          open(german, english);
        }
      }
      case TermsReading.Different() -> say("question.terms.different");
      case TermsReading.Unreachable() -> say("question.terms.unreachable");
    }
  }

  private void read() {
    if (reading instanceof TermsReading.Genuine(String german, String english)) {
      open(german, english);
    } else if (!(reading instanceof TermsReading.Different)) {
      wantsToRead = true;
      fetch();
    }
  }

  private void open(String german, String english) {
    String text = texts.locale().getLanguage().equals("en") ? english : german;
    closeText.run();
    closeText = TermsFrame.open(text, version, theme, texts);
  }

  /// Takes the text away, if it is open.
  void close() {
    closeText.run();
  }

  /// @param key "" for nothing
  private void say(String key) {
    said.removeAll();
    if (!key.isEmpty()) {
      said.add(
          new Notice(Glyph.SHIELD, theme.warn(), texts.get(key), theme.ink(), QuestionText.WIDTH));
    }
    said.setVisible(!key.isEmpty());
    onResize.run();
  }
}
