package de.beistand.protocol.channel;

/// A file or folder that is offered.
///
/// @param path relative, with `/` between the names: hostile text
/// @param bytes length of the file; 0 for a folder
public record FileEntry(String path, long bytes, boolean folder) {
  public FileEntry {
    if (bytes < 0 || folder && bytes != 0) {
      throw new IllegalArgumentException("an entry of " + bytes + " bytes");
    }
  }
}
