package de.beistand.agent.packed;

import java.nio.file.Path;

/// One thing that the program has put on this computer.
///
/// @param path a file, or a folder with everything in it
public record Trace(Kind kind, Path path) {
  /// What it is for.
  public enum Kind {
    /// The machine key, kept with the customer's agreement.
    KEY,
    /// What is needed to come back after a restart, and other small files of the agent's folder.
    SETTINGS,
    /// What Java remembers of the fonts.
    FONTS,
    /// The program as it unpacked itself, this and earlier versions.
    UNPACKED,
    /// The file that the customer downloaded.
    DOWNLOAD
  }
}
