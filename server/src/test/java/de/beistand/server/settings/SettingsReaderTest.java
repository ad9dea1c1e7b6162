package de.beistand.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  @Test
  void withoutAnySettingTheServerRunsOnThisMachineOnly() {
    Settings settings = good(Map.of(), Map.of());
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.dataFolder()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.programFolder()).isEqualTo(Path.of("programs").toAbsolutePath());
    assertThat(settings.database()).isEqualTo(new Settings.DatabaseChoice.Embedded());
    assertThat(settings.graces().agent()).isEqualTo(Duration.ofSeconds(120));
    assertThat(settings.turn().urls()).isEmpty();
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    Settings settings =
        good(Map.of("port", "1", "firm", "A"), Map.of("BEISTAND_PORT", "2", "OTHER", "x"));
    assertThat(settings.port()).isEqualTo(2);
    assertThat(settings.firm()).isEqualTo("A");
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:2");
  }

  @Test
  void allErrorsAreListedAtOnce() {
    assertThat(
            bad(
                Map.of(
                    "port", "70000",
                    "publicUrl", "http://example.com",
                    "relayOnly", "yes",
                    "turnUrls", "turn:relay.example.com, http://x",
                    "databaseUrl", "jdbc:mysql://x",
                    "agentGraceSeconds", "0",
                    "colour", "blue")))
        .containsExactlyInAnyOrder(
            "colour: no such setting",
            "port: must be a number from 0 to 65535: \"70000\"",
            "publicUrl: must be https: browsers encrypt only on secure pages:"
                + " \"http://example.com\"",
            "relayOnly: must be true or false: \"yes\"",
            "turnUrls: must be stun:, turn: or turns: URLs: \"http://x\"",
            "turnSecret: is missing, turnUrls needs it",
            "databaseUrl: must start with jdbc:mariadb://",
            "databaseUser: is missing",
            "agentGraceSeconds: must be a number from 1 to 3600: \"0\"");
  }

  @ParameterizedTest
  @CsvSource({
    "https://help.example.com,https://help.example.com",
    "https://help.example.com/,https://help.example.com",
    "https://help.example.com:8443,https://help.example.com:8443",
    "https://help.example.com:443,https://help.example.com",
    "http://localhost:80,http://localhost",
    "http://127.0.0.1:8080,http://127.0.0.1:8080"
  })
  void publicUrlsAreOriginsAsBrowsersWriteThem(String given, String understood) {
    assertThat(good(Map.of("publicUrl", given), Map.of()).publicUrl()).isEqualTo(understood);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help.example.com",
        "ftp://example.com",
        "https://example.com/help",
        "https://example.com?a=b",
        "https://user@example.com",
        "https://Example.com",
        "https://",
        "http://exa mple"
      })
  void anythingElseIsNoPublicUrl(String url) {
    assertThat(bad(Map.of("publicUrl", url))).singleElement().asString().startsWith("publicUrl: ");
  }

  @Test
  void secretsDoNotShowInText() {
    Settings settings =
        good(
            Map.of(
                "databaseUrl", "jdbc:mariadb://db/beistand",
                "databaseUser", "u",
                "databasePassword", "hush1",
                "turnUrls", "turn:relay.example.com:3478?transport=udp",
                "turnSecret", "hush2"),
            Map.of());
    assertThat(settings.toString()).doesNotContain("hush");
  }

  @Test
  void aFreePortBecomesPartOfTheLocalAddress() {
    assertThat(good(Map.of("port", "0"), Map.of()).withPort(4711).publicUrl())
        .isEqualTo("http://localhost:4711");
    assertThat(
            good(Map.of("port", "0", "publicUrl", "https://example.com"), Map.of())
                .withPort(4711)
                .publicUrl())
        .isEqualTo("https://example.com");
  }

  private static Settings good(Map<String, String> file, Map<String, String> environment) {
    SettingsReader.Result result = SettingsReader.read(file, environment);
    assertThat(result).isInstanceOf(SettingsReader.Result.Good.class);
    return ((SettingsReader.Result.Good) result).settings();
  }

  private static List<String> bad(Map<String, String> file) {
    SettingsReader.Result result = SettingsReader.read(file, Map.of());
    assertThat(result).isInstanceOf(SettingsReader.Result.Bad.class);
    return ((SettingsReader.Result.Bad) result).errors();
  }
}
