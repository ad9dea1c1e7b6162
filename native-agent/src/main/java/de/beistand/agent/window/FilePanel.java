package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.swing.JPanel;

/// The transfers in the session window; not to be seen while there are none.
final class FilePanel extends JPanel {
  private static final int PADDING = 16;

  private final Card card;
  private final Theme theme;
  private final Texts texts;
  private final IntConsumer onDismiss;
  private final Consumer<Path> onOpen;
  private final Map<Integer, TransferRow> rows = new HashMap<>();
  private List<Integer> order = List.of();

  FilePanel(Theme theme, Texts texts, IntConsumer onDismiss, Consumer<Path> onOpen) {
    super(new Stack());
    this.theme = theme;
    this.texts = texts;
    this.onDismiss = onDismiss;
    this.onOpen = onOpen;
    card = new Card(theme.surface(), theme.border(), PADDING);
    setOpaque(false);
    setVisible(false);
    add(card, Stack.gap(0));
  }

  void show(List<FileDesk.Row> transfers) {
    List<Integer> now = transfers.stream().map(FileDesk.Row::transfer).toList();
    for (FileDesk.Row transfer : transfers) {
      TransferRow row = rows.get(transfer.transfer());
      if (row == null) {
        int width = MainFrame.WIDTH - 2 * PADDING;
        rows.put(
            transfer.transfer(), new TransferRow(transfer, theme, texts, width, onDismiss, onOpen));
      } else {
        row.show(transfer);
      }
    }
    if (!now.equals(order)) {
      order = now;
      rows.keySet().retainAll(now);
      card.removeAll();
      int gap = 0;
      for (int number : now) {
        card.add(rows.get(number), Stack.gap(gap));
        gap = 16;
      }
      setVisible(!now.isEmpty());
    }
    card.revalidate();
    card.repaint();
  }
}
