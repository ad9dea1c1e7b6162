package de.beistand.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static String html(String markdown) {
    return Markdown.html(markdown).toString();
  }

  @Test
  void headingsBeginBelowThatOfThePageAndSkipNoLevel() {
    assertThat(html("# A\n\n## B\n\n###### F")).isEqualTo("<h2>A</h2>\n<h3>B</h3>\n<h4>F</h4>\n");
    assertThat(html("## B\n\n# A")).isEqualTo("<h2>B</h2>\n<h2>A</h2>\n");
  }

  @Test
  void textAndListsAreText() {
    assertThat(html("**fett** & *kursiv*\n\n- eins\n- zwei"))
        .isEqualTo(
            "<p><strong>fett</strong> &amp; <em>kursiv</em></p>\n"
                + "<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>\n");
  }

  @Test
  void linksLeadToTheWeb() {
    assertThat(html("[a](https://example.com/?a=1&b=2) [b](mailto:a@b.c) [c](/privacy)"))
        .contains(
            "href=\"https://example.com/?a=1&amp;b=2\"",
            "href=\"mailto:a@b.c\"",
            "href=\"/privacy\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](https://evil.test/pixel.png)",
        "![x](x \"a\\\" onload=\\\"alert(1)\")",
        "[x](https://a.test \"t\\\" onclick=\\\"alert(1)\")",
        "```\n<script>\n```",
        "<style>*{display:none}</style>",
      })
  void nothingRunsAndNothingIsLoaded(String markdown) {
    assertThat(html(markdown))
        .doesNotContainIgnoringCase(
            "<script", "<img", "<style", "href=\"javascript", "href=\"data", "href=\"vbscript")
        .doesNotContainPattern("<[^>]* on[a-z]+=\"");
  }
}
