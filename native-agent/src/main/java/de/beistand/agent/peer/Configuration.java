package de.beistand.agent.peer;

import de.beistand.protocol.signaling.IceServer;
import dev.onvoid.webrtc.PortAllocatorConfig;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import java.util.ArrayList;

/// How a connection looks for its path.
final class Configuration {
  private Configuration() {}

  static RTCConfiguration of(PeerConnections.Settings settings) {
    var configuration = new RTCConfiguration();
    configuration.iceServers =
        new ArrayList<>(settings.iceServers().stream().map(Configuration::server).toList());
    if (settings.relayOnly()) {
      configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
      // Without this the relay is not tried on computers whose only network is loopback.
      configuration.portAllocatorConfig =
          new PortAllocatorConfig(
              0, 0, PortAllocatorConfig.PORTALLOCATOR_DISABLE_ADAPTER_ENUMERATION);
    }
    return configuration;
  }

  private static RTCIceServer server(IceServer server) {
    var out = new RTCIceServer();
    out.urls = new ArrayList<>(server.urls());
    out.username = server.username();
    out.password = server.credential();
    return out;
  }
}
