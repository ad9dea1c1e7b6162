package de.beistand.server.front;

import de.beistand.server.operator.OperatorSettings;
import java.net.URI;

/// What a firm pastes into its own site to lead its customers here: no script, nothing that is
/// loaded from this server.
///
/// @param link a button
/// @param form a button with a field for the session number
record Snippets(String link, String form) {
  private static final String BUTTON =
      "display:inline-block;padding:12px 20px;border:0;border-radius:8px;background:%s;color:#fff;"
          + "font:600 17px system-ui,sans-serif;text-decoration:none;cursor:pointer";
  private static final String FIELD =
      "padding:11px 12px;border:1px solid #7c8e94;border-radius:8px;font:17px system-ui,sans-serif";

  static Snippets of(URI publicUrl, String words, OperatorSettings settings, String number) {
    String button = BUTTON.formatted(settings.accent().hex());
    String text = escaped(words);
    return new Snippets(
        """
        <a href="%s/" style="%s">%s</a>
        """
            .formatted(publicUrl, button, text)
            .strip(),
        """
        <form action="%s/start" method="get">
          <input name="number" inputmode="numeric" maxlength="15" aria-label="%s" placeholder="%s" style="%s">
          <button style="%s">%s</button>
        </form>
        """
            .formatted(publicUrl, escaped(number), escaped(number), FIELD, button, text)
            .strip());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
