package de.beistand.protocol.signaling;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.SessionEvent;
import java.util.List;

/// What the customer's agent says to the server.
///
/// Order: [Hello], [Prove]; then [Resume] if a session is running, else [PasswordReady].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AgentToServer {

  /// First message.
  ///
  /// @param versions protocol versions that the agent speaks
  /// @param publicKey Ed25519 machine key, raw 32 bytes as base64url
  /// @param software program and version
  /// @param system operating system and architecture
  @JsonTypeName("hello")
  record Hello(List<Integer> versions, String publicKey, String software, String system)
      implements AgentToServer {
    public Hello {
      versions = List.copyOf(versions);
    }
  }

  /// The token of this connection: the machine key's signature over the server's fresh challenge.
  ///
  /// @param signature Ed25519 over [de.beistand.protocol.trust.MachineProof#signedBytes], base64url
  @JsonTypeName("prove")
  record Prove(String signature) implements AgentToServer {}

  /// A new session password stands in the customer's window; the computer is ready for a session.
  ///
  /// @param salt 16 random bytes of this password, base64url
  /// @param iterations PBKDF2 rounds
  @JsonTypeName("password-ready")
  record PasswordReady(String salt, int iterations) implements AgentToServer {}

  /// The technician's proof was right; the password is used up; the customer is being asked.
  @JsonTypeName("password-accepted")
  record PasswordAccepted(String sessionId) implements AgentToServer {}

  /// The technician's proof was wrong.
  ///
  /// @param attemptsLeft 0 = the session is over and a new password stands in the window
  @JsonTypeName("password-rejected")
  record PasswordRejected(String sessionId, int attemptsLeft) implements AgentToServer {}

  /// A signed event for the record; sent again after each reconnect until [ServerToAgent.Recorded]
  /// comes.
  ///
  /// @param signature Ed25519 over [SessionEvent#signedBytes], base64url
  @JsonTypeName("record")
  record Record(SessionEvent event, String signature) implements AgentToServer {}

  /// SDP offer, first or with an ICE restart (RFC 8829 § 4.1.6).
  ///
  /// @param mac [de.beistand.protocol.trust.SessionSecret#macOffer]
  @JsonTypeName("offer")
  record Offer(String sessionId, String sdp, String mac) implements AgentToServer {}

  /// One trickled candidate (RFC 8838).
  @JsonTypeName("candidate")
  record Candidate(String sessionId, IceCandidate candidate) implements AgentToServer {}

  /// The customer typed a session number, or the program was given one. The agent does this with no
  /// session and after [PasswordReady]; it says so again after a reconnect until a session begins.
  ///
  /// @param number nine digits, without spaces
  @JsonTypeName("join")
  record Join(String number) implements AgentToServer {}

  /// After a reconnect: this session still runs here.
  @JsonTypeName("resume")
  record Resume(String sessionId) implements AgentToServer {}

  /// The customer wants to file a support request: what does the form look like?
  @JsonTypeName("want-request-form")
  record WantRequestForm() implements AgentToServer {}

  /// The customer files a support request. Answered by [ServerToAgent.RequestStatus] or
  /// [ServerToAgent.RequestRefused]; a computer has at most one that is open.
  ///
  /// @param company may be empty
  /// @param name of the person
  /// @param phone where the technician reaches the customer
  /// @param customerNumber empty if there is none
  /// @param words what it is about; may be empty
  /// @param terms version of the terms that the customer agreed to, as [ServerToAgent.RequestForm]
  ///   named it; empty if they were not agreed to
  /// @param language of the program, `de` or `en`
  @JsonTypeName("request-support")
  record RequestSupport(
      String company,
      String name,
      String phone,
      String customerNumber,
      String words,
      String terms,
      String language)
      implements AgentToServer {}

  /// The customer takes the open request back.
  @JsonTypeName("withdraw-request")
  record WithdrawRequest() implements AgentToServer {}

  /// The customer ticked the box of the terms in the first question. For the technician's eyes
  /// only: no evidence, and said once; what counts is the yes that follows.
  @JsonTypeName("terms-ticked")
  record TermsTicked() implements AgentToServer {}

  /// The customer reports abuse in a session that runs or is over; said again until
  /// [ServerToAgent.AbuseNoted] comes.
  ///
  /// @param words what happened; may be empty
  @JsonTypeName("report-abuse")
  record ReportAbuse(String sessionId, String words) implements AgentToServer {}
}
