package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.trust.SessionSecret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SessionPasswordTest {
  @Test
  void threeGroupsOfUnmistakableSymbols() {
    SessionPassword password = SessionPassword.make(new SecureRandom());
    String symbols = "[" + SessionPassword.ALPHABET + "]{3}";
    assertThat(password.shown()).matches(symbols + " " + symbols + " " + symbols);
  }

  @Test
  void noSymbolThatSoundsOrLooksLikeAnother() {
    assertThat(SessionPassword.ALPHABET).doesNotContainPattern("[01OIBCDEGPTVWAHJNSXQ35]");
    assertThat(SessionPassword.ALPHABET.chars().distinct()).hasSize(14);
  }

  @Test
  void theSecretIsThatOfTheShownPassword() {
    SessionPassword password = SessionPassword.make(new SecureRandom());
    String typed = password.shown().toLowerCase(java.util.Locale.ROOT).replace(" ", "");
    var secret = SessionSecret.of(typed, password.salt(), password.iterations());
    assertThat(password.secret().proves(secret.proof("session"), "session")).isTrue();
  }

  @Test
  void saysNothingInLogs() {
    assertThat(SessionPassword.make(new SecureRandom())).hasToString("SessionPassword");
  }
}
