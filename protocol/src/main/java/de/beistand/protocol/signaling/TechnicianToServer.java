package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.RequestPhase;
import java.util.List;

/// What the technician's page says to the server. The login cookie says who speaks.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TechnicianToServer {

  /// First message.
  @JsonTypeName("hello")
  record Hello(List<Integer> versions) implements TechnicianToServer {
    public Hello {
      versions = List.copyOf(versions);
    }
  }

  /// Wants a session number for a customer.
  @JsonTypeName("invite")
  record Invite() implements TechnicianToServer {}

  /// Takes a session number back.
  @JsonTypeName("revoke")
  record Revoke(String number) implements TechnicianToServer {}

  /// Starts a session with a computer.
  ///
  /// @param machineId nine digits, without spaces
  /// @param customerNumber whose computer it is, asked for after
  ///   [de.beistand.protocol.FailureCode#CUSTOMER_NUMBER_NEEDED]; else empty
  @JsonTypeName("open")
  record Open(String machineId, String customerNumber) implements TechnicianToServer {}

  /// Proof of the session password, which itself never leaves the page.
  ///
  /// @param proof [de.beistand.protocol.trust.SessionSecret#proof]
  @JsonTypeName("proof")
  record Proof(String sessionId, String proof) implements TechnicianToServer {}

  /// The page belongs to a running session again: after a reload or a lost connection.
  ///
  /// @param needsOffer true after a reload; false if picture and input still run
  @JsonTypeName("attach")
  record Attach(String sessionId, boolean needsOffer) implements TechnicianToServer {}

  /// SDP answer.
  ///
  /// @param mac [de.beistand.protocol.trust.SessionSecret#macAnswer]
  @JsonTypeName("answer")
  record Answer(String sessionId, String sdp, String mac) implements TechnicianToServer {}

  /// One trickled candidate (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(String sessionId, IceCandidate candidate) implements TechnicianToServer {}

  /// The technician ends the session.
  @JsonTypeName("end")
  record End(String sessionId) implements TechnicianToServer {}

  /// The two people read different words: the session ends with
  /// [de.beistand.protocol.EndReason#WORDS_DIFFER].
  @JsonTypeName("words-differ")
  record WordsDiffer(String sessionId) implements TechnicianToServer {}

  /// The page wants to see the queue of support requests from now on.
  @JsonTypeName("watch-queue")
  record WatchQueue() implements TechnicianToServer {}

  /// The technician takes a request, or wants another session number for one already taken.
  @JsonTypeName("pick-up")
  record PickUp(long requestId) implements TechnicianToServer {}

  /// The technician puts a request back into the queue.
  @JsonTypeName("put-back")
  record PutBack(long requestId) implements TechnicianToServer {}

  /// The technician leaves a request to a colleague, in whose queue it waits.
  @JsonTypeName("hand-over")
  record HandOver(long requestId, long technicianId) implements TechnicianToServer {}

  /// The technician wants to leave a running session to a colleague.
  @JsonTypeName("offer-session")
  record OfferSession(String sessionId, long technicianId) implements TechnicianToServer {}

  /// The technician keeps the session after all; heeded until the customer is asked.
  @JsonTypeName("keep-session")
  record KeepSession(String sessionId) implements TechnicianToServer {}

  /// Answer to [ServerToTechnician.SessionOffered].
  @JsonTypeName("take-over")
  record TakeOver(String sessionId, boolean yes) implements TechnicianToServer {}

  /// The technician wants a colleague to look on at a running session.
  @JsonTypeName("invite-onlooker")
  record InviteOnlooker(String sessionId, long technicianId) implements TechnicianToServer {}

  /// The technician wants nobody to look on, or nobody any more.
  @JsonTypeName("end-onlooking")
  record EndOnlooking(String sessionId) implements TechnicianToServer {}

  /// Answer to [ServerToTechnician.OnlookingOffered]; no also while the customer is being asked.
  @JsonTypeName("answer-onlooking")
  record AnswerOnlooking(String sessionId, boolean yes) implements TechnicianToServer {}

  /// SDP offer of the technician's page to the colleague's.
  ///
  /// @param round of the [ServerToTechnician.OnlookerConnect] that it follows
  @JsonTypeName("onlooker-offer")
  record OnlookerOffer(String sessionId, int round, String sdp) implements TechnicianToServer {}

  /// One trickled candidate of the technician's page for the colleague's (RFC 8838).
  @JsonTypeName("onlooker-candidate")
  record OnlookerCandidate(String sessionId, int round, IceCandidate candidate)
      implements TechnicianToServer {}

  /// The technician closes a request without a session.
  ///
  /// @param how ON_SITE or DONE
  /// @param note for the colleagues; may be empty
  @JsonTypeName("close-request")
  record CloseRequest(long requestId, RequestPhase how, String note)
      implements TechnicianToServer {}
}
