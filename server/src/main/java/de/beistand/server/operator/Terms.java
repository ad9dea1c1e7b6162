package de.beistand.server.operator;

import de.beistand.protocol.TermsShown;
import java.util.Optional;

/// The terms of use that sessions begin under.
///
/// @param version as customers read it
/// @param hash SHA-256 of version, NUL, German text, NUL, English text (UTF-8), hexadecimal; empty
///   while the firm has published no text
public record Terms(String version, Optional<String> hash) {
  /// What customers are shown and agents sign.
  public TermsShown shown(AgreedBy agreedBy) {
    return new TermsShown(
        version,
        hash.orElse(""),
        switch (agreedBy) {
          case CLICK -> TermsShown.Way.CLICK;
          case CONNECTING -> TermsShown.Way.CONNECTING;
        });
  }
}
