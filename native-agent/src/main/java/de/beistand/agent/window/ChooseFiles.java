package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.UIManager;
import javax.swing.WindowConstants;

/// The chooser of files and folders that shall go to the technician. Choosing sends nothing yet.
final class ChooseFiles {
  private static final int MARGIN = 18;
  private static final int WIDTH = 680;
  private static final int HEIGHT = 460;
  private static final int WORDS_LENGTH = 200;

  private final JDialog dialog = new JDialog((Window) null);
  private final JFileChooser chooser;
  private final Consumer<List<Path>> chosen;
  private boolean closed;

  ChooseFiles(String words, Consumer<List<Path>> chosen, Theme theme, Texts texts) {
    this.chosen = chosen;
    JComponent.setDefaultLocale(texts.locale()); // before the chooser reads its words
    UIManager.put("FileChooser.acceptAllFileFilterText", texts.get("files.choose.all"));
    chooser = new JFileChooser(System.getenv("HOME"));
    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    chooser.setMultiSelectionEnabled(true);
    chooser.setFileHidingEnabled(true);
    chooser.setAcceptAllFileFilterUsed(true);
    chooser.setApproveButtonText(texts.get("files.choose"));
    chooser.setPreferredSize(new Dimension(Theme.px(WIDTH), Theme.px(HEIGHT)));
    chooser.addActionListener(
        event -> {
          boolean approved = event.getActionCommand().equals(JFileChooser.APPROVE_SELECTION);
          answer(approved ? Arrays.stream(selected()).map(File::toPath).toList() : List.of());
        });
    var page = new JPanel(new BorderLayout(0, Theme.px(12)));
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    page.add(head(words, theme, texts), BorderLayout.NORTH);
    page.add(chooser, BorderLayout.CENTER);
    dialog.setTitle(texts.get("files.choose.title"));
    dialog.setIconImages(Logo.images());
    dialog.setContentPane(page);
    dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            answer(List.of());
          }
        });
  }

  private static JPanel head(String words, Theme theme, Texts texts) {
    var head = new JPanel(new Stack());
    head.setOpaque(false);
    head.add(Labels.of(texts.get("files.choose.title"), Theme.bold(20), theme.ink()));
    String line = PlainText.line(words, WORDS_LENGTH);
    if (!line.isEmpty()) {
      String quoted = texts.get("files.words", line);
      head.add(new Paragraph(quoted, Theme.font(15), theme.ink(), WIDTH), Stack.gap(6));
    }
    String hint = texts.get("files.choose.hint");
    head.add(new Paragraph(hint, Theme.font(15), theme.muted(), WIDTH), Stack.gap(6));
    return head;
  }

  private File[] selected() {
    File[] several = chooser.getSelectedFiles();
    File one = chooser.getSelectedFile();
    return several.length > 0 || one == null ? several : new File[] {one};
  }

  void open() {
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    dialog.setAlwaysOnTop(true);
    dialog.setVisible(true);
    dialog.toFront();
  }

  void close() {
    answer(List.of());
  }

  private void answer(List<Path> paths) {
    if (!closed) {
      closed = true;
      dialog.dispose();
      chosen.accept(paths);
    }
  }
}
