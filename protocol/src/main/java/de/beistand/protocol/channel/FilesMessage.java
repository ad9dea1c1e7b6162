package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What agent and technician's page say to each other about files, on the data channel `files`
/// (reliable, ordered). The contents travel between these texts as binary pieces: docs/files.md.
///
/// One end of a transfer sends, the other receives; which is which the first message of the
/// transfer decides. Entries count from 0 in the order of [Entries]; lengths are bytes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FilesMessage {

  /// First message of the page on each channel: the transfers that it can go on with. The agent
  /// gives up all others, and those that it can go on with itself run on.
  @JsonTypeName("holding")
  record Holding(List<Integer> transfers) implements FilesMessage {
    public Holding {
      transfers = List.copyOf(transfers);
    }
  }

  /// The technician would like files from the customer. Page to agent.
  ///
  /// @param words what for, in the technician's own words; may be empty
  @JsonTypeName("request")
  record Request(int transfer, String words) implements FilesMessage {}

  /// What a transfer waits for. Agent to page.
  @JsonTypeName("waits")
  record Waits(int transfer, TransferStep step) implements FilesMessage {}

  /// The sender wants to send this; [Entries] follow until all are told.
  ///
  /// @param transfer odd if the page made the number up, even if the agent did; a request's own
  ///   number in answer to it
  @JsonTypeName("offer")
  record Offer(int transfer, int files, int folders, long bytes) implements FilesMessage {}

  /// Some more of what is offered.
  @JsonTypeName("entries")
  record Entries(int transfer, List<FileEntry> entries) implements FilesMessage {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /// The receiver wants the pieces from here on: at the start, and on a new channel from where it
  /// stands. An `entry` beyond the last one: there is nothing left to send.
  @JsonTypeName("go")
  record Go(int transfer, int entry, long offset) implements FilesMessage {}

  /// The receiver has all pieces up to here.
  @JsonTypeName("got")
  record Got(int transfer, int entry, long offset) implements FilesMessage {}

  /// The sender has sent the whole file.
  ///
  /// @param sha256 of all its bytes, 64 hexadecimal digits in small letters
  @JsonTypeName("sent")
  record Sent(int transfer, int entry, String sha256) implements FilesMessage {}

  /// The receiver has checked the whole file and keeps it.
  ///
  /// @param name what it is called there
  @JsonTypeName("kept")
  record Kept(int transfer, int entry, String name) implements FilesMessage {}

  /// This file is not transferred, says either end; the others are.
  @JsonTypeName("skipped")
  record Skipped(int transfer, int entry, SkipReason reason) implements FilesMessage {}

  /// The transfer is over, says either end. The receiver says [TransferEnd#DONE].
  @JsonTypeName("over")
  record Over(int transfer, TransferEnd end) implements FilesMessage {}
}
