package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  @Test
  void oneLineWhateverTheTextHolds() {
    var record = new LogRecord(Level.WARNING, "name\nforged line\r\u001b[31m");
    record.setLoggerName("beistand.session");
    record.setInstant(Instant.parse("2026-11-22T10:00:00Z"));
    record.setThrown(new IllegalStateException("why"));
    String line = new LogFormat().format(record);
    assertThat(line)
        .startsWith(
            "2026-11-22T10:00:00Z WARNING beistand.session"
                + " name\\nforged line\\u000d\\u001b[31m java.lang.IllegalStateException: why\\n")
        .endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n");
  }
}
