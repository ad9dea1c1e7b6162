package de.beistand.server.accounts;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one-time link that creates the first administrator. It works only while there is none, and
/// is asked about that with every request (ScreenConnect CVE-2024-1709: a set-up page that came
/// back after set-up).
final class FirstAdmin {
  private final TechnicianRepository technicians;
  private final PasswordHashes hashes;
  private final Clock clock;
  private byte @Nullable [] tokenHash;

  FirstAdmin(TechnicianRepository technicians, PasswordHashes hashes, Clock clock) {
    this.technicians = technicians;
    this.hashes = hashes;
    this.clock = clock;
  }

  /// Makes the link's token, which replaces an older one; empty if there is an administrator.
  synchronized Optional<String> newToken() {
    if (technicians.hasAdmin()) {
      tokenHash = null;
      return Optional.empty();
    }
    String token = Secrets.token();
    tokenHash = Secrets.sha256(token);
    return Optional.of(token);
  }

  synchronized boolean isOpen(String token) {
    return tokenHash != null
        && MessageDigest.isEqual(tokenHash, Secrets.sha256(token))
        && !technicians.hasAdmin();
  }

  /// Creates the administrator, once.
  SetupResult create(String token, String login, String name, String password, String repeat) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkLogin(login, faults);
    PersonRules.checkName(name, faults);
    PersonRules.checkPassword(password, repeat, login, faults);
    return faults.isEmpty()
        ? create(token, login, name, hashes.hash(password))
        : new SetupResult.Refused(faults);
  }

  private synchronized SetupResult create(String token, String login, String name, String hash) {
    if (!isOpen(token)) {
      return new SetupResult.Closed();
    }
    Optional<Technician> admin =
        technicians.insert(login, name, Role.ADMIN, hash, null, clock.instant());
    if (admin.isEmpty()) {
      return new SetupResult.Refused(Map.of("login", "person.login.taken"));
    }
    tokenHash = null;
    return new SetupResult.Created(admin.get());
  }
}
