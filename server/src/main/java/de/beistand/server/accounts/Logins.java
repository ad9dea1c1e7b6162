package de.beistand.server.accounts;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logins: beginning, recognising and ending them.
final class Logins {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  /// A login ends when it was not used for so long; a working day with a long lunch.
  static final Duration IDLE = Duration.ofHours(4);

  /// A login ends after so long, used or not.
  static final Duration LONGEST = Duration.ofHours(16);

  /// How exact the time of the last use is kept; spares a write with every request.
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final LoginRepository logins;
  private final TechnicianRepository technicians;
  private final PasswordHashes hashes;
  private final RateLimits limits;
  private final Clock clock;

  Logins(
      LoginRepository logins,
      TechnicianRepository technicians,
      PasswordHashes hashes,
      RateLimits limits,
      Clock clock) {
    this.logins = logins;
    this.technicians = technicians;
    this.hashes = hashes;
    this.limits = limits;
    this.clock = clock;
  }

  /// Checks a login and begins it.
  ///
  /// @param address of the caller, for limits
  LoginResult begin(String login, String password, String address) {
    String name = login.strip().toLowerCase(Locale.ROOT);
    Optional<Duration> pause = limits.use(RateLimit.LOGIN_PER_ADDRESS, address);
    if (pause.isEmpty() && PersonRules.isLogin(name)) {
      pause = limits.use(RateLimit.LOGIN_PER_NAME, name);
    }
    if (pause.isPresent()) {
      LOG.warn("event=login-slowed address={}", address);
      return new LoginResult.TooMany(pause.get());
    }
    Optional<Technician> technician = check(name, password);
    if (technician.isEmpty()) {
      LOG.warn("event=login-failed address={}", address);
      return new LoginResult.Wrong();
    }
    limits.giveBack(RateLimit.LOGIN_PER_ADDRESS, address);
    limits.giveBack(RateLimit.LOGIN_PER_NAME, name);
    return new LoginResult.Begun(begin(technician.get()), technician.get());
  }

  /// Begins a login without a password: right after set-up, or after a change of the password.
  String begin(Technician technician) {
    Instant now = clock.instant();
    String token = Secrets.token();
    logins.deleteExpired(now);
    LOG.info("event=login technician={}", technician.id());
    logins.insert(Secrets.sha256(token), technician.id(), now, now.plus(LONGEST));
    return token;
  }

  Optional<Technician> authenticate(String token) {
    Instant now = clock.instant();
    byte[] hash = Secrets.sha256(token);
    Optional<LoginRepository.Open> open = logins.findOpen(hash, now, now.minus(IDLE));
    if (open.isPresent() && open.get().lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
      logins.seen(hash, now);
    }
    return open.map(LoginRepository.Open::technician);
  }

  void end(String token) {
    logins.delete(Secrets.sha256(token));
  }

  void endAllOf(long technicianId) {
    logins.deleteAllOf(technicianId);
  }

  /// One hash is computed in every case, so that time tells nothing.
  private Optional<Technician> check(String login, String password) {
    boolean hashable = password.length() <= PersonRules.PASSWORD_MOST;
    var found =
        PersonRules.isLogin(login) && hashable
            ? technicians.findByLogin(login)
            : Optional.<TechnicianRepository.WithHash>empty();
    if (found.isEmpty()) {
      hashes.matchNobody(hashable ? password : "");
      return Optional.empty();
    }
    boolean right = hashes.matches(password, found.get().passwordHash());
    return found
        .map(TechnicianRepository.WithHash::technician)
        .filter(technician -> right && !technician.disabled());
  }
}
