package de.beistand.server.signaling;

import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A technician's page that does what a test tells it, right or wrong.
final class FakeTechnician extends FakePeer<ServerToTechnician, TechnicianToServer> {
  private FakeTechnician(TestServer server, Map<String, String> headers, boolean reads)
      throws Exception {
    super(
        server.socketUrl("/console/signaling"),
        headers,
        ServerToTechnician.class,
        TechnicianToServer.class,
        reads);
  }

  /// Connected with any `Origin` and cookie; empty = without.
  static FakeTechnician connect(TestServer server, String origin, String cookie) throws Exception {
    return connect(server, origin, cookie, true);
  }

  static FakeTechnician connect(TestServer server, String origin, String cookie, boolean reads)
      throws Exception {
    var headers = new HashMap<String, String>();
    if (!origin.isEmpty()) {
      headers.put("Origin", origin);
    }
    if (!cookie.isEmpty()) {
      headers.put("Cookie", cookie);
    }
    return new FakeTechnician(server, headers, reads);
  }

  /// Connected and welcomed, and the server counts it among the technician's pages: it does so just
  /// after its welcome, and answers what comes then.
  static FakeTechnician welcomed(TestServer server, TestServer.Login login) throws Exception {
    var page = connect(server, server.url(), login.cookie());
    page.say(new TechnicianToServer.Hello(List.of(1)));
    page.hears(ServerToTechnician.Welcome.class);
    page.say(new TechnicianToServer.Attach("no session", false));
    page.hearsAmongOthers(ServerToTechnician.Failure.class);
    return page;
  }
}
