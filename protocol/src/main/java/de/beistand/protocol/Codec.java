package de.beistand.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Turns the messages of one sealed interface into JSON text and back.
///
/// Null, missing and duplicate fields, trailing tokens and wrong scalar types are errors for
/// everybody. Unknown fields are errors for a [#strict] codec (the server's) and ignored by a
/// [#tolerant] one (agents and browsers, which stay in the field for years).
///
/// @param <T> the sealed interface
public final class Codec<T> {
  /// Longest message in characters; a longer one is refused before it is parsed.
  public static final int MAX_LENGTH = 131_072;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(8)
                          .maxStringLength(MAX_LENGTH)
                          .maxNumberLength(24)
                          .maxNameLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              textual -> {
                textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .withCoercionConfig(
              LogicalType.Enum,
              constants -> {
                constants.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                constants.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
              })
          .build();

  private final ObjectReader reader;
  private final ObjectWriter writer;

  private Codec(Class<T> type, boolean rejectUnknownFields) {
    ObjectReader all = MAPPER.readerFor(type);
    reader =
        rejectUnknownFields
            ? all.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            : all.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    writer = MAPPER.writerFor(type);
  }

  /// A codec that refuses unknown fields: for what decides about trust on the server.
  public static <T> Codec<T> strict(Class<T> type) {
    return new Codec<>(type, true);
  }

  /// A codec that ignores unknown fields: for agents, which meet servers newer than they are.
  public static <T> Codec<T> tolerant(Class<T> type) {
    return new Codec<>(type, false);
  }

  /// The message as JSON text.
  public String encode(T message) {
    return writer.writeValueAsString(message);
  }

  /// The message that `text` holds.
  ///
  /// @throws ProtocolException if it holds none
  public T decode(String text) throws ProtocolException {
    if (text.length() > MAX_LENGTH) {
      throw new ProtocolException("message of " + text.length() + " characters");
    }
    T message;
    try {
      message = reader.readValue(text);
    } catch (JacksonException e) {
      throw new ProtocolException(e.getOriginalMessage(), e);
    }
    if (message == null) {
      throw new ProtocolException("null is no message");
    }
    return message;
  }
}
