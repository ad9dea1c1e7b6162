package de.beistand.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The files of an export, by name, in memory: hostile bytes of bounded size.
record Archive(SortedMap<String, byte[]> files) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.[a-z]{1,8}");
  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 64_000_000;

  Archive {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// @throws Unreadable if it is no ZIP archive, or none of ours
  static Archive read(byte[] zip) throws Unreadable {
    var files = new TreeMap<String, byte[]>();
    int left = MOST_BYTES;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!NAME.matcher(entry.getName()).matches() || files.size() == MOST_FILES) {
          throw new Unreadable("unreadable.stranger");
        }
        byte[] bytes = in.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0) {
          throw new Unreadable("unreadable.large");
        }
        if (files.put(entry.getName(), bytes) != null) {
          throw new Unreadable("unreadable.twice", entry.getName());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("unreadable.archive", String.valueOf(e.getMessage()));
    }
    if (files.isEmpty()) {
      throw new Unreadable("unreadable.nothing");
    }
    return new Archive(files);
  }

  byte[] file(String name) throws Unreadable {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new Unreadable("unreadable.missing", name);
    }
    return bytes;
  }
}
