package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.Component;
import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;

/// The customer's side of files in Swing: rows and a button in the session window, a chooser and
/// the last question before anything leaves.
final class SwingFileDesk implements FileDesk {
  private final Theme theme;
  private final Texts texts;
  private final BooleanSupplier lastPressWasReal;
  private final FilePanel panel;
  private final JButton button;
  private @Nullable Listener listener;
  private @Nullable ChooseFiles chooser;
  private @Nullable ConfirmFiles confirmation;

  /// On the windows' thread.
  SwingFileDesk(Theme theme, Texts texts, BooleanSupplier lastPressWasReal) {
    this.theme = theme;
    this.texts = texts;
    this.lastPressWasReal = lastPressWasReal;
    panel = new FilePanel(theme, texts, this::dismiss, OpenFolder::of);
    button = Buttons.outlined(texts.get("files.send"), theme);
    button.setIcon(Glyph.FILE_OUT.icon(18, theme.ink()));
    button.setToolTipText(texts.get("files.send.hint"));
    button.getAccessibleContext().setAccessibleName(texts.get("files.send.hint"));
    button.addActionListener(_ -> choose("", this::offer));
  }

  /// The rows.
  FilePanel panel() {
    return panel;
  }

  /// The button that begins a transfer to the technician.
  JButton button() {
    return button;
  }

  /// Makes files that are dropped on a window the beginning of a transfer.
  void takeDropsOn(Component window) {
    DropFiles.on(window, this::offer);
  }

  private void dismiss(int transfer) {
    if (listener != null) {
      listener.dismissed(transfer);
    }
  }

  private void offer(List<Path> chosen) {
    if (listener != null && !chosen.isEmpty()) {
      listener.offered(chosen);
    }
  }

  @Override
  public void listen(Listener to) {
    EventQueue.invokeLater(() -> listener = to);
  }

  @Override
  public void show(List<Row> rows) {
    List<Row> now = List.copyOf(rows);
    EventQueue.invokeLater(() -> panel.show(now));
  }

  @Override
  public void choose(String words, Consumer<List<Path>> chosen) {
    EventQueue.invokeLater(
        () -> {
          closeNow();
          chooser = new ChooseFiles(words, chosen, theme, texts);
          chooser.open();
        });
  }

  @Override
  public void confirm(Listing listing, Consumer<Boolean> answer) {
    EventQueue.invokeLater(
        () -> {
          closeNow();
          confirmation = new ConfirmFiles(listing, answer, theme, texts, lastPressWasReal);
          confirmation.open();
        });
  }

  @Override
  public void complain(boolean tooMany) {
    EventQueue.invokeLater(
        () -> Complaint.show(texts.get(tooMany ? "files.tooMany" : "files.nothing"), theme, texts));
  }

  @Override
  public void close() {
    EventQueue.invokeLater(this::closeNow);
  }

  private void closeNow() {
    if (chooser != null) {
      chooser.close();
      chooser = null;
    }
    if (confirmation != null) {
      confirmation.close();
      confirmation = null;
    }
  }
}
