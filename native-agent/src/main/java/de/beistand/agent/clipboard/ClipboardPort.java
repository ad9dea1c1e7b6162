package de.beistand.agent.clipboard;

import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.util.Map;

/// The customer's clipboard. One thread uses it, and may have to wait for another program.
public interface ClipboardPort extends AutoCloseable {
  /// What a look into it found.
  sealed interface Look {
    /// Each form as the program that owns it gives it: hostile bytes.
    record Found(Map<Kind, byte[]> forms) implements Look {}

    /// More than may be exchanged.
    record TooLarge() implements Look {}

    /// The program that owns it does not answer.
    record NoAnswer() implements Look {}
  }

  /// Looks into it now; nothing in it is an empty [Look.Found].
  Look look();

  /// Puts something into it.
  ///
  /// @return false if another program keeps it
  boolean put(Copied copied);

  /// Waits until something is copied, or finds that it was within the last second.
  ///
  /// @return false if nothing is within the time that a program needs for it
  boolean awaitCopy();

  @Override
  void close();
}
