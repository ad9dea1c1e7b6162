package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What the agent says to the technician's page on the channel `clipboard`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClipboardToTechnician {
  /// The customer agreed: the bytes of what stood in the clipboard when the question was shown
  /// follow.
  @JsonTypeName("content")
  record Content(int id, List<ClipboardPart> parts) implements ClipboardToTechnician {
    public Content {
      parts = List.copyOf(parts);
    }
  }

  /// How an exchange ended; none comes after a [Content] that is sent to its end.
  @JsonTypeName("result")
  record Result(int id, Outcome outcome) implements ClipboardToTechnician {}

  /// How an exchange ended.
  enum Outcome {
    /// It is in the customer's clipboard.
    DONE,
    /// The customer said no, did not answer, or took the right back.
    REFUSED,
    /// Nothing that could be exchanged is in the customer's clipboard.
    EMPTY,
    /// Nothing was copied within the time that a program needs for it.
    UNCHANGED,
    /// More than [ClipboardPart#MOST_BYTES], or a picture with too many pixels.
    TOO_LARGE,
    /// It is not what it says: no UTF-8, no picture, parts that are there twice.
    UNREADABLE,
    /// The program that owns the customer's clipboard does not answer.
    NO_ANSWER,
    /// The technician ended it, or began another one.
    CANCELLED
  }
}
