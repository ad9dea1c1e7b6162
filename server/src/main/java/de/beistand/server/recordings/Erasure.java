package de.beistand.server.recordings;

import de.beistand.server.web.Viewer;
import java.io.IOException;
import java.time.Clock;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes recordings for good: the keys first, so that nobody can decrypt what may be left of the
/// ciphertext, then the ciphertext.
final class Erasure {
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final ErasureRepository rows;
  private final RecordingRepository recordings;
  private final RecordingStore store;
  private final Uploads uploads;

  Erasure(
      DSLContext sql,
      RecordingRepository recordings,
      RecordingStore store,
      Uploads uploads,
      Clock clock) {
    this.rows = new ErasureRepository(sql, clock);
    this.recordings = recordings;
    this.store = store;
    this.uploads = uploads;
  }

  /// What came of deleting.
  enum Deletion {
    DONE,
    /// The session still runs.
    TOO_EARLY,
    /// There is nothing to delete any more.
    GONE
  }

  /// Destroys the keys, then the ciphertext, and notes both.
  ///
  /// @throws IOException the disk broke; [#finish] goes on with it later
  Deletion delete(Recording recording, Reason reason, Viewer by) throws IOException {
    if (recording.sessionEndedAt() == null) {
      return Deletion.TOO_EARLY;
    }
    if (recording.state() == RecordingState.OPEN) {
      uploads.giveUp(recording, Shortfall.ABANDONED);
    }
    Recording over = recordings.find(recording.id()).orElseThrow();
    if (!rows.destroyKeys(over, reason.words(), by.id())) {
      return Deletion.GONE;
    }
    store.delete(over.id());
    rows.deleted(over);
    LOG.info("event=recording-deleted recording={} by={}", over.id(), by.id());
    return Deletion.DONE;
  }

  /// Goes on with what a crash left half deleted.
  void finish() throws IOException {
    for (Recording left : recordings.halfDeleted()) {
      store.delete(left.id());
      rows.deleted(left);
    }
  }
}
