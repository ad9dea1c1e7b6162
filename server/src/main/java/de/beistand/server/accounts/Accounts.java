package de.beistand.server.accounts;

import de.beistand.server.limits.RateLimits;
import de.beistand.server.web.FormToken;
import de.beistand.server.web.Viewer;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;

/// The front door of this package: who is behind a login, and the pages around accounts.
public final class Accounts {
  /// Each takes 19 MiB and a core for about 130 ms.
  private static final int HASHES_AT_ONCE = 4;

  private final Logins logins;
  private final Technicians technicians;
  private final FirstAdmin firstAdmin;

  public Accounts(DSLContext database, RateLimits limits, Clock clock) {
    TechnicianRepository repository = new TechnicianRepository(database);
    PasswordHashes hashes = new PasswordHashes(HASHES_AT_ONCE);
    this.logins = new Logins(new LoginRepository(database), repository, hashes, limits, clock);
    this.technicians = new Technicians(repository, logins, hashes, limits, clock);
    this.firstAdmin = new FirstAdmin(repository, hashes, clock);
  }

  /// The person behind a login token, if the login has not ended and the account is not disabled.
  ///
  /// @param token value of the cookie [de.beistand.server.web.Identity#cookieName]
  public Optional<Technician> authenticate(String token) {
    return logins.authenticate(token);
  }

  /// Like [#authenticate], for pages.
  public Optional<Viewer> viewer(String token) {
    return authenticate(token)
        .map(
            technician ->
                new Viewer(
                    technician.id(),
                    technician.login(),
                    technician.displayName(),
                    technician.role() == Role.ADMIN,
                    FormToken.of(token)));
  }

  /// The token of the link `/setup/<token>` that creates the first administrator, for the terminal
  /// only; empty if there is one.
  public Optional<String> newSetupToken() {
    return firstAdmin.newToken();
  }

  /// Tells `listener` the id of each account that is disabled from now on, after its logins have
  /// ended.
  public void whenDisabled(LongConsumer listener) {
    technicians.whenDisabled(listener);
  }

  public void register(RoutesConfig routes, Web web) {
    new LoginRoutes(logins, web.pages(), web.identity()).register(routes);
    new SetupRoutes(firstAdmin, logins, web.pages(), web.identity()).register(routes);
    new TechnicianRoutes(technicians, web.pages(), web.identity()).register(routes);
    new OwnAccountRoutes(technicians, logins, web.pages(), web.identity()).register(routes);
  }
}
