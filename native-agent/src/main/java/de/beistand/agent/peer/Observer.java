package de.beistand.agent.peer;

import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.AgentEvent.CandidateFound;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.protocol.signaling.IceCandidate;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import java.util.function.Consumer;

/// Turns the callbacks of a connection into events, by way of the native thread so that an offer is
/// always told before its candidates.
///
/// @param connected called on that thread whenever a path stands
record Observer(int number, NativeThread thread, Consumer<AgentEvent> mailbox, Runnable connected)
    implements PeerConnectionObserver {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  @Override
  public void onIceCandidate(RTCIceCandidate found) {
    NativeThread.guarded(
        () -> {
          var candidate = new IceCandidate(found.sdp, found.sdpMid, found.sdpMLineIndex);
          tell(new CandidateFound(number, candidate));
        });
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    NativeThread.guarded(
        () -> {
          LOG.log(System.Logger.Level.DEBUG, state);
          switch (state) {
            case CONNECTED -> {
              thread.later(connected);
              tell(new PathChanged(number, Path.CONNECTED));
            }
            case DISCONNECTED -> tell(new PathChanged(number, Path.DISCONNECTED));
            case FAILED -> tell(new PathChanged(number, Path.FAILED));
            case NEW, CONNECTING, CLOSED -> {}
          }
        });
  }

  private void tell(AgentEvent event) {
    thread.later(() -> mailbox.accept(event));
  }
}
