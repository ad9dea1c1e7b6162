package de.beistand.protocol;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/// The versions of the signaling protocol and the choice between them.
public final class ProtocolVersion {
  /// What this build speaks, newest first.
  public static final List<Integer> SUPPORTED = List.of(1);

  private ProtocolVersion() {}

  /// The newest version that `offered` shares with this build, or empty.
  public static OptionalInt choose(Collection<Integer> offered) {
    return SUPPORTED.stream().filter(offered::contains).mapToInt(Integer::intValue).findFirst();
  }
}
