package de.beistand.acceptance;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/// Sets a fresh server up as its operator would: follows the one-time link, makes the
/// administrator, then a technician.
public final class FirstAdmin {
  private FirstAdmin() {}

  /// Somebody who may log in.
  public record Account(String login, String password) {}

  /// @param technician who works with customers
  public record Team(Account admin, Account technician) {}

  /// Creates both accounts.
  public static Team create(ServerProcess server) {
    Account admin = new Account("chefin", randomPassword());
    try (WebLogin web = new WebLogin(server.url())) {
      String setup = URI.create(server.setupLink()).getPath();
      expect(200, web.get(setup));
      expect(
          200,
          web.post(
              setup,
              Map.of(
                  "name", "Carla Chefin",
                  "login", admin.login(),
                  "password", admin.password(),
                  "repeat", admin.password())));
      expect(200, web.logIn(admin.login(), admin.password()));
      expect(200, web.get("/technicians"));
      WebLogin.Page created =
          web.post(
              "/technicians",
              Map.of("name", "Tom Techniker", "login", "tom", "role", "TECHNICIAN"));
      expect(200, created);
      return new Team(admin, new Account("tom", created.textOf("new-password")));
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.ofDelimiter("-").formatHex(bytes);
  }

  private static void expect(int status, WebLogin.Page page) {
    if (page.status() != status) {
      throw new IllegalStateException(
          page.address() + " gave " + page.status() + ":\n" + page.text());
    }
  }
}
