package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Scene.Shared.class)
class LoginIT {
  @Test
  void aWrongLoginSaysNothingAndIsSlowedDown(Scene scene) {
    try (WebLogin somebody = new WebLogin(scene.firm().server().url())) {
      String unknown = somebody.logIn("nobody", "whatever it may be").textOf("login-error");
      List<String> complaints = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        complaints.add(
            somebody.logIn("victim-of-guessing", "guess number " + i).textOf("login-error"));
        if (!complaints.getLast().equals(unknown)) {
          break;
        }
      }
      assertThat(complaints.getFirst()).isEqualTo(unknown);
      assertThat(complaints.getLast()).as("slowed down").isNotEqualTo(unknown);
      assertThat(somebody.get("/sessions").text())
          .contains("login-form")
          .doesNotContain("session-filter");
    }
  }

  @Test
  void theSetupPageIsGoneAfterTheSetup(Scene scene) {
    try (WebLogin somebody = new WebLogin(scene.firm().server().url())) {
      for (String path :
          List.of("/setup", "/setup/", "/setup/x", "/setup/x/y", "/setup/%2e%2e/x")) {
        assertThat(somebody.get(path).text()).as(path).doesNotContain("setup-form");
      }
    }
  }
}
