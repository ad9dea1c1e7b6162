package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.evidence.Head;
import java.util.List;

/// What the server says to the customer's agent. None of it can add a right; some of it takes
/// rights away.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerToAgent {

  /// Answer to [AgentToServer.Hello].
  ///
  /// @param version the version chosen
  /// @param nonce 32 fresh random bytes, base64url
  @JsonTypeName("challenge")
  record Challenge(int version, String nonce) implements ServerToAgent {}

  /// The machine key is proven.
  ///
  /// @param machineId the nine digits bound to this machine key
  /// @param firm the operator's name
  @JsonTypeName("welcome")
  record Welcome(String machineId, String firm) implements ServerToAgent {}

  /// A technician claims to know the session password.
  ///
  /// @param nonce the server's nonce for every event of this session, base64url
  /// @param technician name to show to the customer
  /// @param firm firm to show to the customer
  /// @param terms version of the terms in force
  /// @param recording whether this session is recorded
  /// @param proof [de.beistand.protocol.trust.SessionSecret#proof]
  @JsonTypeName("password-check")
  record PasswordCheck(
      String sessionId,
      String nonce,
      String technician,
      String firm,
      String terms,
      RecordingPolicy recording,
      String proof)
      implements ServerToAgent {}

  /// The number is good: its technician waits. The agent makes its session password out of the
  /// number, if it asked for this very one, and says [AgentToServer.PasswordReady] again.
  ///
  /// @param technician name to show to the customer
  @JsonTypeName("joined")
  record Joined(String number, String technician) implements ServerToAgent {}

  /// The number leads nowhere, or not any more.
  @JsonTypeName("not-joined")
  record NotJoined(String number, JoinRefusal reason) implements ServerToAgent {}

  /// The event is committed.
  ///
  /// @param head of the record with it; the agent keeps the last one
  @JsonTypeName("recorded")
  record Recorded(String sessionId, int seq, Head head) implements ServerToAgent {}

  /// The session is over, and the customer's report about it stands at `/report/<token>`; the token
  /// before it is good no more.
  ///
  /// @param token 128 random bits, base64url; nobody else gets it
  @JsonTypeName("session-report")
  record SessionReport(String sessionId, String token) implements ServerToAgent {}

  /// The customer is being asked: an offer and its candidates may be made meanwhile. The server
  /// keeps them, and passes nothing on before the consent is on record.
  @JsonTypeName("prepare")
  record Prepare(String sessionId, List<IceServer> iceServers, boolean relayOnly)
      implements ServerToAgent {
    public Prepare {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// The technician's page waits for an offer. Heeded only if the customer gave the view.
  ///
  /// @param relayOnly use no path but the TURN servers (`iceTransportPolicy` "relay" in W3C WebRTC)
  /// @param offered the page has the offer that was made after [Prepare]; else a new one is needed
  @JsonTypeName("connect")
  record Connect(String sessionId, List<IceServer> iceServers, boolean relayOnly, boolean offered)
      implements ServerToAgent {
    public Connect {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// SDP answer.
  ///
  /// @param mac [de.beistand.protocol.trust.SessionSecret#macAnswer]
  @JsonTypeName("answer")
  record Answer(String sessionId, String sdp, String mac) implements ServerToAgent {}

  /// One trickled candidate of the technician (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(String sessionId, IceCandidate candidate) implements ServerToAgent {}

  /// The technician's page is gone; input is released until it is back.
  ///
  /// @param secondsLeft until the session ends
  @JsonTypeName("technician-away")
  record TechnicianAway(String sessionId, int secondsLeft) implements ServerToAgent {}

  /// The technician's page is back.
  @JsonTypeName("technician-back")
  record TechnicianBack(String sessionId) implements ServerToAgent {}

  /// The session is over.
  @JsonTypeName("end")
  record End(String sessionId, EndReason reason) implements ServerToAgent {}

  /// Something was refused; the connection closes after codes that name it as lost.
  @JsonTypeName("failure")
  record Failure(FailureCode code) implements ServerToAgent {}

  /// What the form of a support request has to ask for.
  ///
  /// @param registeredOnly a customer number is needed
  /// @param termsByClick the customer agrees by an explicit click; else by sending the request
  /// @param terms version of the terms in force
  /// @param phone the firm's, to call instead; may be empty
  /// @param callCost what a call to it costs
  /// @param price what remote support costs, announced before anybody asks for it
  @JsonTypeName("request-form")
  record RequestForm(
      boolean registeredOnly,
      boolean termsByClick,
      String terms,
      String phone,
      Translated callCost,
      Translated price)
      implements ServerToAgent {}

  /// How the computer's support request stands; sent at every change and after each connection
  /// while it is open.
  ///
  /// @param technician who picked it up; empty before
  /// @param waitingSeconds since it was filed
  @JsonTypeName("request-status")
  record RequestStatus(RequestPhase phase, String technician, int waitingSeconds)
      implements ServerToAgent {}

  /// A technician picked the request up: the agent joins with this session number by itself.
  ///
  /// @param number nine digits
  @JsonTypeName("picked-up")
  record PickedUp(String technician, String number) implements ServerToAgent {}

  /// The request was not filed.
  ///
  /// @param faults everything that is wrong with it
  /// @param phone the firm's, to call instead; may be empty
  /// @param retryAfterSeconds 0 = at once
  @JsonTypeName("request-refused")
  record RequestRefused(List<RequestFault> faults, String phone, int retryAfterSeconds)
      implements ServerToAgent {
    public RequestRefused {
      faults = List.copyOf(faults);
    }
  }

  /// The technician wants a colleague to take over, who agreed: the agent asks the customer for
  /// HANDOVER. After a yes on record the server ends the session and says [PickedUp] for the
  /// colleague's.
  ///
  /// @param technician the colleague's name to show to the customer
  @JsonTypeName("hand-over")
  record HandOver(String sessionId, String technician) implements ServerToAgent {}

  /// The technician wants a colleague to look on, who agreed: the agent asks the customer for
  /// ONLOOKER. A colleague before this one looks on no more.
  ///
  /// @param technician the colleague's name to show to the customer
  @JsonTypeName("look-on")
  record LookOn(String sessionId, String technician) implements ServerToAgent {}

  /// No colleague is to look on any more: the right ends, and so does the question for it.
  @JsonTypeName("onlooker-gone")
  record OnlookerGone(String sessionId) implements ServerToAgent {}

  /// The report of abuse is kept, and the operator hears of it.
  @JsonTypeName("abuse-noted")
  record AbuseNoted(String sessionId) implements ServerToAgent {}
}
