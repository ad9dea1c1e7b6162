package de.beistand.protocol;

/// Why a support request is not filed.
public enum RequestFault {
  /// The name is missing.
  NAME_MISSING,
  /// The telephone number is missing, or holds no number.
  PHONE_MISSING,
  /// Something is longer than its field.
  TOO_LONG,
  /// The terms in force were not agreed to.
  TERMS_MISSING,
  /// Registered customers only: the customer number is missing.
  NUMBER_MISSING,
  /// Registered customers only: nobody has this customer number.
  NUMBER_UNKNOWN,
  /// Registered customers only: a customer number that begins with "A" is not a registered
  /// customer's.
  NUMBER_NOT_REGISTERED,
  /// A rate limit was reached.
  TOO_MANY
}
