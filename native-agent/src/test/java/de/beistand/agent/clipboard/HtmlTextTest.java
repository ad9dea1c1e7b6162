package de.beistand.agent.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class HtmlTextTest {
  @Test
  @DisplayName("spaces around the ends of lines go, those within stay")
  void lines() {
    assertThat(HtmlText.of("<p>eins <b> zwei</b> </p> <br> <div>drei&nbsp;</div>"))
        .isEqualTo("eins  zwei\n\ndrei");
  }

  /// Far below the 16 MiB that may come.
  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName("a million spaces between tags -> the clipboard is not busy for hours")
  void aMillionSpaces() {
    assertThat(HtmlText.of("a" + "<b> ".repeat(1_000_000) + "z")).hasSize(1_000_002);
  }
}
