package de.beistand.server.accounts;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts: creating and disabling them, and their passwords.
final class Technicians {
  private static final Logger LOG = LoggerFactory.getLogger(Technicians.class);

  private final TechnicianRepository repository;
  private final Logins logins;
  private final PasswordHashes hashes;
  private final RateLimits limits;
  private final Clock clock;
  private final List<LongConsumer> whenDisabled = new CopyOnWriteArrayList<>();

  Technicians(
      TechnicianRepository repository,
      Logins logins,
      PasswordHashes hashes,
      RateLimits limits,
      Clock clock) {
    this.repository = repository;
    this.logins = logins;
    this.hashes = hashes;
    this.limits = limits;
    this.clock = clock;
  }

  void whenDisabled(LongConsumer listener) {
    whenDisabled.add(listener);
  }

  List<Technician> all() {
    return repository.all();
  }

  Optional<Technician> find(long id) {
    return repository.find(id).map(TechnicianRepository.WithHash::technician);
  }

  /// Creates an account with a generated password.
  CreateResult create(String login, String name, Role role, long by) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkLogin(login, faults);
    PersonRules.checkName(name, faults);
    if (!faults.isEmpty()) {
      return new CreateResult.Refused(faults);
    }
    String password = Secrets.password();
    return repository
        .insert(login, name, role, hashes.hash(password), by, clock.instant())
        .<CreateResult>map(technician -> new CreateResult.Created(technician, password))
        .orElseGet(() -> new CreateResult.Refused(Map.of("login", "person.login.taken")));
  }

  /// Gives an account a generated password and ends its logins.
  ///
  /// @return the password; empty if there is no such account
  Optional<String> resetPassword(long id, long by) {
    Optional<Technician> technician = find(id);
    if (technician.isEmpty()) {
      return Optional.empty();
    }
    String password = Secrets.password();
    repository.resetPassword(technician.get(), hashes.hash(password), by, clock.instant());
    logins.endAllOf(id);
    return Optional.of(password);
  }

  /// Changes a person's own password and ends all logins of the account, the current one too.
  ///
  /// @return form field → key of the text catalogue; empty = changed
  Map<String, String> changePassword(
      Technician technician, String current, String password, String repeat) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkPassword(password, repeat, technician.login(), faults);
    if (!faults.isEmpty()) {
      return faults;
    }
    String key = Long.toString(technician.id());
    if (limits.use(RateLimit.PASSWORD_CHANGE_PER_TECHNICIAN, key).isPresent()) {
      return Map.of("current", "error.text.429");
    }
    boolean right =
        current.length() <= PersonRules.PASSWORD_MOST
            && repository
                .find(technician.id())
                .filter(found -> hashes.matches(current, found.passwordHash()))
                .isPresent();
    if (!right) {
      return Map.of("current", "person.password.wrong");
    }
    limits.giveBack(RateLimit.PASSWORD_CHANGE_PER_TECHNICIAN, key);
    repository.changePassword(technician, hashes.hash(password), clock.instant());
    logins.endAllOf(technician.id());
    return Map.of();
  }

  /// Disables an account; its logins and its live session end at once.
  DisableResult disable(long id, long by) {
    if (id == by) {
      return DisableResult.OWN_ACCOUNT;
    }
    Optional<Technician> technician = find(id);
    if (technician.isEmpty()) {
      return DisableResult.UNKNOWN;
    }
    if (!repository.disable(technician.get(), by, clock.instant())) {
      return DisableResult.LAST_ADMIN;
    }
    logins.endAllOf(id);
    LOG.info("event=technician-disabled technician={} by={}", id, by);
    whenDisabled.forEach(listener -> listener.accept(id));
    return DisableResult.DISABLED;
  }

  boolean enable(long id, long by) {
    Optional<Technician> technician = find(id);
    technician.ifPresent(found -> repository.enable(found, by, clock.instant()));
    return technician.isPresent();
  }
}
