package de.beistand.agent.window;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.Timer;

/// What the keyboard reaches first in a window that asks something and has just opened.
///
/// A window manager may give a window the keyboard long after it stands, and then Java gives it to
/// nothing in it; or the press that opened the window brings the keyboard to the window that was
/// pressed only now. Escape would go nowhere, or elsewhere. So the place is asked for again when
/// the keyboard comes, and the keyboard for a second while another window of this program has it.
/// It is taken from no other program.
final class FirstFocus {
  private static final int LOOK_MILLIS = 250;
  private static final int LOOKS = 4;

  private FirstFocus() {}

  /// @param place must be focusable and inside the window
  static void in(Window window, Component place) {
    var looks =
        new Timer(
            LOOK_MILLIS,
            new ActionListener() {
              private int done;

              @Override
              public void actionPerformed(ActionEvent event) {
                done++;
                if (done == LOOKS || window.isFocused() || !window.isShowing()) {
                  ((Timer) event.getSource()).stop();
                } else if (anotherWindowOfOursIsFocused()) {
                  window.toFront();
                  place.requestFocus();
                }
              }
            });
    window.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            place.requestFocusInWindow();
            looks.start();
          }
        });
    window.addWindowFocusListener(
        new WindowAdapter() {
          @Override
          public void windowGainedFocus(WindowEvent event) {
            window.removeWindowFocusListener(this);
            place.requestFocusInWindow();
          }
        });
  }

  private static boolean anotherWindowOfOursIsFocused() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow() != null;
  }
}
