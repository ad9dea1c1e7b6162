package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// Why a program cannot start, and its window: for whoever has clicked an icon and sees no
/// terminal.
///
/// @param why its paragraphs
/// @param wayOut what the person can do instead
public record StartProblem(String title, List<String> why, Optional<WayOut> wayOut) {
  private static final System.Logger LOG = System.getLogger("beistand.window");
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 40;

  public StartProblem {
    why = List.copyOf(why);
  }

  /// A page that helps where this program cannot.
  ///
  /// @param label of the button
  public record WayOut(String label, String address) {}

  /// Nothing but a reason.
  public static StartProblem of(Texts texts, String why) {
    return new StartProblem(texts.get("start.title"), List.of(why), Optional.empty());
  }

  /// Shows the window, if there is anything to show it on, and waits until the person has closed
  /// it.
  public void tell(Texts texts) throws InterruptedException {
    var read = new CountDownLatch(1);
    try {
      if (GraphicsEnvironment.isHeadless()) {
        return;
      }
      EventQueue.invokeAndWait(() -> open(Appearance.preferred(), texts, read::countDown));
    } catch (AWTError | InvocationTargetException noDesktop) {
      LOG.log(System.Logger.Level.DEBUG, "no window", noDesktop);
      return;
    }
    read.await();
  }

  MainFrame open(Theme theme, Texts texts, Runnable onClose) {
    theme.install();
    var frame = new MainFrame(theme, texts, onClose);
    var card = new Card(theme.surface(), theme.border(), 20);
    card.add(new JLabel(Glyph.SHIELD.icon(44, theme.warn()), SwingConstants.LEADING), Stack.gap(0));
    card.add(new Paragraph(title, Theme.bold(20), theme.ink(), TEXT_WIDTH), Stack.gap(8));
    why.forEach(
        text ->
            card.add(new Paragraph(text, Theme.font(16), theme.ink(), TEXT_WIDTH), Stack.gap(12)));
    var view = new JPanel(new Stack(Stack.RIM));
    view.setOpaque(false);
    view.add(card, Stack.gap(0));
    wayOut.ifPresent(
        way -> {
          JButton go = tall(Buttons.primary(way.label(), theme));
          go.addActionListener(
              _ -> {
                WebBrowser.open(way.address());
                onClose.run();
              });
          view.add(go, Stack.button(16));
        });
    String words = texts.get("start.close");
    JButton close =
        tall(wayOut.isPresent() ? Buttons.outlined(words, theme) : Buttons.primary(words, theme));
    close.addActionListener(_ -> onClose.run());
    view.add(close, Stack.button(wayOut.isPresent() ? 8 : 16));
    view.getAccessibleContext().setAccessibleName(title);
    view.getAccessibleContext().setAccessibleDescription(String.join("\n", why));
    frame.show(view);
    frame.open();
    return frame;
  }

  private static JButton tall(JButton button) {
    button.setPreferredSize(new Dimension(0, Theme.px(48)));
    return button;
  }
}
