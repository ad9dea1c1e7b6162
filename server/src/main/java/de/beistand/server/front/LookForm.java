package de.beistand.server.front;

import de.beistand.server.operator.Accent;
import de.beistand.server.operator.AgreedBy;
import de.beistand.server.operator.Localized;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.Phone;
import de.beistand.server.operator.WhoMayConnect;
import de.beistand.server.web.Forms;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was typed on `/operator`: name, colour, rules, telephone numbers.
public record LookForm(
    String firm, String accent, String whoMayConnect, String agreedBy, List<PhoneRow> phones) {
  private static final int LONGEST_FIRM = 100;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_COST = 120;

  public LookForm {
    phones = List.copyOf(phones);
  }

  /// One row of the telephone numbers, as typed.
  public record PhoneRow(
      String number, String labelDe, String labelEn, String costDe, String costEn) {
    boolean isEmpty() {
      return (number + labelDe + labelEn + costDe + costEn).isEmpty();
    }

    boolean isGood() {
      return Phone.isNumber(number)
          && OneLine.is(labelDe, LONGEST_LABEL)
          && OneLine.is(labelEn, LONGEST_LABEL)
          && OneLine.is(costDe, LONGEST_COST)
          && OneLine.is(costEn, LONGEST_COST);
    }

    Phone phone() {
      return new Phone(number, new Localized(labelDe, labelEn), new Localized(costDe, costEn));
    }
  }

  static LookForm of(OperatorSettings settings) {
    List<PhoneRow> rows = new ArrayList<>();
    for (int at = 0; at < Phone.MOST; at++) {
      rows.add(
          at < settings.phones().size()
              ? row(settings.phones().get(at))
              : new PhoneRow("", "", "", "", ""));
    }
    return new LookForm(
        settings.firm(),
        settings.accent().hex(),
        settings.whoMayConnect().name(),
        settings.agreedBy().name(),
        rows);
  }

  private static PhoneRow row(Phone phone) {
    return new PhoneRow(
        phone.number(),
        phone.label().german(),
        phone.label().english(),
        phone.cost().german(),
        phone.cost().english());
  }

  static LookForm of(Context ctx) {
    List<PhoneRow> rows = new ArrayList<>();
    for (int at = 0; at < Phone.MOST; at++) {
      String phone = "phone" + at;
      rows.add(
          new PhoneRow(
              Forms.line(ctx, phone),
              Forms.line(ctx, phone + "-label-de"),
              Forms.line(ctx, phone + "-label-en"),
              Forms.line(ctx, phone + "-cost-de"),
              Forms.line(ctx, phone + "-cost-en")));
    }
    return new LookForm(
        Forms.line(ctx, "firm"),
        Forms.line(ctx, "accent"),
        Forms.line(ctx, "who"),
        Forms.line(ctx, "agreed"),
        rows);
  }

  Checked check(OperatorSettings current) {
    Map<String, String> faults = new HashMap<>();
    if (firm.isBlank() || !OneLine.is(firm, LONGEST_FIRM)) {
      faults.put("firm", "operator.firm.bad");
    }
    Accent colour = Accent.of(accent).orElse(current.accent());
    if (Accent.of(accent).isEmpty()) {
      faults.put("accent", "operator.accent.bad");
    } else if (!colour.readable()) {
      faults.put("accent", "operator.accent.pale");
    }
    List<Phone> good = new ArrayList<>();
    for (int at = 0; at < phones.size(); at++) {
      PhoneRow row = phones.get(at);
      if (row.isGood()) {
        good.add(row.phone());
      } else if (!row.isEmpty()) {
        faults.put("phone" + at, "operator.phone.bad");
      }
    }
    OperatorSettings wanted =
        current.withLook(
            faults.containsKey("firm") ? current.firm() : firm,
            colour.readable() ? colour : current.accent(),
            WhoMayConnect.REGISTERED.name().equals(whoMayConnect)
                ? WhoMayConnect.REGISTERED
                : WhoMayConnect.EVERYONE,
            AgreedBy.CONNECTING.name().equals(agreedBy) ? AgreedBy.CONNECTING : AgreedBy.CLICK,
            good);
    return new Checked(wanted, faults);
  }
}
