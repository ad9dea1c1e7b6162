package de.beistand.server;

import de.beistand.server.abuse.AbuseReports;
import de.beistand.server.abuse.AbuseRepository;
import de.beistand.server.accounts.Accounts;
import de.beistand.server.consent.EvidenceKey;
import de.beistand.server.consent.ReportLinkRepository;
import de.beistand.server.customers.CustomerRepository;
import de.beistand.server.customers.Customers;
import de.beistand.server.customers.KnownMachineRepository;
import de.beistand.server.database.Database;
import de.beistand.server.database.DatabaseUnavailable;
import de.beistand.server.downloads.DownloadRoutes;
import de.beistand.server.downloads.Downloads;
import de.beistand.server.evidence.Evidence;
import de.beistand.server.front.Front;
import de.beistand.server.handover.Handovers;
import de.beistand.server.invitations.InvitationRepository;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.invitations.JoinRoutes;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.MachineRepository;
import de.beistand.server.machines.Machines;
import de.beistand.server.mail.Outbox;
import de.beistand.server.onlookers.Onlookers;
import de.beistand.server.onlookers.WatchRoutes;
import de.beistand.server.operator.Operator;
import de.beistand.server.recordings.Recordings;
import de.beistand.server.recordings.ReviewKeys;
import de.beistand.server.requests.ClosedRoutes;
import de.beistand.server.requests.Conditions;
import de.beistand.server.requests.CustomerSide;
import de.beistand.server.requests.Queue;
import de.beistand.server.requests.RequestRepository;
import de.beistand.server.requests.RequestRoutes;
import de.beistand.server.requests.Requests;
import de.beistand.server.review.Review;
import de.beistand.server.sessions.Agents;
import de.beistand.server.sessions.BlockRepository;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.SessionRepository;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.settings.Settings;
import de.beistand.server.signaling.Desk;
import de.beistand.server.signaling.SignalingRoutes;
import de.beistand.server.sockets.OpenSockets;
import de.beistand.server.sockets.Pace;
import de.beistand.server.turn.TurnCredentials;
import de.beistand.server.web.Web;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running server: every part wired by hand, top down, and closed in reverse.
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final Settings settings;
  private final Database database;
  private final Sessions sessions;
  private final Invitations invitations;
  private final Requests requests;
  private final Recordings recordings;
  private final OpenSockets sockets;
  private final Javalin javalin;

  private Server(
      Settings settings,
      Database database,
      Sessions sessions,
      Invitations invitations,
      Requests requests,
      Recordings recordings,
      OpenSockets sockets,
      Javalin javalin) {
    this.settings = settings;
    this.database = database;
    this.sessions = sessions;
    this.invitations = invitations;
    this.requests = requests;
    this.recordings = recordings;
    this.sockets = sockets;
    this.javalin = javalin;
  }

  /// Starts everything; prints `ready <publicUrl>` on `out` once requests are answered.
  ///
  /// @throws IOException if the port is taken
  public static Server start(Settings asked, Clock clock, PrintStream out)
      throws IOException, DatabaseUnavailable {
    return start(asked, Pace.USUAL, clock, out);
  }

  /// Like [#start(Settings, Clock, PrintStream)], with another patience for WebSocket peers.
  static Server start(Settings asked, Pace pace, Clock clock, PrintStream out)
      throws IOException, DatabaseUnavailable {
    Door door = Door.open(asked);
    try {
      Settings settings = asked.withPort(door.port());
      EvidenceKey key = EvidenceKey.open(settings.dataFolder());
      Database database = Database.open(settings);
      try {
        return start(settings, pace, clock, out, key, database, door);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (DatabaseUnavailable | IOException | RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private static Server start(
      Settings settings,
      Pace pace,
      Clock clock,
      PrintStream out,
      EvidenceKey key,
      Database database,
      Door door) {
    var limits = new RateLimits(clock);
    var accounts = new Accounts(database.sql(), limits, clock);
    var operator = new Operator(database.sql(), settings, clock);
    var web =
        new Web(
            URI.create(settings.publicUrl()),
            () -> Front.house(operator.current()),
            ZoneId.systemDefault(),
            accounts::viewer);
    var downloads = new Downloads(settings.programFolder());
    var review = new Review(database.sql(), clock, ZoneId.systemDefault());
    var machines =
        new Machines(new MachineRepository(database.sql()), limits, clock, new SecureRandom());
    var agents = new Agents();
    var reportLinks = new ReportLinkRepository(database.sql(), new SecureRandom(), clock);
    var turn = new TurnCredentials(settings.turn(), clock);
    var blocks = new BlockRepository(database.sql(), clock);
    var sessions =
        new Sessions(
            new SessionRepository(database.sql(), clock, key),
            blocks,
            reportLinks,
            turn,
            agents,
            limits,
            operator,
            settings.graces());
    accounts.whenDisabled(sessions::revoke);
    var consoles = new Consoles();
    var invitations =
        new Invitations(
            new InvitationRepository(database.sql()),
            consoles,
            limits,
            settings.publicUrl(),
            new SecureRandom(),
            clock);
    accounts.whenDisabled(invitations::revokeAll);
    var customers = new Customers(new CustomerRepository(database.sql()), clock);
    var requestRows = new RequestRepository(database.sql());
    var queue = new Queue(requestRows, agents, clock);
    var requests =
        new Requests(
            requestRows,
            customers,
            invitations,
            queue,
            new CustomerSide(agents, clock),
            limits,
            () -> Conditions.of(operator.current()),
            clock);
    sessions.listen(requests::hear);
    var reviewKeys = new ReviewKeys(database.sql(), () -> operator.current().recording(), clock);
    var recordings = new Recordings(database.sql(), settings.dataFolder(), reviewKeys, clock);
    sessions.listen(recordings::hear);
    var handovers = new Handovers(sessions, agents, consoles, invitations, queue::watching);
    sessions.listen(handovers::hear);
    var onlookers = new Onlookers(sessions, consoles, turn, queue::watching);
    sessions.listen(onlookers::hear);
    accounts.whenDisabled(onlookers::revoke);
    accounts.whenDisabled(queue::revoke);
    var abuse = new AbuseReports(new AbuseRepository(database.sql()), limits, clock);
    var sockets = new OpenSockets(pace);
    var signaling =
        new SignalingRoutes(
            settings,
            operator,
            accounts,
            web,
            limits,
            machines,
            agents,
            sessions,
            consoles,
            invitations,
            new Desk(requests, queue, abuse, handovers, onlookers),
            sockets,
            pace);
    var front = new Front(operator, web, downloads);
    var outbox =
        new Outbox(
            settings.dataFolder().resolve("outbox"),
            URI.create(settings.publicUrl()),
            new SecureRandom(),
            clock);
    var evidence =
        new Evidence(
            database.sql(), key, reportLinks, operator, outbox, limits, web, recordings, clock);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.concurrency.useVirtualThreads = true;
              Front.limitUploads(config);
              config.jetty.addConnector(door::connector);
              web.install(config);
              accounts.register(config.routes, web);
              review.register(config.routes, web);
              new DownloadRoutes(downloads, limits, web.pages(), invitations::downloaded)
                  .register(config.routes);
              front.register(config.routes);
              new JoinRoutes(invitations, downloads, web.pages()).register(config.routes);
              customers.register(
                  config.routes,
                  web,
                  new KnownMachineRepository(database.sql()),
                  agents,
                  () -> operator.current().recording(),
                  reviewKeys::hasActive);
              new RequestRoutes(requests, web, clock).register(config.routes);
              new ClosedRoutes(requestRows, web.pages()).register(config.routes);
              abuse.register(config.routes, web, blocks::inForce);
              recordings.register(config.routes, operator, web);
              evidence.register(config.routes);
              new WatchRoutes(onlookers, web).register(config.routes);
              signaling.register(config);
            });
    sessions.recover();
    recordings.start();
    javalin.start();
    LOG.info("event=ready url={}", settings.publicUrl());
    out.println("ready " + settings.publicUrl());
    accounts
        .newSetupToken()
        .ifPresent(token -> out.println("setup " + settings.publicUrl() + "/setup/" + token));
    return new Server(
        settings, database, sessions, invitations, requests, recordings, sockets, javalin);
  }

  /// The settings in force, with the port that is really open.
  public Settings settings() {
    return settings;
  }

  /// For tests that look at every route.
  Javalin javalin() {
    return javalin;
  }

  /// The session numbers.
  Invitations invitations() {
    return invitations;
  }

  /// The live sessions.
  Sessions sessions() {
    return sessions;
  }

  @Override
  public void close() {
    LOG.info("event=stopping");
    requests.close();
    sessions.close();
    sockets.close();
    javalin.stop();
    recordings.close();
    database.close();
    LOG.info("event=stopped");
  }

  /// Ends as a crash would, for tests: the peers are not told, live sessions stay as they are.
  void crash() {
    requests.close();
    sessions.close();
    javalin.stop();
    recordings.close();
    database.close();
  }
}
