package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Accounts;
import de.beistand.server.accounts.Technician;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machines;
import de.beistand.server.operator.Operator;
import de.beistand.server.sessions.Agents;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.settings.Settings;
import de.beistand.server.sockets.OpenSockets;
import de.beistand.server.sockets.Pace;
import de.beistand.server.sockets.PeerSocket;
import de.beistand.server.sockets.Refusal;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Web;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketCreator;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The four WebSockets of docs/protocol.md.
///
/// They are Jetty's own, not Javalin's: Javalin hands out no pongs, without which nobody notices a
/// peer that vanished (docs/design-decisions.md).
public final class SignalingRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SignalingRoutes.class);
  private static final Codec<ServerToAgent> TO_AGENT = Codec.tolerant(ServerToAgent.class);
  private static final Codec<ServerToOnlooker> TO_ONLOOKER = Codec.tolerant(ServerToOnlooker.class);
  private static final Codec<ServerToTechnician> TO_TECHNICIAN =
      Codec.tolerant(ServerToTechnician.class);

  /// UTF-8 needs at most three bytes for each of the characters that [Codec#MAX_LENGTH] counts.
  private static final long MAX_BYTES = 3L * Codec.MAX_LENGTH;

  private final Settings settings;
  private final Accounts accounts;
  private final String cookieName;
  private final Sessions sessions;
  private final Consoles consoles;
  private final Invitations invitations;
  private final Desk desk;
  private final OpenSockets open;
  private final Pace pace;
  private final AgentDialogue.Parts agentParts;

  public SignalingRoutes(
      Settings settings,
      Operator operator,
      Accounts accounts,
      Web web,
      RateLimits limits,
      Machines machines,
      Agents agents,
      Sessions sessions,
      Consoles consoles,
      Invitations invitations,
      Desk desk,
      OpenSockets open,
      Pace pace) {
    this.settings = settings;
    this.accounts = accounts;
    this.cookieName = web.identity().cookieName();
    this.sessions = sessions;
    this.consoles = consoles;
    this.invitations = invitations;
    this.desk = desk;
    this.open = open;
    this.pace = pace;
    this.agentParts =
        new AgentDialogue.Parts(
            settings,
            operator,
            limits,
            machines,
            agents,
            sessions,
            invitations,
            desk,
            new SecureRandom());
  }

  /// Adds the sockets.
  public void register(JavalinConfig config) {
    config.jetty.modifyServletContextHandler(
        context -> {
          context.addServlet(new ServletHolder(new Endpoint(this::agent)), "/agent");
          context.addServlet(new ServletHolder(new Endpoint(this::browser)), "/share/signaling");
          context.addServlet(
              new ServletHolder(new Endpoint(this::technician)), "/console/signaling");
          context.addServlet(new ServletHolder(new Endpoint(this::onlooker)), "/watch/signaling");
        });
  }

  /// An agent proves a key; a cookie has no place here, so that no browser can be used as one.
  private @Nullable Object agent(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
    HttpServletRequest http = request.getHttpServletRequest();
    if (http.getHeader("Cookie") != null) {
      return forbid(response, "agents send no cookies");
    }
    return agentSocket(http, response, false);
  }

  /// A customer's browser proves a key that it made for this visit. Cookies come along and mean
  /// nothing; other sites' pages have no business here.
  private @Nullable Object browser(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
    HttpServletRequest http = request.getHttpServletRequest();
    if (!settings.publicUrl().equals(http.getHeader("Origin"))) {
      return forbid(response, "wrong origin");
    }
    return agentSocket(http, response, true);
  }

  private Object agentSocket(
      HttpServletRequest http, JettyServerUpgradeResponse response, boolean browser) {
    response.setExtensions(List.of()); // no permessage-deflate
    String address = ClientAddress.of(http);
    return new PeerSocket<>(
        open,
        TO_AGENT,
        (code, seconds) -> new ServerToAgent.Failure(code),
        pace,
        connection -> new AgentDialogue(connection, address, browser, agentParts));
  }

  /// A page is known by its login cookie, which any page could make a browser send: hence the check
  /// of `Origin` (RFC 6455 § 10.2).
  private @Nullable Object technician(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
    HttpServletRequest http = request.getHttpServletRequest();
    if (!settings.publicUrl().equals(http.getHeader("Origin"))) {
      return forbid(response, "wrong origin");
    }
    response.setExtensions(List.of());
    Supplier<Optional<Technician>> login = login(http);
    return new PeerSocket<>(
        open,
        TO_TECHNICIAN,
        ServerToTechnician.Failure::new,
        pace,
        connection ->
            new TechnicianDialogue(connection, login, sessions, consoles, invitations, desk));
  }

  /// The page of a colleague who looks on, known as every page of a technician.
  private @Nullable Object onlooker(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) {
    HttpServletRequest http = request.getHttpServletRequest();
    if (!settings.publicUrl().equals(http.getHeader("Origin"))) {
      return forbid(response, "wrong origin");
    }
    response.setExtensions(List.of());
    Supplier<Optional<Technician>> login = login(http);
    return new PeerSocket<>(
        open,
        TO_ONLOOKER,
        ServerToOnlooker.Failure::new,
        pace,
        connection -> new WatchDialogue(connection, login, desk.onlookers()));
  }

  private Supplier<Optional<Technician>> login(HttpServletRequest http) {
    Cookie[] cookies = http.getCookies();
    Optional<String> token =
        Arrays.stream(cookies == null ? new Cookie[0] : cookies)
            .filter(cookie -> cookie.getName().equals(cookieName))
            .map(Cookie::getValue)
            .findFirst();
    return () -> token.flatMap(accounts::authenticate);
  }

  private static @Nullable Object forbid(JettyServerUpgradeResponse response, String why) {
    LOG.warn("event=upgrade-refused why={}", why);
    try {
      response.sendError(Refusal.IDENTITY_REJECTED.httpStatus(), why);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  private static final class Endpoint extends JettyWebSocketServlet {
    private static final long serialVersionUID = 1L;
    private final transient JettyWebSocketCreator creator;

    Endpoint(JettyWebSocketCreator creator) {
      this.creator = creator;
    }

    @Override
    protected void configure(JettyWebSocketServletFactory factory) {
      factory.setMaxTextMessageSize(MAX_BYTES);
      factory.setMaxFrameSize(MAX_BYTES);
      factory.setMaxBinaryMessageSize(1);
      factory.setCreator(creator);
    }
  }
}
