package de.beistand.server.operator;

import de.beistand.protocol.RecordingPolicy;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that the firm sets for itself, as it stands at one moment.
///
/// @param firm its name, as customers read it and agents sign it
/// @param accent colour of buttons and links
/// @param logo empty = Beistand's own
/// @param whoMayConnect whom it helps
/// @param agreedBy how customers agree to the terms
/// @param recording whether it records its sessions, where a customer has no exception
/// @param phones in the order in which they are shown
/// @param wordings texts of the start page; those that the firm did not write are missing
/// @param legal imprint, privacy, data processing agreement
/// @param terms in force
public record OperatorSettings(
    String firm,
    Accent accent,
    Optional<Logo> logo,
    WhoMayConnect whoMayConnect,
    AgreedBy agreedBy,
    RecordingPolicy recording,
    List<Phone> phones,
    Map<Wording, Localized> wordings,
    Legal legal,
    Terms terms) {
  public OperatorSettings {
    phones = List.copyOf(phones);
    wordings = Map.copyOf(wordings);
  }

  /// The firm's text, or [Localized#EMPTY].
  public Localized wording(Wording name) {
    return wordings.getOrDefault(name, Localized.EMPTY);
  }

  public OperatorSettings withLook(
      String newFirm, Accent newAccent, WhoMayConnect who, AgreedBy by, List<Phone> newPhones) {
    return new OperatorSettings(
        newFirm, newAccent, logo, who, by, recording, newPhones, wordings, legal, terms);
  }

  public OperatorSettings withWordings(Map<Wording, Localized> written) {
    Map<Wording, Localized> all = new EnumMap<>(Wording.class);
    written.forEach(
        (name, text) -> {
          if (!text.isEmpty()) {
            all.put(name, text);
          }
        });
    return new OperatorSettings(
        firm, accent, logo, whoMayConnect, agreedBy, recording, phones, all, legal, terms);
  }

  public OperatorSettings withLegal(Legal newLegal) {
    return new OperatorSettings(
        firm, accent, logo, whoMayConnect, agreedBy, recording, phones, wordings, newLegal, terms);
  }

  public OperatorSettings withRecording(RecordingPolicy policy) {
    return new OperatorSettings(
        firm, accent, logo, whoMayConnect, agreedBy, policy, phones, wordings, legal, terms);
  }
}
