package de.beistand.server.signaling;

import de.beistand.protocol.signaling.OnlookerToServer;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.server.TestServer;
import java.util.List;
import java.util.Map;

/// The page of a colleague who looks on, right or wrong.
final class FakeOnlooker extends FakePeer<ServerToOnlooker, OnlookerToServer> {
  private FakeOnlooker(TestServer server, String origin, String cookie) throws Exception {
    super(
        server.socketUrl("/watch/signaling"),
        Map.of("Origin", origin, "Cookie", cookie),
        ServerToOnlooker.class,
        OnlookerToServer.class,
        true);
  }

  static FakeOnlooker connect(TestServer server, String origin, TestServer.Login login)
      throws Exception {
    return new FakeOnlooker(server, origin, login.cookie());
  }

  /// Has asked for a session, and was let in or not.
  static FakeOnlooker hello(TestServer server, TestServer.Login login, String sessionId)
      throws Exception {
    FakeOnlooker page = connect(server, server.url(), login);
    page.say(new OnlookerToServer.Hello(List.of(1), sessionId));
    return page;
  }
}
