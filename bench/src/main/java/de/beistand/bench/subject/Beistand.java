package de.beistand.bench.subject;

import java.util.List;

/// Ours.
public final class Beistand implements Subject {
  @Override
  public String key() {
    return "beistand";
  }

  @Override
  public String title() {
    return "Beistand";
  }

  @Override
  public List<String> screenArguments() {
    return List.of("-rfbport", "-1");
  }

  @Override
  public Session open(Stage stage) {
    throw new UnsupportedOperationException("not built yet");
  }
}
