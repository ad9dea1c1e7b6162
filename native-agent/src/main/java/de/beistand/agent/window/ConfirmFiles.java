package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Sizes;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.WindowConstants;

/// The last question before files leave the computer: every name with its length. Send counts only
/// if the press came from a real mouse or keyboard.
final class ConfirmFiles {
  private static final int MARGIN = 26;
  private static final int WIDTH = 452;
  private static final int ROW = 28;
  private static final int MOST_ROWS = 9;
  private static final int NAME_LENGTH = 160;

  private final JDialog dialog = new JDialog((Window) null);
  private final JPanel page = new JPanel(new BorderLayout());
  private final Consumer<Boolean> answer;
  private final Notice notYours;
  private final JButton send;
  private final JButton refuse;
  private final Arming arming;
  private boolean closed;

  ConfirmFiles(
      FileDesk.Listing listing,
      Consumer<Boolean> answer,
      Theme theme,
      Texts texts,
      BooleanSupplier lastPressWasReal) {
    this.answer = answer;
    send = button(texts.get("files.confirm.send"), Glyph.CHECK, theme);
    refuse = button(texts.get("files.confirm.no"), Glyph.CROSS, theme);
    String ignored = texts.get("question.notYours");
    notYours = new Notice(Glyph.SHIELD, theme.warn(), ignored, theme.ink(), WIDTH);
    notYours.setVisible(false);
    arming =
        new Arming(
            dialog,
            () -> {
              send.setEnabled(true);
              refuse.setEnabled(true);
            });
    fill(listing, theme, texts);
    send.addActionListener(_ -> sendIfReal(lastPressWasReal));
    refuse.addActionListener(_ -> reply(false));
    listen();
  }

  private static JButton button(String text, Glyph glyph, Theme theme) {
    JButton button = Buttons.outlined(text, theme);
    button.setFont(Theme.bold(16));
    button.setIcon(glyph.icon(18, theme.ink()));
    button.setIconTextGap(Theme.px(8));
    button.setPreferredSize(new Dimension(0, Theme.px(56)));
    button.setEnabled(false);
    button.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    return button;
  }

  private void fill(FileDesk.Listing listing, Theme theme, Texts texts) {
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    page.setFocusable(true);
    String title = texts.get("files.confirm.title");
    String total = total(listing, texts);
    var head = new JPanel(new Stack(Stack.RIM));
    head.setOpaque(false);
    head.add(Labels.of(title, Theme.bold(22), theme.ink()), Stack.gap(0));
    head.add(new Paragraph(total, Theme.font(16), theme.ink(), WIDTH), Stack.gap(8));
    var foot = new JPanel(new Stack(Stack.RIM));
    foot.setOpaque(false);
    if (listing.leftOut() > 0) {
      String left = texts.get("files.leftOut", listing.leftOut());
      foot.add(new Notice(Glyph.SHIELD, theme.warn(), left, theme.ink(), WIDTH), Stack.gap(12));
    }
    String hint = texts.get("files.confirm.hint");
    foot.add(new Notice(Glyph.FILE_OUT, theme.primary(), hint, theme.ink(), WIDTH), Stack.gap(12));
    foot.add(notYours, Stack.gap(12));
    var answers = new JPanel(new GridLayout(1, 2, Theme.px(16), 0));
    answers.setOpaque(false);
    answers.add(refuse);
    answers.add(send);
    foot.add(answers, Stack.button(16));
    page.add(head, BorderLayout.NORTH);
    page.add(list(listing, theme, texts), BorderLayout.CENTER);
    page.add(foot, BorderLayout.SOUTH);
    page.getAccessibleContext().setAccessibleName(title);
    page.getAccessibleContext().setAccessibleDescription(total);
    dialog.setTitle(title);
    dialog.setIconImages(Logo.images());
    dialog.setContentPane(page);
    dialog.setResizable(false);
    dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
  }

  private static String total(FileDesk.Listing listing, Texts texts) {
    int entries = listing.names().size();
    String count = entries == 1 ? texts.get("files.one") : texts.get("files.many", entries);
    return texts.get("files.total", count, Sizes.words(listing.bytes(), texts));
  }

  private static JComponent list(FileDesk.Listing listing, Theme theme, Texts texts) {
    var model = new DefaultListModel<FileDesk.Listing.Item>();
    model.addAll(listing.names());
    var list = new JList<>(model);
    list.setFixedCellHeight(Theme.px(ROW));
    list.setFixedCellWidth(Theme.px(WIDTH - 40));
    list.setVisibleRowCount(Math.min(MOST_ROWS, listing.names().size()));
    list.setBackground(theme.surface());
    list.setCellRenderer(new Cell(theme, texts));
    var pane = new JScrollPane(list);
    pane.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createEmptyBorder(
                Theme.px(12), Theme.px(Stack.RIM), 0, Theme.px(Stack.RIM)),
            BorderFactory.createLineBorder(theme.border())));
    pane.setOpaque(false);
    return pane;
  }

  private void listen() {
    page.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "refuse");
    page.getActionMap()
        .put(
            "refuse",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                reply(false);
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
            reply(false);
          }
        });
    FirstFocus.in(dialog, page);
  }

  void open() {
    dialog.setAlwaysOnTop(true);
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    dialog.setVisible(true);
    dialog.toFront();
  }

  private void sendIfReal(BooleanSupplier lastPressWasReal) {
    if (lastPressWasReal.getAsBoolean()) {
      reply(true);
    } else if (!closed) {
      notYours.setVisible(true);
      dialog.pack();
    }
  }

  void close() {
    reply(false);
  }

  private void reply(boolean yes) {
    if (!closed) {
      closed = true;
      arming.stop();
      dialog.dispose();
      answer.accept(yes);
    }
  }

  /// A name on the left, its length on the right.
  private static final class Cell extends JPanel
      implements ListCellRenderer<FileDesk.Listing.Item> {
    private final JLabel name;
    private final JLabel size;
    private final Texts texts;

    private Cell(Theme theme, Texts texts) {
      super(new BorderLayout(Theme.px(12), 0));
      this.texts = texts;
      name = Labels.of("", Theme.font(15), theme.ink());
      size = Labels.of("", Theme.font(14), theme.muted());
      setOpaque(false);
      setBorder(BorderFactory.createEmptyBorder(0, Theme.px(10), 0, Theme.px(10)));
      add(name, BorderLayout.CENTER);
      add(size, BorderLayout.EAST);
    }

    @Override
    public JComponent getListCellRendererComponent(
        JList<? extends FileDesk.Listing.Item> list,
        FileDesk.Listing.Item item,
        int index,
        boolean selected,
        boolean focused) {
      name.setText(PlainText.line(item.path(), NAME_LENGTH));
      size.setText(item.path().endsWith("/") ? "" : Sizes.words(item.bytes(), texts));
      return this;
    }
  }
}
