package de.beistand.server.front;

import de.beistand.server.operator.Localized;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.Wording;
import de.beistand.server.web.Forms;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What was typed on `/operator/texts`: the firm's own words for its start page.
record TextsForm(Map<Wording, Localized> texts) {
  TextsForm {
    texts = Map.copyOf(texts);
  }

  static TextsForm of(OperatorSettings settings) {
    Map<Wording, Localized> texts = new EnumMap<>(Wording.class);
    for (Wording name : Wording.values()) {
      texts.put(name, settings.wording(name));
    }
    return new TextsForm(texts);
  }

  static TextsForm of(Context ctx) {
    Map<Wording, Localized> texts = new EnumMap<>(Wording.class);
    for (Wording name : Wording.values()) {
      texts.put(
          name, new Localized(Forms.lines(ctx, name + "-de"), Forms.lines(ctx, name + "-en")));
    }
    return new TextsForm(texts);
  }

  Checked check(OperatorSettings current) {
    Map<String, String> faults = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          if (!OneLine.areSeveral(text.german(), Wording.LONGEST)) {
            faults.put(name + "-de", "operator.text.bad");
          }
          if (!OneLine.areSeveral(text.english(), Wording.LONGEST)) {
            faults.put(name + "-en", "operator.text.bad");
          }
        });
    return new Checked(faults.isEmpty() ? current.withWordings(texts) : current, faults);
  }
}
