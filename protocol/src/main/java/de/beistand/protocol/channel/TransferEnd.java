package de.beistand.protocol.channel;

/// Why a transfer is over.
public enum TransferEnd {
  /// Every entry was kept or skipped.
  DONE,
  /// The customer said no, or did not answer.
  REFUSED,
  /// One of the two broke it off.
  CANCELLED,
  /// The receiver's disk is full, or too small for what was offered.
  NO_SPACE,
  /// The receiver may not write there.
  NO_PERMISSION,
  /// The receiver cannot write, for another reason.
  UNWRITABLE,
  /// More at once than the receiver takes.
  TOO_MUCH,
  /// What came does not keep to the protocol.
  BROKEN,
  /// The other end does not know it any more: the page was loaded afresh.
  LOST
}
