package de.beistand.server.downloads;

import java.util.Arrays;
import java.util.Optional;

/// The operating systems for which `./beistand pack` makes the customer's program.
public enum CustomerSystem {
  LINUX("linux", "Linux", "Beistand-linux-x64.run", ".run"),
  WINDOWS("windows", "Windows", "Beistand-windows-x64.exe", ".exe"),
  MACOS("macos", "macOS", "Beistand-macos.zip", ".zip");

  private final String path;
  private final String label;
  private final String fileName;
  private final String suffix;

  CustomerSystem(String path, String label, String fileName, String suffix) {
    this.path = path;
    this.label = label;
    this.fileName = fileName;
    this.suffix = suffix;
  }

  /// As in the address `/download/<path>`.
  public String path() {
    return path;
  }

  /// As people call it, in every language.
  public String label() {
    return label;
  }

  /// In the operator's folder, as `./beistand pack` names it.
  String fileName() {
    return fileName;
  }

  /// What a browser saves ends with it.
  String suffix() {
    return suffix;
  }

  /// The one with this path.
  static Optional<CustomerSystem> named(String path) {
    return Arrays.stream(values()).filter(system -> system.path.equals(path)).findFirst();
  }
}
