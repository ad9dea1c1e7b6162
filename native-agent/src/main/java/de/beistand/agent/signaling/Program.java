package de.beistand.agent.signaling;

/// How the agent introduces itself to the server.
///
/// @param software program and version
/// @param system operating system and architecture
public record Program(String software, String system) {}
