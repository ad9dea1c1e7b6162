package de.beistand.agent.files;

import de.beistand.protocol.channel.FileEntry;
import de.beistand.protocol.channel.FilesMessage;
import java.util.ArrayList;
import java.util.List;

/// The list of what a transfer brings, file by file, checked against what was announced of it.
final class Manifest {
  /// Entries of one transfer.
  static final int MOST_ENTRIES = 20_000;

  /// Characters of all paths together.
  static final int MOST_CHARACTERS = 8_000_000;

  /// What the list is after some more of it came.
  enum Check {
    /// Some is still to come.
    INCOMPLETE,
    /// All is there, and it is what was announced.
    COMPLETE,
    /// There is more than was announced, or the paths are too long.
    TOO_LONG,
    /// As many entries as announced, but other ones.
    ANOTHER
  }

  private final FilesMessage.Offer offer;
  private final List<FileEntry> entries = new ArrayList<>();
  private int characters;

  /// @param offer what is announced
  Manifest(FilesMessage.Offer offer) {
    this.offer = offer;
  }

  /// Whether more is announced than one transfer may have, or what cannot be.
  boolean isTooMuch() {
    boolean senseless = offer.files() < 0 || offer.folders() < 0 || offer.bytes() < 0;
    return senseless || (long) offer.files() + offer.folders() > MOST_ENTRIES;
  }

  /// Whether nothing is announced.
  boolean isEmpty() {
    return announced() == 0;
  }

  private int announced() {
    return offer.files() + offer.folders();
  }

  /// More of the list came.
  Check add(List<FileEntry> more) {
    entries.addAll(more);
    characters += more.stream().mapToInt(entry -> entry.path().length()).sum();
    if (entries.size() > announced() || characters > MOST_CHARACTERS) {
      return Check.TOO_LONG;
    }
    if (entries.size() < announced()) {
      return Check.INCOMPLETE;
    }
    long bytes = 0;
    for (FileEntry one : entries) {
      bytes = Math.addExact(bytes, Math.min(one.bytes(), Long.MAX_VALUE / MOST_ENTRIES));
    }
    long folders = entries.stream().filter(FileEntry::folder).count();
    boolean same = bytes == offer.bytes() && folders == offer.folders();
    return same ? Check.COMPLETE : Check.ANOTHER;
  }

  /// What came of the list so far.
  List<FileEntry> entries() {
    return entries;
  }

  FileEntry get(int entry) {
    return entries.get(entry);
  }

  /// The first file among the entries from this one on, past all folders; how many entries there
  /// are if there is none.
  int fileFrom(int entry) {
    int at = entry;
    while (at < entries.size() && entries.get(at).folder()) {
      at++;
    }
    return at;
  }

  /// Whether no file is left among the entries from this one on.
  boolean isOver(int entry) {
    return fileFrom(entry) >= entries.size();
  }
}
