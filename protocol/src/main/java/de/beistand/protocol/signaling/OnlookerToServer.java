package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What the page of a colleague who looks on says to the server. The login cookie says who speaks.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface OnlookerToServer {

  /// First message.
  @JsonTypeName("hello")
  record Hello(List<Integer> versions, String sessionId) implements OnlookerToServer {
    public Hello {
      versions = List.copyOf(versions);
    }
  }

  /// SDP answer.
  ///
  /// @param round of the [ServerToOnlooker.Offer] that it answers
  @JsonTypeName("answer")
  record Answer(int round, String sdp) implements OnlookerToServer {}

  /// One trickled candidate (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(int round, IceCandidate candidate) implements OnlookerToServer {}

  /// The picture does not come, or broke off: once more from the beginning.
  @JsonTypeName("again")
  record Again() implements OnlookerToServer {}

  /// The colleague leaves for good: the customer's yes is used up.
  @JsonTypeName("leave")
  record Leave() implements OnlookerToServer {}
}
