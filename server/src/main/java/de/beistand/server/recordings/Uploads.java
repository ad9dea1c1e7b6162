package de.beistand.server.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the parts of recordings in, as the core of tus 1.0 says, and knows when one is over.
///
/// What came is kept, even if the line breaks in the middle of a part: the page asks where it was
/// and goes on there. Whoever asks or sends anew ends an older transfer that still hangs.
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  /// Of one recording: a whole working day at 4 Mbit/s.
  static final long LARGEST = 16L << 30;

  /// How long after the session the rest may still come.
  static final Duration PATIENCE = Duration.ofHours(24);

  private static final int BLOCK = 1 << 16;

  private final RecordingStore store;
  private final RecordingRepository repository;
  private final Clock clock;
  private final long largest;
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  /// @param largest bytes of one recording
  Uploads(RecordingStore store, RecordingRepository repository, Clock clock, long largest) {
    this.store = store;
    this.repository = repository;
    this.clock = clock;
    this.largest = largest;
  }

  long largest() {
    return largest;
  }

  /// The one file that a recording is written to. Its lock is held for one piece at a time.
  private static final class Place {
    /// Number of the newest transfer; older ones have to stop.
    private int newest;
  }

  /// What came of a part.
  sealed interface Taken {
    /// It is on the disk.
    ///
    /// @param offset where the next part begins
    record Stored(long offset) implements Taken {}

    /// It does not begin where the last one ended.
    record WrongOffset(long offset) implements Taken {}

    /// The length does not fit what was said or sent before.
    record WrongLength() implements Taken {}

    /// It is over or was deleted: nothing is taken any more.
    record Gone() implements Taken {}

    record TooLarge() implements Taken {}

    record DiskFull() implements Taken {}

    /// The line to the page broke; what had come is on the disk.
    record Cut() implements Taken {}
  }

  /// Where the next part begins; ends a transfer that still hangs.
  long offset(Recording recording) throws IOException {
    if (recording.state() != RecordingState.OPEN) {
      return recording.bytes();
    }
    Place place = place(recording);
    synchronized (place) {
      place.newest++;
      return store.size(recording.id());
    }
  }

  /// Takes a part.
  ///
  /// @param offset where it begins
  /// @param length of the whole recording, once the page knows it; else null
  /// @param body may break off
  /// @throws IOException the disk broke
  Taken take(Recording recording, long offset, @Nullable Long length, InputStream body)
      throws IOException {
    if (recording.state() != RecordingState.OPEN) {
      boolean said = recording.state() == RecordingState.COMPLETE && offset == recording.bytes();
      return said ? new Taken.Stored(offset) : new Taken.Gone(); // only the answer was lost
    }
    if (isTooLate(recording)) {
      giveUp(recording, Shortfall.ABANDONED);
      return new Taken.Gone();
    }
    Long announced = recording.length();
    if (length != null && announced != null && !length.equals(announced)) {
      return new Taken.WrongLength();
    }
    Long whole = announced == null ? length : announced;
    if (whole != null && (whole < offset || whole > largest)) {
      return whole > largest ? new Taken.TooLarge() : new Taken.WrongLength();
    }
    if (length != null && announced == null) {
      repository.announce(recording.id(), length);
    }
    Taken taken = write(recording, offset, whole, body);
    switch (taken) {
      case Taken.Stored(long end) -> {
        if (whole != null && end == whole) {
          repository.complete(recording, end, store.sha256(recording.id()));
          places.remove(recording.id());
        } else {
          repository.dataCame(recording.id());
        }
      }
      case Taken.TooLarge _ -> giveUp(recording, Shortfall.TOO_LARGE);
      case Taken.DiskFull _ -> {
        LOG.error("event=recording-disk-full recording={}", recording.id());
        giveUp(recording, Shortfall.DISK_FULL);
      }
      case Taken.Cut _ -> repository.dataCame(recording.id());
      case Taken.WrongOffset _, Taken.WrongLength _, Taken.Gone _ -> {}
    }
    return taken;
  }

  private Taken write(Recording recording, long offset, @Nullable Long whole, InputStream body)
      throws IOException {
    Place place = place(recording);
    int mine;
    synchronized (place) {
      mine = ++place.newest;
    }
    try (RecordingStore.Appending file = store.append(recording.id())) {
      if (file.end() != offset) {
        return new Taken.WrongOffset(file.end());
      }
      Taken taken = write(file, place, mine, whole, body);
      file.settle();
      return taken;
    }
  }

  private Taken write(
      RecordingStore.Appending file, Place place, int mine, @Nullable Long whole, InputStream body)
      throws IOException {
    byte[] block = new byte[BLOCK];
    while (true) {
      int read;
      try {
        read = body.read(block);
      } catch (IOException cut) {
        LOG.info("event=upload-cut at={} why={}", file.end(), cut.getMessage());
        return new Taken.Cut();
      }
      if (read < 0) {
        return new Taken.Stored(file.end());
      }
      synchronized (place) {
        if (place.newest != mine) {
          return new Taken.WrongOffset(file.end());
        }
        long end = file.end() + read;
        if (whole != null && end > whole) {
          return new Taken.WrongLength();
        }
        if (end > largest) {
          return new Taken.TooLarge();
        }
        if (!file.write(block, read)) {
          return new Taken.DiskFull();
        }
      }
    }
  }

  /// Ends a recording that will not be whole.
  void giveUp(Recording recording, Shortfall why) throws IOException {
    String id = recording.id();
    offset(recording); // nothing is written any more
    repository.giveUp(recording, store.size(id), store.sha256(id), why);
    places.remove(id);
  }

  boolean isTooLate(Recording recording) {
    var ended = recording.sessionEndedAt();
    return ended != null && ended.plus(PATIENCE).isBefore(clock.instant());
  }

  private Place place(Recording recording) {
    return places.computeIfAbsent(recording.id(), _ -> new Place());
  }
}
