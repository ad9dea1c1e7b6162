package de.beistand.verifier;

import de.beistand.protocol.evidence.Head;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// What an export says, read strictly: nothing may be missing, unknown or there twice.
///
/// @param session what the record is about
/// @param entries of the record, in its order
/// @param head as the server countersigned it
/// @param recordings what the server says of them
/// @param manifest every file of the export but itself
record Export(
    Session session,
    List<Entry> entries,
    Head head,
    List<Recording> recordings,
    Manifest manifest) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  Export {
    entries = List.copyOf(entries);
    recordings = List.copyOf(recordings);
  }

  /// `session.json`. Times are UTC as java.time.Instant writes them, "" if there is none.
  ///
  /// @param format 1
  /// @param machineKey the computer's key, Ed25519, raw 32 bytes as base64url
  record Session(
      int format,
      String session,
      String nonce,
      String machineId,
      String machineKey,
      String technician,
      String firm,
      String terms,
      String way,
      String endReason,
      String createdAt,
      String activeAt,
      String endedAt) {}

  /// One of `recordings.json`. Times are UTC, "" if there is none.
  ///
  /// @param sha256 of the ciphertext, hexadecimal; "" while it is open
  record Recording(
      String recording,
      String codec,
      String state,
      long bytes,
      String sha256,
      String why,
      String startedAt,
      String endedAt,
      List<Gap> gaps) {
    Recording {
      gaps = List.copyOf(gaps);
    }

    record Gap(String from, String to, String why) {}
  }

  /// `manifest.json`.
  ///
  /// @param key the server's evidence key, as in the head
  /// @param signature Ed25519 over [Check#manifestBytes]
  record Manifest(String at, List<File> files, String key, String signature) {
    Manifest {
      files = List.copyOf(files);
    }

    /// @param sha256 hexadecimal
    record File(String name, String sha256) {}
  }

  static Export of(Archive archive) throws Unreadable {
    return new Export(
        read(archive, "session.json", Session.class),
        List.of(read(archive, "record.json", Entry[].class)),
        read(archive, "head.json", Head.class),
        List.of(read(archive, "recordings.json", Recording[].class)),
        read(archive, "manifest.json", Manifest.class));
  }

  private static <T> T read(Archive archive, String name, Class<T> type) throws Unreadable {
    try {
      T value = JSON.readValue(archive.file(name), type);
      if (value == null) {
        throw new Unreadable("unreadable.empty", name);
      }
      return value;
    } catch (JacksonException e) {
      throw new Unreadable("unreadable.json", name, e.getOriginalMessage());
    }
  }
}
