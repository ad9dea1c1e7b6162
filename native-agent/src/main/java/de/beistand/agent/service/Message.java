package de.beistand.agent.service;

/// One message of the technician's page: hostile.
public sealed interface Message {
  /// UTF-8 text, in practice JSON; at most [de.beistand.protocol.Codec#MAX_LENGTH] bytes.
  record Text(String text) implements Message {}

  /// Bytes; at most 256 KiB, the most that a data channel carries. Not copied: 24 MB/s come this
  /// way, and nobody else holds them.
  record Bytes(byte[] bytes) implements Message {}
}
