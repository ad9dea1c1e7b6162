package de.beistand.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
  private static final String CHROME_ON_WINDOWS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/142.0.0.0 Safari/537.36";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | WINDOWS | CHROME",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | WINDOWS | EDGE",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0 | WINDOWS | FIREFOX",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0 | WINDOWS | OTHER",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 | MACOS | SAFARI",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0 | MACOS | FIREFOX",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | LINUX | FIREFOX",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | LINUX | CHROME",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | OTHER | CHROME",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 | ANDROID | CHROME",
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36 | ANDROID | OTHER",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1 | IOS | SAFARI",
        "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1 | IOS | CHROME",
        "curl/8.0 | OTHER | OTHER",
      })
  void knowsAnEverydayBrowser(String agent, VisitorSystem system, VisitorBrowser browser) {
    assertThat(Device.of(new Device.Headers(agent, null, null), null, null))
        .isEqualTo(new Device(system, browser));
  }

  @Test
  void aHintIsBelievedBeforeTheUserAgent() {
    assertThat(
            Device.of(
                new Device.Headers(CHROME_ON_WINDOWS, "\"Linux\"", "\"Microsoft Edge\";v=\"142\""),
                null,
                null))
        .isEqualTo(new Device(VisitorSystem.LINUX, VisitorBrowser.EDGE));
  }

  @Test
  void nothingSaidIsAnotherDevice() {
    assertThat(Device.of(new Device.Headers(null, null, null), null, null))
        .isEqualTo(new Device(VisitorSystem.OTHER, VisitorBrowser.OTHER));
  }

  @Test
  void whatWasChosenCounts() {
    var headers = new Device.Headers(CHROME_ON_WINDOWS, null, null);
    assertThat(Device.of(headers, "linux", "firefox"))
        .isEqualTo(new Device(VisitorSystem.LINUX, VisitorBrowser.FIREFOX));
    assertThat(Device.of(headers, "<script>", "?"))
        .isEqualTo(new Device(VisitorSystem.WINDOWS, VisitorBrowser.CHROME));
  }

  @Test
  void safariDoesNotRunOnWindows() {
    var headers = new Device.Headers(CHROME_ON_WINDOWS, null, null);
    assertThat(Device.of(headers, "windows", "safari").browser()).isEqualTo(VisitorBrowser.OTHER);
  }

  @Test
  void everyDeviceHasThreeSteps() {
    for (VisitorSystem system : VisitorSystem.values()) {
      for (VisitorBrowser browser : VisitorBrowser.values()) {
        for (boolean program : new boolean[] {true, false}) {
          var steps = Step.of(new Device(system, browser), program);
          assertThat(steps).hasSize(3);
          assertThat(steps)
              .allMatch(step -> DeviceTest.class.getResource("/static/" + step.picture()) != null);
        }
      }
    }
  }

  @Test
  void withoutAProgramNobodyIsToldToDownloadOne() {
    var device = new Device(VisitorSystem.LINUX, VisitorBrowser.FIREFOX);
    assertThat(Step.of(device, true).getFirst().title()).isEqualTo("front.step.download");
    assertThat(Step.of(device, false))
        .extracting(Step::title)
        .doesNotContain("front.step.download");
  }
}
