package de.beistand.server.requests;

import de.beistand.protocol.RequestFault;
import de.beistand.server.operator.AgreedBy;
import de.beistand.server.operator.Localized;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.Phone;
import de.beistand.server.operator.WhoMayConnect;
import de.beistand.server.operator.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The operator's conditions for support requests.
///
/// @param registeredOnly only customers who have a customer number may file one
/// @param termsByClick the terms are agreed to by an explicit click; else by filing the request
/// @param terms version of the terms in force
/// @param published whether their text can be read at `/terms`
/// @param phone the firm's, to call instead; may be empty
/// @param callCost what a call to it costs
/// @param price what remote support costs
public record Conditions(
    boolean registeredOnly,
    boolean termsByClick,
    String terms,
    boolean published,
    String phone,
    Localized callCost,
    Localized price) {

  /// The conditions that follow from the operator's settings.
  public static Conditions of(OperatorSettings now) {
    Optional<Phone> phone = now.phones().stream().findFirst();
    return new Conditions(
        now.whoMayConnect() == WhoMayConnect.REGISTERED,
        now.agreedBy() == AgreedBy.CLICK,
        now.terms().version(),
        now.terms().hash().isPresent(),
        phone.map(Phone::number).orElse(""),
        phone.map(Phone::cost).orElse(Localized.EMPTY),
        now.wording(Wording.PRICE));
  }

  /// The gate: why this customer number does not let anybody in.
  ///
  /// @param exists whether a customer has this number
  Optional<RequestFault> gate(String customerNumber, Predicate<String> exists) {
    if (!registeredOnly) {
      return Optional.empty();
    }
    if (customerNumber.isEmpty()) {
      return Optional.of(RequestFault.NUMBER_MISSING);
    }
    if (customerNumber.toUpperCase(Locale.ROOT).startsWith("A")) {
      return Optional.of(RequestFault.NUMBER_NOT_REGISTERED);
    }
    return exists.test(customerNumber)
        ? Optional.empty()
        : Optional.of(RequestFault.NUMBER_UNKNOWN);
  }

  /// Whether the terms that were agreed to are those in force. Who agrees by filing the request has
  /// seen them named beside the button all the same.
  boolean agreed(String termsSeen) {
    return terms.equals(termsSeen);
  }

  /// How the customer agrees, for the record.
  String agreedBy() {
    return termsByClick ? "CLICK" : "CONNECTING";
  }
}
