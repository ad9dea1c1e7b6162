package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.GuideStep;
import de.beistand.protocol.HandoverPhase;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.OnlookerPhase;
import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import java.util.List;

/// What the server says to the technician's page.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerToTechnician {

  /// Answer to [TechnicianToServer.Hello].
  ///
  /// @param version the version chosen
  @JsonTypeName("welcome")
  record Welcome(int version) implements ServerToTechnician {}

  /// A session number that waits for its customer; told to every page of the technician, and to
  /// each that comes later.
  ///
  /// @param number nine digits, without spaces
  /// @param link address for the customer; empty if the server was restarted since
  /// @param secondsLeft until nobody can join with it any more
  @JsonTypeName("invited")
  record Invited(String number, String link, int secondsLeft) implements ServerToTechnician {}

  /// A session number is no longer open: its session has begun, or it was taken back.
  @JsonTypeName("invitation-over")
  record InvitationOver(String number, JoinRefusal reason) implements ServerToTechnician {}

  /// A customer has come with the number; the session password is that number. Told to one page of
  /// the technician, which sends [TechnicianToServer.Open] by itself.
  @JsonTypeName("joined")
  record Joined(String number, String machineId) implements ServerToTechnician {}

  /// How far the customer with this number has come.
  @JsonTypeName("step")
  record Step(String number, GuideStep step) implements ServerToTechnician {}

  /// The computer is ready and wants the session password proven.
  ///
  /// @param salt of the password, base64url
  /// @param iterations PBKDF2 rounds
  @JsonTypeName("password-challenge")
  record PasswordChallenge(String sessionId, String salt, int iterations)
      implements ServerToTechnician {}

  /// The password was wrong.
  ///
  /// @param attemptsLeft 0 = [Ended] follows
  @JsonTypeName("password-rejected")
  record PasswordRejected(String sessionId, int attemptsLeft) implements ServerToTechnician {}

  /// The state of the session; sent at every change and after [TechnicianToServer.Attach].
  ///
  /// @param agentPresent false while the customer's computer has no connection to the server
  /// @param recording whether this session is recorded; the same from its first status to its end
  @JsonTypeName("status")
  record Status(
      String sessionId, SessionPhase phase, boolean agentPresent, RecordingPolicy recording)
      implements ServerToTechnician {}

  /// The session is over.
  ///
  /// @param seconds from the customer's consent to the end; 0 if there was none
  @JsonTypeName("ended")
  record Ended(String sessionId, EndReason reason, int seconds) implements ServerToTechnician {}

  /// An offer will follow; prepare a peer connection with these servers.
  ///
  /// @param relayOnly use no path but the TURN servers (`iceTransportPolicy` "relay" in W3C WebRTC)
  @JsonTypeName("connect")
  record Connect(String sessionId, List<IceServer> iceServers, boolean relayOnly)
      implements ServerToTechnician {
    public Connect {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// SDP offer of the customer's computer.
  ///
  /// @param mac [de.beistand.protocol.trust.SessionSecret#macOffer]
  @JsonTypeName("offer")
  record Offer(String sessionId, String sdp, String mac) implements ServerToTechnician {}

  /// One trickled candidate of the customer's computer (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(String sessionId, IceCandidate candidate) implements ServerToTechnician {}

  /// Something was refused.
  ///
  /// @param retryAfterSeconds 0 = retrying at once is fine
  @JsonTypeName("failure")
  record Failure(FailureCode code, int retryAfterSeconds) implements ServerToTechnician {}

  /// The support requests that are open; after [TechnicianToServer.WatchQueue] and at every change.
  ///
  /// @param requests the one that waits longest first
  /// @param colleagues who could take one over: the technicians whose page is open now
  @JsonTypeName("queue")
  record Queue(List<QueuedRequest> requests, List<Colleague> colleagues)
      implements ServerToTechnician {
    public Queue {
      requests = List.copyOf(requests);
      colleagues = List.copyOf(colleagues);
    }
  }

  /// How the handover of this session stands; told to the technician who has it.
  ///
  /// @param colleague name of who is to take over
  @JsonTypeName("handover")
  record Handover(String sessionId, String colleague, HandoverPhase phase)
      implements ServerToTechnician {}

  /// A colleague wants to leave a running session to this technician; told to all of their pages.
  ///
  /// @param technician who has it now
  /// @param browser the customer has a page in the browser and no program
  @JsonTypeName("session-offered")
  record SessionOffered(String sessionId, String technician, String machineId, boolean browser)
      implements ServerToTechnician {}

  /// That offer is over, however.
  @JsonTypeName("session-offer-over")
  record SessionOfferOver(String sessionId) implements ServerToTechnician {}

  /// How it stands with a colleague who is to look on; told to the technician who has the session.
  ///
  /// @param colleague name of who is to look on
  @JsonTypeName("onlooker")
  record Onlooker(String sessionId, String colleague, OnlookerPhase phase)
      implements ServerToTechnician {}

  /// A colleague wants this technician to look on at a running session; told to all of their pages.
  ///
  /// @param technician who has the session
  /// @param browser the customer has a page in the browser and no program
  @JsonTypeName("onlooking-offered")
  record OnlookingOffered(String sessionId, String technician, String machineId, boolean browser)
      implements ServerToTechnician {}

  /// That is over, however; the page at `/watch/<sessionId>` says for itself.
  @JsonTypeName("onlooking-over")
  record OnlookingOver(String sessionId) implements ServerToTechnician {}

  /// The customer agreed: `/watch/<sessionId>` shows the picture. Told to the page where the
  /// colleague agreed.
  @JsonTypeName("onlooking-ready")
  record OnlookingReady(String sessionId) implements ServerToTechnician {}

  /// The colleague's page waits for an offer of this page; one before it is over.
  ///
  /// @param round counts up with each; offer, answer and candidates belong to one of them
  /// @param relayOnly use no path but the TURN servers (`iceTransportPolicy` "relay" in W3C WebRTC)
  @JsonTypeName("onlooker-connect")
  record OnlookerConnect(String sessionId, int round, List<IceServer> iceServers, boolean relayOnly)
      implements ServerToTechnician {
    public OnlookerConnect {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// SDP answer of the colleague's page.
  @JsonTypeName("onlooker-answer")
  record OnlookerAnswer(String sessionId, int round, String sdp) implements ServerToTechnician {}

  /// One trickled candidate of the colleague's page (RFC 8838).
  @JsonTypeName("onlooker-candidate")
  record OnlookerCandidate(String sessionId, int round, IceCandidate candidate)
      implements ServerToTechnician {}

  /// What the technician wanted with a request is not possible.
  @JsonTypeName("queue-refused")
  record QueueRefused(long requestId, QueueRefusal reason) implements ServerToTechnician {}
}
