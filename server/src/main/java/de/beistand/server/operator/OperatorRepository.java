package de.beistand.server.operator;

import static de.beistand.sql.Tables.OPERATOR_LOGO;
import static de.beistand.sql.Tables.OPERATOR_PHONE;
import static de.beistand.sql.Tables.OPERATOR_SETTING;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/// Tables `operator_setting`, `operator_phone` and `operator_logo`.
final class OperatorRepository {
  private static final int ONLY = 1;

  /// Characters of a text that the audit log repeats.
  private static final int SHORT = 40;

  private final DSLContext database;

  OperatorRepository(DSLContext database) {
    this.database = database;
  }

  /// Every setting that was ever saved.
  Map<String, String> settings() {
    return database
        .selectFrom(OPERATOR_SETTING)
        .fetchMap(OPERATOR_SETTING.NAME, OPERATOR_SETTING.CONTENT);
  }

  List<Phone> phones() {
    return phones(database);
  }

  private static List<Phone> phones(DSLContext tx) {
    return tx.selectFrom(OPERATOR_PHONE)
        .orderBy(OPERATOR_PHONE.POSITION)
        .fetch(
            row ->
                new Phone(
                    row.getNumber(),
                    new Localized(row.getLabelDe(), row.getLabelEn()),
                    new Localized(row.getCostDe(), row.getCostEn())));
  }

  Optional<Logo> logo() {
    return database
        .select(OPERATOR_LOGO.HASH, OPERATOR_LOGO.WIDTH, OPERATOR_LOGO.HEIGHT)
        .from(OPERATOR_LOGO)
        .fetchOptional(
            row -> new Logo(HexFormat.of().formatHex(row.value1()), row.value2(), row.value3()));
  }

  Optional<LogoPicture> logoPicture() {
    return database
        .fetchOptional(OPERATOR_LOGO)
        .map(
            row ->
                new LogoPicture(row.getType(), row.getWidth(), row.getHeight(), row.getPicture()));
  }

  void save(Map<String, String> settings, List<Phone> phones, long by, Instant now) {
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          String changed = changed(tx, settings, phones);
          settings.forEach((name, content) -> saveOne(tx, name, content, by, now));
          tx.deleteFrom(OPERATOR_PHONE).execute();
          for (int at = 0; at < phones.size(); at++) {
            insert(tx, at + 1, phones.get(at));
          }
          if (!changed.isEmpty()) {
            Audit.note(tx, by, AuditAction.SETTINGS_CHANGED, "", changed, now);
          }
        });
  }

  /// What is different from before, by its names; short texts with both values.
  private static String changed(DSLContext tx, Map<String, String> settings, List<Phone> phones) {
    Map<String, String> before =
        tx.selectFrom(OPERATOR_SETTING).fetchMap(OPERATOR_SETTING.NAME, OPERATOR_SETTING.CONTENT);
    List<String> changes = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (name, content) -> {
              String old = before.getOrDefault(name, "");
              if (!old.equals(content)) {
                boolean isShort = old.length() <= SHORT && content.length() <= SHORT;
                String was = old.isEmpty() ? "" : " (" + old + ")";
                changes.add(isShort ? name + "=" + content + was : name);
              }
            });
    if (!phones(tx).equals(phones)) {
      changes.add("phones");
    }
    return String.join(", ", changes);
  }

  private static void saveOne(DSLContext tx, String name, String content, long by, Instant now) {
    tx.insertInto(OPERATOR_SETTING)
        .set(OPERATOR_SETTING.NAME, name)
        .set(OPERATOR_SETTING.CONTENT, content)
        .set(OPERATOR_SETTING.CHANGED_AT, now)
        .set(OPERATOR_SETTING.CHANGED_BY, by)
        .onDuplicateKeyUpdate()
        .set(OPERATOR_SETTING.CONTENT, content)
        .set(OPERATOR_SETTING.CHANGED_AT, now)
        .set(OPERATOR_SETTING.CHANGED_BY, by)
        .execute();
  }

  private static void insert(DSLContext tx, int position, Phone phone) {
    tx.insertInto(OPERATOR_PHONE)
        .set(OPERATOR_PHONE.POSITION, position)
        .set(OPERATOR_PHONE.NUMBER, phone.number())
        .set(OPERATOR_PHONE.LABEL_DE, phone.label().german())
        .set(OPERATOR_PHONE.LABEL_EN, phone.label().english())
        .set(OPERATOR_PHONE.COST_DE, phone.cost().german())
        .set(OPERATOR_PHONE.COST_EN, phone.cost().english())
        .execute();
  }

  void saveLogo(LogoPicture logo, long by, Instant now) {
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.deleteFrom(OPERATOR_LOGO).execute();
          tx.insertInto(OPERATOR_LOGO)
              .set(OPERATOR_LOGO.ID, ONLY)
              .set(OPERATOR_LOGO.TYPE, logo.type())
              .set(OPERATOR_LOGO.WIDTH, logo.width())
              .set(OPERATOR_LOGO.HEIGHT, logo.height())
              .set(OPERATOR_LOGO.HASH, logo.hash())
              .set(OPERATOR_LOGO.PICTURE, logo.bytes())
              .execute();
          String hash = HexFormat.of().formatHex(logo.hash());
          Audit.note(tx, by, AuditAction.LOGO_CHANGED, "", hash, now);
        });
  }

  void removeLogo(long by, Instant now) {
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.deleteFrom(OPERATOR_LOGO).execute();
          Audit.note(tx, by, AuditAction.LOGO_REMOVED, "", "", now);
        });
  }
}
