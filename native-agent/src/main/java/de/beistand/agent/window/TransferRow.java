package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Sizes;
import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.FileDesk.Row;
import de.beistand.agent.window.FileDesk.State;
import de.beistand.protocol.channel.TransferEnd;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingConstants;

/// One transfer: what it is, how far it is, and the button that breaks it off.
final class TransferRow extends JPanel {
  private static final int TITLE_LENGTH = 80;
  private static final int ICON = 20;
  private static final int GAP = 10;
  private static final int THOUSAND = 1000;

  private final Theme theme;
  private final Texts texts;
  private final JLabel picture = new JLabel();
  private final Paragraph title;
  private final Paragraph words;
  private final JProgressBar bar = new JProgressBar(0, THOUSAND);
  private final JButton dismiss;
  private final JButton open;
  private Row shown;

  /// @param width unscaled pixels
  TransferRow(
      Row row, Theme theme, Texts texts, int width, IntConsumer onDismiss, Consumer<Path> onOpen) {
    super(new BorderLayout(Theme.px(GAP), 0));
    this.theme = theme;
    this.texts = texts;
    shown = row;
    setOpaque(false);
    dismiss = Buttons.small("", theme);
    dismiss.addActionListener(_ -> onDismiss.accept(shown.transfer()));
    open = Buttons.quiet(texts.get("files.open"), theme);
    open.setHorizontalAlignment(SwingConstants.LEADING);
    open.addActionListener(
        _ -> {
          Path place = shown.place();
          if (place != null) {
            onOpen.accept(place);
          }
        });
    int beside = width - 2 * (ICON + GAP);
    title = new Paragraph("", Theme.bold(15), theme.ink(), beside);
    words = new Paragraph("", Theme.font(14), theme.muted(), beside);
    bar.setBorderPainted(false);
    bar.setPreferredSize(new Dimension(0, Theme.px(6)));
    picture.setVerticalAlignment(SwingConstants.TOP);
    var middle = new JPanel(new Stack());
    middle.setOpaque(false);
    middle.add(title, Stack.gap(0));
    middle.add(bar, Stack.gap(6));
    middle.add(words, Stack.gap(4));
    var below = new JPanel(new BorderLayout());
    below.setOpaque(false);
    below.add(open, BorderLayout.WEST);
    below.add(dismiss, BorderLayout.EAST);
    middle.add(below, Stack.gap(4));
    add(picture, BorderLayout.WEST);
    add(middle, BorderLayout.CENTER);
    show(row);
  }

  void show(Row row) {
    shown = row;
    String name = PlainText.line(row.title(), TITLE_LENGTH);
    title.setText(name);
    picture.setIcon((row.incoming() ? Glyph.FILE_IN : Glyph.FILE_OUT).icon(ICON, theme.primary()));
    boolean isOver = row.state() instanceof State.Over;
    bar.setVisible(!isOver);
    bar.setIndeterminate(row.state() instanceof State.Waiting);
    bar.setValue(row.bytes() == 0 ? THOUSAND : (int) (row.done() * THOUSAND / row.bytes()));
    bar.getAccessibleContext().setAccessibleName(name);
    words.setText(words(row));
    words.setForeground(isBad(row.state()) ? theme.warn() : theme.muted());
    String button = texts.get(isOver ? "files.hide" : "files.cancel");
    dismiss.setText(button);
    dismiss.getAccessibleContext().setAccessibleName(button + ": " + name);
    open.setVisible(isOver && row.place() != null);
  }

  private static boolean isBad(State state) {
    return switch (state) {
      case State.Waiting _, State.Running _ -> false;
      case State.Interrupted _ -> true;
      case State.Over(TransferEnd end, int _, int skipped) ->
          end != TransferEnd.DONE || skipped > 0;
    };
  }

  private String words(Row row) {
    return switch (row.state()) {
      case State.Waiting _ -> texts.get("files.waits");
      case State.Interrupted _ -> texts.get("files.interrupted");
      case State.Running _ -> progress(row);
      case State.Over(TransferEnd end, int kept, int skipped) -> over(row, end, kept, skipped);
    };
  }

  private String progress(Row row) {
    String amount =
        texts.get(
            "files.progress", Sizes.words(row.done(), texts), Sizes.words(row.bytes(), texts));
    if (row.perSecond() == 0) {
      return amount;
    }
    Duration left = Duration.ofSeconds((row.bytes() - row.done()) / row.perSecond() + 1);
    return texts.get("files.speed", amount, Sizes.words(row.perSecond(), texts), Spans.clock(left));
  }

  private String over(Row row, TransferEnd end, int kept, int skipped) {
    if (end != TransferEnd.DONE) {
      return texts.get((row.incoming() ? "files.in." : "files.out.") + end);
    }
    if (skipped > 0) {
      return texts.get("files.someSkipped", kept, skipped);
    }
    return texts.get(row.incoming() ? "files.in.DONE" : "files.out.DONE");
  }
}
