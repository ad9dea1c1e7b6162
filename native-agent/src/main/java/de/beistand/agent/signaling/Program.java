package de.beistand.agent.signaling;

/// How the agent introduces itself to the server.
///
/// @param software program and version
/// @param system operating system and architecture
public record Program(String software, String system) {
  /// This program, with the version in the manifest of the jar that `main` is in.
  public static Program of(Class<?> main) {
    String version = main.getPackage().getImplementationVersion();
    return new Program(
        "Beistand " + (version == null ? "development" : version),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
