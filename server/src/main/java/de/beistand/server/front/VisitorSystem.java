package de.beistand.server.front;

import de.beistand.server.downloads.CustomerSystem;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The operating system of whoever looks at the start page.
public enum VisitorSystem {
  WINDOWS("windows", "Windows", CustomerSystem.WINDOWS),
  MACOS("macos", "Mac", CustomerSystem.MACOS),
  LINUX("linux", "Linux", CustomerSystem.LINUX),
  ANDROID("android", "Android", null),
  IOS("ios", "iPhone, iPad", null),
  /// Chromebooks, televisions, whatever there is.
  OTHER("other", "", null);

  private final String path;
  private final String label;
  private final @Nullable CustomerSystem program;

  VisitorSystem(String path, String label, @Nullable CustomerSystem program) {
    this.path = path;
    this.label = label;
    this.program = program;
  }

  /// As in addresses.
  public String path() {
    return path;
  }

  /// As people call it, in every language; "" where the catalogue has the word.
  public String label() {
    return label;
  }

  /// Whether there is a program for it; else the customer shows screen or camera in the browser.
  public boolean hasProgram() {
    return program != null;
  }

  /// The system for which its program was packed.
  Optional<CustomerSystem> program() {
    return Optional.ofNullable(program);
  }

  /// A telephone or tablet.
  public boolean isHandheld() {
    return this == ANDROID || this == IOS;
  }

  static Optional<VisitorSystem> named(String path) {
    return Arrays.stream(values()).filter(system -> system.path.equals(path)).findFirst();
  }
}
