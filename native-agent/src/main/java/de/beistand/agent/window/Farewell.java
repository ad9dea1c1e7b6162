package de.beistand.agent.window;

import de.beistand.agent.packed.Trace;
import de.beistand.agent.text.Texts;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// The last window: says what was removed, and what is left to be removed by hand.
public final class Farewell {
  private static final System.Logger LOG = System.getLogger("beistand.window");
  private static final int INSIDE = MainFrame.WIDTH - 40;

  private Farewell() {}

  /// Shows it and waits until the person has closed it.
  ///
  /// @param before what there was
  /// @param left what could not be removed
  public static void tell(Texts texts, List<Trace> before, List<Trace> left)
      throws InterruptedException {
    var read = new CountDownLatch(1);
    try {
      EventQueue.invokeAndWait(
          () -> open(Appearance.preferred(), texts, before, left, read::countDown));
    } catch (InvocationTargetException e) {
      LOG.log(System.Logger.Level.WARNING, "no last window", e);
      return;
    }
    read.await();
  }

  static void open(
      Theme theme, Texts texts, List<Trace> before, List<Trace> left, Runnable onClose) {
    var frame = new MainFrame(theme, texts, onClose);
    boolean all = left.isEmpty();
    var card = new Card(theme.surface(), theme.border(), 20);
    Glyph sign = all ? Glyph.DONE : Glyph.SHIELD;
    card.add(
        new JLabel(sign.icon(44, all ? theme.ok() : theme.warn()), SwingConstants.LEADING),
        Stack.gap(0));
    String title = texts.get(all ? "remove.done" : "remove.some");
    card.add(new Paragraph(title, Theme.bold(20), theme.ink(), INSIDE), Stack.gap(8));
    String stays = texts.get("remove.stays");
    card.add(new Paragraph(stays, Theme.font(15), theme.muted(), INSIDE), Stack.gap(8));
    var view = new JPanel(new Stack(Stack.RIM));
    view.setOpaque(false);
    view.add(card, Stack.gap(0));
    List<Trace> gone = before.stream().filter(trace -> !left.contains(trace)).toList();
    section(view, "remove.gone", gone, theme, texts);
    section(view, "remove.left", left, theme, texts);
    JButton close = Buttons.primary(texts.get("start.close"), theme);
    close.setPreferredSize(new Dimension(0, Theme.px(48)));
    close.addActionListener(_ -> onClose.run());
    view.add(close, Stack.button(16));
    view.getAccessibleContext().setAccessibleName(title);
    frame.show(view);
    frame.open();
  }

  private static void section(
      JPanel view, String key, List<Trace> traces, Theme theme, Texts texts) {
    if (!traces.isEmpty()) {
      view.add(Labels.of(texts.get(key), Theme.bold(15), theme.ink()), Stack.gap(16));
      view.add(new TraceList(theme, texts, traces, MainFrame.WIDTH), Stack.gap(8));
    }
  }
}
