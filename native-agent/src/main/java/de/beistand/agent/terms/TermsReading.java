package de.beistand.agent.terms;

/// What came of fetching the firm's terms of use.
public sealed interface TermsReading {
  /// The text that was announced: its hash is the one in the session.
  ///
  /// @param german Markdown, hostile text
  /// @param english Markdown, hostile text
  record Genuine(String german, String english) implements TermsReading {}

  /// A text with another hash: nobody can agree to it.
  record Different() implements TermsReading {}

  /// No text came.
  record Unreachable() implements TermsReading {}
}
