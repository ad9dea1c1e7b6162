package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// The window of a program that cannot start: says why, for whoever has clicked an icon and sees no
/// terminal.
public final class StartProblem {
  private static final System.Logger LOG = System.getLogger("beistand.window");
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 40;

  private StartProblem() {}

  /// Shows the window, if there is anything to show it on, and waits until the person has closed
  /// it.
  public static void tell(Texts texts, String why) throws InterruptedException {
    var read = new CountDownLatch(1);
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return;
      }
      EventQueue.invokeAndWait(() -> open(Appearance.preferred(), texts, why, read::countDown));
    } catch (AWTError | InvocationTargetException noDesktop) {
      LOG.log(System.Logger.Level.DEBUG, "no window", noDesktop);
      return;
    }
    read.await();
  }

  static MainFrame open(Theme theme, Texts texts, String why, Runnable onClose) {
    theme.install();
    var frame = new MainFrame(theme, texts, onClose);
    var card = new Card(theme.surface(), theme.border(), 20);
    card.add(new JLabel(Glyph.SHIELD.icon(44, theme.warn()), SwingConstants.LEADING), Stack.gap(0));
    String title = texts.get("start.title");
    card.add(new Paragraph(title, Theme.bold(20), theme.ink(), TEXT_WIDTH), Stack.gap(8));
    card.add(new Paragraph(why, Theme.font(16), theme.ink(), TEXT_WIDTH), Stack.gap(12));
    JButton close = Buttons.primary(texts.get("start.close"), theme);
    close.setPreferredSize(new Dimension(0, Theme.px(48)));
    close.addActionListener(_ -> onClose.run());
    var view = new JPanel(new Stack(Stack.RIM));
    view.setOpaque(false);
    view.add(card, Stack.gap(0));
    view.add(close, Stack.button(16));
    view.getAccessibleContext().setAccessibleName(title);
    view.getAccessibleContext().setAccessibleDescription(why);
    frame.show(view);
    frame.open();
    return frame;
  }
}
