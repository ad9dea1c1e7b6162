package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.OnlookingEnd;
import java.util.List;

/// What the server says to the page of a colleague who looks on.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerToOnlooker {

  /// Answer to [OnlookerToServer.Hello]: the customer agreed to this colleague.
  ///
  /// @param version the version chosen
  @JsonTypeName("welcome")
  record Welcome(int version) implements ServerToOnlooker {}

  /// An offer of the technician's page will follow; one before it is over.
  ///
  /// @param round counts up with each; offer, answer and candidates belong to one of them
  /// @param relayOnly use no path but the TURN servers (`iceTransportPolicy` "relay" in W3C WebRTC)
  @JsonTypeName("connect")
  record Connect(int round, List<IceServer> iceServers, boolean relayOnly)
      implements ServerToOnlooker {
    public Connect {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// SDP offer of the technician's page.
  @JsonTypeName("offer")
  record Offer(int round, String sdp) implements ServerToOnlooker {}

  /// One trickled candidate of the technician's page (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(int round, IceCandidate candidate) implements ServerToOnlooker {}

  /// There is nothing more to see; the connection closes.
  @JsonTypeName("over")
  record Over(OnlookingEnd reason) implements ServerToOnlooker {}

  /// Something was refused.
  ///
  /// @param retryAfterSeconds 0 = retrying at once is fine
  @JsonTypeName("failure")
  record Failure(FailureCode code, int retryAfterSeconds) implements ServerToOnlooker {}
}
