package de.beistand.agent.session;

import de.beistand.protocol.Grant;

/// The questions to the customer during a session.
///
/// @param question number of the open one; 0 = none
/// @param grant what it asks for
/// @param noes how often the customer refused or did not answer
record Asking(int question, Grant grant, int noes) {
  static final Asking NOTHING = new Asking(0, Grant.CONTROL, 0);

  /// After so many noes the customer is left in peace for the rest of the session.
  private static final int ENOUGH = 3;

  boolean isOpen() {
    return question != 0;
  }

  boolean isEnough() {
    return noes >= ENOUGH;
  }

  Asking opened(int number, Grant asked) {
    return new Asking(number, asked, noes);
  }

  Asking closed(boolean no) {
    return new Asking(0, grant, no ? noes + 1 : noes);
  }
}
