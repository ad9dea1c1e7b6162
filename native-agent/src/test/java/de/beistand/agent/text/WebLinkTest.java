package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebLinkTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Siehe https://hilfe.example/a?b=1#c.; hilfe.example; https://hilfe.example/a?b=1#c",
        "(http://a.example:8080/x); a.example; http://a.example:8080/x",
        "HTTPS://Müller.Example; müller.example; https://xn--mller-kva.example",
        "https://\u0430pple.example/; xn--pple-43d.example; https://xn--pple-43d.example/",
        "https://\u0430\u0440\u0440\u04CF\u0435.example; xn--80ak6aa92e.example; https://xn--80ak6aa92e.example",
        "https://bank.example\\@evil.example/; bank.example; https://bank.example",
        "https://a.example/Köln „x“; a.example; https://a.example/K%C3%B6ln",
      },
      delimiter = ';')
  void aLinkSaysWhereItLeads(String text, String host, String target) {
    assertThat(WebLink.in(text))
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.host()).isEqualTo(host);
              assertThat(link.target()).isEqualTo(target);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bank.example@evil.example/",
        "https://bank.example:pass@evil.example/",
        "javascript:alert(1) data:text/html,x file:///etc/passwd ftp://a.example",
        "https://[::1]/ https://%65vil.example https://-a.example https://a..example",
        "xhttps://a.example",
        "https:// http:///x https://?x",
        "https://straße.example",
      })
  void noLinkWhereItCouldLeadElsewhere(String text) {
    assertThat(WebLink.in(text)).isEmpty();
  }

  @Test
  void noLinkThatNobodyCanRead() {
    assertThat(WebLink.in("https://a.example/" + "x".repeat(500))).isEmpty();
  }

  @Test
  void eachOnce() {
    assertThat(WebLink.in("https://a.example https://b.example https://a.example"))
        .extracting(WebLink::host)
        .isEqualTo(List.of("a.example", "b.example"));
  }
}
