package de.beistand.agent.window;

import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.Timer;

/// The pause before a question that just popped up takes any input: who was clicking or typing
/// somewhere else must not answer it by accident. A key or click during the pause starts it again.
final class Arming {
  private static final int PAUSE_MILLIS = 700;

  private final JDialog dialog;
  private final Runnable onArmed;
  private final Timer pause = new Timer(PAUSE_MILLIS, _ -> armed());
  private final KeyEventDispatcher swallowKeys = this::swallow;

  Arming(JDialog dialog, Runnable onArmed) {
    this.dialog = dialog;
    this.onArmed = onArmed;
    pause.setRepeats(false);
    var cover = new JComponent() {};
    cover.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            pause.restart();
          }
        });
    dialog.setGlassPane(cover);
    cover.setVisible(true);
  }

  /// Starts the pause; when the dialog is on the screen.
  void start() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(swallowKeys);
    pause.start();
  }

  void stop() {
    pause.stop();
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(swallowKeys);
  }

  private boolean swallow(KeyEvent event) {
    if (KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow() != dialog) {
      return false;
    }
    if (event.getID() == KeyEvent.KEY_PRESSED) {
      pause.restart();
    }
    return true;
  }

  private void armed() {
    stop();
    dialog.getGlassPane().setVisible(false);
    onArmed.run();
  }
}
