package de.beistand.server.turn;

import de.beistand.protocol.signaling.IceServer;
import de.beistand.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Relay servers with credentials that end by themselves (coturn's `use-auth-secret`,
/// draft-uberti-behave-turn-rest-00).
public final class TurnCredentials {
  /// coturn checks the time at each allocation and refresh: long enough for any session.
  static final Duration LIFETIME = Duration.ofHours(12);

  private final Settings.Turn turn;
  private final Clock clock;

  public TurnCredentials(Settings.Turn turn, Clock clock) {
    this.turn = turn;
    this.clock = clock;
  }

  /// Whether agent and page may use no path but the relay.
  public boolean relayOnly() {
    return turn.relayOnly();
  }

  /// The operator's servers, with a name and a credential for one user of one session.
  ///
  /// @param user goes into coturn's log: no personal data
  public List<IceServer> iceServers(String user) {
    List<String> stun = turn.urls().stream().filter(url -> url.startsWith("stun:")).toList();
    List<String> relays = turn.urls().stream().filter(url -> url.startsWith("turn")).toList();
    var servers = new ArrayList<IceServer>();
    if (!stun.isEmpty()) {
      servers.add(new IceServer(stun, "", ""));
    }
    if (!relays.isEmpty()) {
      String name = clock.instant().plus(LIFETIME).getEpochSecond() + ":" + user;
      servers.add(new IceServer(relays, name, credential(name)));
    }
    return servers;
  }

  private String credential(String name) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(turn.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
