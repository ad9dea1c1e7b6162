package de.beistand.agent;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// One line on standard error for each thing that happened: time in UTC, level, part, text.
///
/// Line breaks and other control characters of the text are escaped: names that come over the
/// network cannot forge lines. The system property `beistand.log` sets the level (`FINE` tells each
/// effect of the session); no password and no SDP is ever logged.
final class LogFormat extends Formatter {
  /// Kept here, because the log manager forgets loggers that nobody holds.
  private static final Logger OURS = Logger.getLogger("beistand");

  /// Makes this the only log of the process.
  static void install() {
    Logger root = Logger.getLogger("");
    Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
    var console = new ConsoleHandler();
    console.setFormatter(new LogFormat());
    console.setLevel(Level.ALL);
    root.addHandler(console);
    root.setLevel(Level.WARNING);
    OURS.setLevel(Level.parse(System.getProperty("beistand.log", "INFO")));
  }

  @Override
  public String format(LogRecord record) {
    var text = new StringBuilder(formatMessage(record));
    if (record.getThrown() != null) {
      var trace = new StringWriter();
      record.getThrown().printStackTrace(new PrintWriter(trace, true));
      text.append(' ').append(trace);
    }
    return record.getInstant()
        + " "
        + record.getLevel()
        + " "
        + record.getLoggerName()
        + " "
        + escaped(text)
        + "\n";
  }

  static String escaped(CharSequence text) {
    var out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (c == '\n') {
                out.append("\\n");
              } else if (Character.isISOControl(c)) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
