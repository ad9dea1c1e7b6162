package de.beistand.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {
  private final PasswordHashes hashes = new PasswordHashes(1);

  @Test
  void argon2idWithItsOwnSaltEachTime() {
    String one = hashes.hash("Grüße, 5 € für @müller");
    String other = hashes.hash("Grüße, 5 € für @müller");
    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
    assertThat(one.length()).isLessThanOrEqualTo(200);
    assertThat(hashes.matches("Grüße, 5 € für @müller", one)).isTrue();
    assertThat(hashes.matches("Grüße, 5 € für @mueller", one)).isFalse();
  }

  @Test
  void aGeneratedPasswordIsEasyToReadOut() {
    assertThat(Secrets.password()).matches("([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}");
    assertThat(Secrets.password()).isNotEqualTo(Secrets.password());
  }

  @Test
  void aTokenHas256Bits() {
    assertThat(Secrets.token()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Secrets.token());
  }
}
