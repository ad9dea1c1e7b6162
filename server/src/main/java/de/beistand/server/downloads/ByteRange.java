package de.beistand.server.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a file that a browser asks for to go on with a broken download (RFC 9110 § 14).
///
/// @param first of its bytes, from 0
/// @param last of its bytes, included
public record ByteRange(long first, long last) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

  /// The part that is asked for. Empty where the whole file is the answer: no or several ranges,
  /// the file's end, nonsense, or another state of the file than the one that the browser has.
  ///
  /// @param range header `Range`
  /// @param ifRange header `If-Range`
  /// @param tag of the file as it is now, with its quotation marks
  /// @param bytes of the whole file
  public static Optional<ByteRange> of(
      @Nullable String range, @Nullable String ifRange, String tag, long bytes) {
    if (range == null || (ifRange != null && !ifRange.equals(tag))) {
      return Optional.empty();
    }
    Matcher asked = ONE_RANGE.matcher(range);
    if (!asked.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(asked.group(1));
    long last =
        asked.group(2).isEmpty() ? bytes - 1 : Math.min(Long.parseLong(asked.group(2)), bytes - 1);
    return first <= last ? Optional.of(new ByteRange(first, last)) : Optional.empty();
  }

  public long length() {
    return last - first + 1;
  }

  /// Copies this part.
  ///
  /// @param bytes stands at its first byte
  public void copy(InputStream bytes, OutputStream to) throws IOException {
    byte[] block = new byte[1 << 16];
    for (long left = length(); left > 0; ) {
      int read = bytes.read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        throw new IOException("the file became shorter");
      }
      to.write(block, 0, read);
      left -= read;
    }
  }
}
