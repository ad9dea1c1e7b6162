package de.beistand.agent.window;

import java.io.IOException;

/// The customer's own web browser, as the desktop starts it (xdg-utils).
final class WebBrowser {
  private static final System.Logger LOG = System.getLogger("beistand.window");

  private WebBrowser() {}

  /// Opens an address that this program made, or [de.beistand.agent.text.WebLink]; returns at once.
  static void open(String target) {
    try {
      new ProcessBuilder("xdg-open", target)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "no browser opens: {0}", e.getMessage());
    }
  }
}
