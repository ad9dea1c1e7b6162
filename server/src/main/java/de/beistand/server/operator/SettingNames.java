package de.beistand.server.operator;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.operator.Legal.Processor;
import de.beistand.server.operator.Legal.Publication;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How [OperatorSettings] stand in the table `operator_setting`: one row a text.
final class SettingNames {
  private SettingNames() {}

  /// @param start what counts where nothing was saved
  static OperatorSettings read(
      Map<String, String> saved,
      List<Phone> phones,
      Optional<Logo> logo,
      Terms terms,
      OperatorSettings start) {
    Map<Wording, Localized> wordings = new EnumMap<>(Wording.class);
    for (Wording name : Wording.values()) {
      Localized text = localized(saved, "wording." + name);
      if (!text.isEmpty()) {
        wordings.put(name, text);
      }
    }
    return new OperatorSettings(
        saved.getOrDefault("firm", start.firm()),
        Accent.of(saved.getOrDefault("accent", "")).orElse(start.accent()),
        logo,
        WhoMayConnect.valueOf(saved.getOrDefault("whoMayConnect", start.whoMayConnect().name())),
        AgreedBy.valueOf(saved.getOrDefault("agreedBy", start.agreedBy().name())),
        RecordingPolicy.valueOf(saved.getOrDefault("recording", start.recording().name())),
        phones,
        wordings,
        new Legal(
            publication(saved, "imprint"),
            publication(saved, "privacy"),
            new Processor(
                saved.getOrDefault("processor.company", ""),
                saved.getOrDefault("processor.represented", ""),
                saved.getOrDefault("processor.address", ""),
                saved.getOrDefault("processor.contact", ""),
                saved.getOrDefault("processor.officer", ""),
                saved.getOrDefault("processor.hosting", ""),
                saved.getOrDefault("processor.others", ""))),
        terms);
  }

  static Map<String, String> write(OperatorSettings settings) {
    Map<String, String> rows = new HashMap<>();
    rows.put("firm", settings.firm());
    rows.put("accent", settings.accent().hex());
    rows.put("whoMayConnect", settings.whoMayConnect().name());
    rows.put("agreedBy", settings.agreedBy().name());
    rows.put("recording", settings.recording().name());
    for (Wording name : Wording.values()) {
      put(rows, "wording." + name, settings.wording(name));
    }
    put(rows, "imprint", settings.legal().imprint());
    put(rows, "privacy", settings.legal().privacy());
    Processor processor = settings.legal().processor();
    rows.put("processor.company", processor.company());
    rows.put("processor.represented", processor.represented());
    rows.put("processor.address", processor.address());
    rows.put("processor.contact", processor.contact());
    rows.put("processor.officer", processor.officer());
    rows.put("processor.hosting", processor.hosting());
    rows.put("processor.others", processor.others());
    return rows;
  }

  private static Publication publication(Map<String, String> saved, String name) {
    return new Publication(saved.getOrDefault(name + ".link", ""), localized(saved, name));
  }

  private static void put(Map<String, String> rows, String name, Publication publication) {
    rows.put(name + ".link", publication.link());
    put(rows, name, publication.text());
  }

  private static Localized localized(Map<String, String> saved, String name) {
    return new Localized(
        saved.getOrDefault(name + ".de", ""), saved.getOrDefault(name + ".en", ""));
  }

  private static void put(Map<String, String> rows, String name, Localized text) {
    rows.put(name + ".de", text.german());
    rows.put(name + ".en", text.english());
  }
}
