package de.beistand.server.operator;

import static de.beistand.sql.Tables.TERMS_VERSION;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.sql.tables.records.TermsVersionRecord;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Table `terms_version`.
final class TermsRepository {
  private final DSLContext database;

  TermsRepository(DSLContext database) {
    this.database = database;
  }

  /// Newest first.
  List<TermsText> published() {
    return database
        .selectFrom(TERMS_VERSION)
        .where(TERMS_VERSION.PUBLISHED_AT.isNotNull())
        .orderBy(TERMS_VERSION.PUBLISHED_AT.desc(), TERMS_VERSION.ID.desc())
        .fetch(TermsRepository::text);
  }

  Optional<TermsText> inForce() {
    return database
        .selectFrom(TERMS_VERSION)
        .where(TERMS_VERSION.PUBLISHED_AT.isNotNull())
        .orderBy(TERMS_VERSION.PUBLISHED_AT.desc(), TERMS_VERSION.ID.desc())
        .limit(1)
        .fetchOptional(TermsRepository::text);
  }

  Optional<TermsText> published(String version) {
    return database
        .fetchOptional(
            TERMS_VERSION,
            TERMS_VERSION.VERSION.eq(version).and(TERMS_VERSION.PUBLISHED_AT.isNotNull()))
        .map(TermsRepository::text)
        // MariaDB takes "Mai" and "mai" for the same
        .filter(text -> text.version().equals(version));
  }

  Optional<TermsText> draft() {
    return database
        .selectFrom(TERMS_VERSION)
        .where(TERMS_VERSION.PUBLISHED_AT.isNull())
        .fetchOptional(TermsRepository::text);
  }

  /// Keeps this draft instead of the last one.
  ///
  /// @return false if a published version has this name
  boolean saveDraft(TermsText draft, long by, Instant now) {
    try {
      database.transaction(
          transaction -> {
            DSLContext tx = transaction.dsl();
            tx.deleteFrom(TERMS_VERSION).where(TERMS_VERSION.PUBLISHED_AT.isNull()).execute();
            tx.insertInto(TERMS_VERSION)
                .set(TERMS_VERSION.VERSION, draft.version())
                .set(TERMS_VERSION.GERMAN, draft.text().german())
                .set(TERMS_VERSION.ENGLISH, draft.text().english())
                .execute();
            Audit.note(tx, by, AuditAction.TERMS_DRAFTED, draft.version(), draft.hash(), now);
          });
      return true;
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  /// Freezes the draft, if it still is what the person saw.
  ///
  /// @return whether it was
  boolean publish(TermsText seen, long by, Instant now) {
    return database.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          boolean published =
              tx.update(TERMS_VERSION)
                      .set(TERMS_VERSION.HASH, HexFormat.of().parseHex(seen.hash()))
                      .set(TERMS_VERSION.PUBLISHED_AT, now)
                      .set(TERMS_VERSION.PUBLISHED_BY, by)
                      .where(
                          TERMS_VERSION.PUBLISHED_AT.isNull(),
                          TERMS_VERSION.VERSION.eq(seen.version()),
                          TERMS_VERSION.GERMAN.eq(seen.text().german()),
                          TERMS_VERSION.ENGLISH.eq(seen.text().english()))
                      .execute()
                  == 1;
          if (published) {
            Audit.note(tx, by, AuditAction.TERMS_PUBLISHED, seen.version(), seen.hash(), now);
          }
          return published;
        });
  }

  private static TermsText text(TermsVersionRecord row) {
    return new TermsText(
        row.getVersion(),
        new Localized(row.getGerman(), row.getEnglish()),
        Optional.ofNullable(row.getPublishedAt()));
  }
}
