package de.beistand.agent.window;

import de.beistand.agent.packed.Trace;
import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Offer;
import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.terms.TermsReading;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.TermsShown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Everything that the customer sees of the agent. Methods may be called from any thread and return
/// at once.
public interface CustomerWindow extends AutoCloseable {

  /// What the customer does. Called on the window's thread; must return at once.
  interface Listener {
    /// The customer clicked Stop (in the window or on the sign at the top left).
    void stop();

    /// The customer takes a private moment, or goes on.
    void pause(boolean paused);

    /// The customer takes a grant back.
    void withdraw(Grant grant);

    /// The customer wants the form of a support request.
    default void wantRequestForm() {}

    /// The customer sends the form.
    default void requestSupport(RequestFields fields) {}

    /// The customer takes the request back.
    default void withdrawRequest() {}

    /// The customer ticked the box of the terms in the first question, and has yet to answer it.
    default void termsTicked() {}

    /// The customer reports abuse in the session that runs, or ran last.
    ///
    /// @param words what happened; may be empty
    default void reportAbuse(String words) {}

    /// The customer typed a session number.
    ///
    /// @param number nine digits
    default void number(String number) {}

    /// The customer wrote something to the technician.
    void says(String text);

    /// The customer wants to see what the technician shows on the screen, or no longer.
    void showPointing(boolean shown);

    /// The customer closed the program.
    void close();

    /// The customer wants to be the same computer the next time, or not any more.
    default void known(boolean keep) {}

    /// What the program has put on this computer, now.
    default List<Trace> traces() {
      return List.of();
    }

    /// The customer wants the program to end and to take everything away.
    default void removeEverything() {}

    /// The firm's terms of use are wanted, checked against their hash.
    ///
    /// @param terms hostile text
    /// @param then told once, on any thread
    default void terms(TermsShown terms, Consumer<TermsReading> then) {
      then.accept(new TermsReading.Unreachable());
    }

    /// What the customer could show instead of everything.
    default Offer offer() {
      return Offer.NONE;
    }

    /// The customer shows this and nothing else; before the answer ALLOW to the question for VIEW,
    /// and whenever that changes.
    default void limit(Limit limit) {}
  }

  /// A question of the technician to the customer.
  ///
  /// @param grant what is asked for
  /// @param technician name, hostile text
  /// @param firm hostile text
  /// @param answerWithin silence after this time is a refusal; counted down visibly
  /// @param details what it is about, such as the names of files, a line each: hostile text
  /// @param allows the kinds of yes to offer, the smaller one first
  /// @param terms the terms of use that the session begins under, as
  ///   [de.beistand.protocol.TermsShown] reads them: hostile text; "" during a session
  /// @param recording what the firm wants of the session
  record Question(
      Grant grant,
      String technician,
      String firm,
      Duration answerWithin,
      List<String> details,
      List<Reply> allows,
      String terms,
      RecordingPolicy recording) {
    public Question {
      details = List.copyOf(details);
      allows = List.copyOf(allows);
    }

    public Question(
        Grant grant,
        String technician,
        String firm,
        Duration answerWithin,
        List<String> details,
        List<Reply> allows) {
      this(grant, technician, firm, answerWithin, details, allows, "", RecordingPolicy.OFF);
    }

    /// The first question of a session, with what the customer agrees to.
    public Question under(String wantedTerms) {
      return new Question(
          grant, technician, firm, answerWithin, details, allows, wantedTerms, recording);
    }

    /// A question of a session that the firm records, or does not.
    public Question recorded(RecordingPolicy policy) {
      return new Question(grant, technician, firm, answerWithin, details, allows, terms, policy);
    }

    /// Asks for the right itself, for the session.
    public static Question standing(
        Grant grant, String technician, String firm, Duration answerWithin) {
      return new Question(grant, technician, firm, answerWithin, List.of(), List.of(Reply.ALLOW));
    }
  }

  /// What came back from the customer.
  enum Reply {
    /// Yes, until the session ends or the customer takes it back.
    ALLOW,
    /// Yes, this one time.
    ALLOW_ONCE,
    REFUSE,
    /// Nobody answered in time.
    EXPIRED
  }

  /// Where the answer goes; called once, on the window's thread.
  @FunctionalInterface
  interface Answer {
    void given(Reply reply);
  }

  /// State of the line to the server.
  enum Line {
    CONNECTING,
    READY,
    /// Lost; tries again by itself.
    LOST,
    /// The server refuses this program (wrong address, too old).
    REFUSED
  }

  /// This computer is the same the next time, or it is not.
  void known(boolean kept);

  /// The line to the server changed.
  void line(Line line);

  /// The computer is ready for a session.
  ///
  /// @param machineId nine digits
  /// @param password the session password as shown, in groups
  /// @param firm the operator's name
  /// @param renewedAfterWrongAttempts true if wrong passwords made the agent renew it
  void ready(String machineId, String password, String firm, boolean renewedAfterWrongAttempts);

  /// How the support request stands.
  void request(RequestShown shown);

  /// How far the customer came with a session number.
  void joining(Joining joining);

  /// Asks the customer; a later question replaces an open one, whose answer is then REFUSE.
  void ask(Question question, Answer answer);

  /// Closes an open question without an answer from the customer.
  void dismissQuestion();

  /// Who may look on; shown while [#active] says that somebody may.
  ///
  /// @param name hostile text
  default void onlooker(String name) {}

  /// A session runs with these grants: the Stop sign and the frame are on the screen.
  void active(String technician, String firm, Set<Grant> grants);

  /// This is shown now.
  void shown(Shown shown);

  /// The path to the technician broke or came back.
  void interrupted(boolean interrupted);

  /// The words of the spoken check; none takes them away.
  void words(List<String> words);

  /// The customer's own input holds the technician's back.
  void customerInControl(boolean holding);

  /// Something was carried out with the clipboard: the window of the session says so.
  void clipboardUsed(String what);

  /// One message of the chat.
  ///
  /// @param seq tells messages apart; grows
  /// @param own whether the customer wrote it
  /// @param text harmless already, see [de.beistand.agent.text.PlainText]
  record ChatLine(int seq, boolean own, Instant at, String text) {}

  /// Everything that both wrote so far; nothing closes the chat.
  ///
  /// @param delivered number of the last message that the technician's page has
  void chat(List<ChatLine> lines, int delivered);

  /// The technician shows something on the customer's screen, for the first time in this session;
  /// false once the session is over.
  void pointing(boolean used);

  /// What the customer sees and does about files.
  FileDesk files();

  /// How it stands with the recording of the session.
  void recording(RecordingSign sign);

  /// The customer takes a private moment: nobody sees the screen.
  void paused(boolean paused);

  /// The session is over: no access any more.
  ///
  /// @param duration zero if no picture was ever shown
  void ended(EndReason reason, Duration duration);

  /// The record of the session that is over is complete at the server.
  ///
  /// @param checkValue what stands for all of it, as people compare it
  void evidence(String checkValue);

  /// The server did not sign the record of the session that is over: a check value would be no
  /// proof.
  void forged();

  /// The report about the session that is over can be read in a browser.
  ///
  /// @param address secret
  void report(String address);

  @Override
  void close();
}
