package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What a browser that shows its camera says on the channel `still`: photographs in the camera's
/// full resolution, which the customer takes. Only such an agent has this channel.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface StillToTechnician {
  /// Longest photograph, in bytes.
  int LONGEST = 32 * 1024 * 1024;

  /// A photograph; its bytes follow in binary messages of at most 16 KiB, before anything else.
  ///
  /// @param id counts up from 1 on each connection
  /// @param width in pixels, like `height`
  /// @param bytes length of the JPEG file
  /// @param sha256 of all its bytes, 64 hexadecimal digits in small letters
  /// @param name of the file: hostile text
  @JsonTypeName("still")
  record Still(int id, int width, int height, int bytes, String sha256, String name)
      implements StillToTechnician {
    public Still {
      if (bytes < 1 || bytes > LONGEST) {
        throw new IllegalArgumentException("a photograph of " + bytes + " bytes");
      }
    }
  }
}
