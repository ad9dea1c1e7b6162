package de.beistand.server.requests;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SUPPORT_REQUEST;
import static de.beistand.sql.Tables.TECHNICIAN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import de.beistand.protocol.RequestPhase;
import de.beistand.sql.tables.Customer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/// Rows of `support_request`.
public final class RequestRepository {
  /// More than these nobody can work off at a glance; the oldest come first.
  private static final int MOST_SHOWN = 100;

  private static final List<String> OPEN =
      List.of(
          RequestPhase.WAITING.name(),
          RequestPhase.PICKED_UP.name(),
          RequestPhase.IN_SESSION.name());

  private static final Customer BY_NUMBER = CUSTOMER.as("by_number");
  private static final Customer BY_MACHINE = CUSTOMER.as("by_machine");
  private static final Field<String> CUSTOMER_NAME =
      coalesce(BY_NUMBER.NAME, BY_MACHINE.NAME, inline(""));

  private final DSLContext sql;

  public RequestRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// What is stored of a new request beside its form.
  ///
  /// @param tokenHash of the page's address; null if it was filed in the program
  /// @param machine row of the computer; null if it was filed on the page
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Origin(
      byte @Nullable [] tokenHash,
      @Nullable Long machine,
      String language,
      String terms,
      String agreedBy) {}

  long insert(RequestForm form, Origin origin, Instant now) {
    Long id =
        sql.insertInto(SUPPORT_REQUEST)
            .set(SUPPORT_REQUEST.STATE, RequestPhase.WAITING.name())
            .set(SUPPORT_REQUEST.TOKEN_HASH, origin.tokenHash())
            .set(SUPPORT_REQUEST.MACHINE_ID, origin.machine())
            .set(SUPPORT_REQUEST.COMPANY, form.company())
            .set(SUPPORT_REQUEST.NAME, form.name())
            .set(SUPPORT_REQUEST.PHONE, form.phone())
            .set(SUPPORT_REQUEST.CUSTOMER_NUMBER, form.customerNumber())
            .set(SUPPORT_REQUEST.WORDS, form.words())
            .set(SUPPORT_REQUEST.LANGUAGE, origin.language())
            .set(SUPPORT_REQUEST.TERMS, origin.terms())
            .set(SUPPORT_REQUEST.AGREED_BY, origin.agreedBy())
            .set(SUPPORT_REQUEST.CREATED_AT, now)
            .returning(SUPPORT_REQUEST.ID)
            .fetchSingle(SUPPORT_REQUEST.ID);
    return Objects.requireNonNull(id);
  }

  Optional<SupportRequest> find(long id) {
    return select(SUPPORT_REQUEST.ID.eq(id)).fetchOptional().map(RequestRepository::request);
  }

  Optional<SupportRequest> find(byte[] tokenHash) {
    return select(SUPPORT_REQUEST.TOKEN_HASH.eq(tokenHash))
        .fetchOptional()
        .map(RequestRepository::request);
  }

  /// The open request of this computer, by its row.
  Optional<SupportRequest> openOn(long machine) {
    return select(SUPPORT_REQUEST.MACHINE_ID.eq(machine).and(SUPPORT_REQUEST.STATE.in(OPEN)))
        .orderBy(SUPPORT_REQUEST.ID.desc())
        .limit(1)
        .fetchOptional()
        .map(RequestRepository::request);
  }

  /// The open request whose last session number this is.
  Optional<SupportRequest> openWith(String number) {
    return select(SUPPORT_REQUEST.NUMBER.eq(number).and(SUPPORT_REQUEST.STATE.in(OPEN)))
        .orderBy(SUPPORT_REQUEST.ID.desc())
        .limit(1)
        .fetchOptional()
        .map(RequestRepository::request);
  }

  /// Everything open, the oldest first.
  List<SupportRequest> open() {
    return select(SUPPORT_REQUEST.STATE.in(OPEN))
        .orderBy(SUPPORT_REQUEST.ID)
        .limit(MOST_SHOWN)
        .fetch(RequestRepository::request);
  }

  /// A request that is over.
  record Closed(SupportRequest request, Instant closedAt) {}

  /// What is over, the newest first.
  ///
  /// @param words in names, numbers, what the customer wrote or the note; all for ""
  /// @param phases of which
  List<Closed> closed(String words, Collection<RequestPhase> phases) {
    Condition fits =
        SUPPORT_REQUEST
            .STATE
            .in(phases.stream().map(RequestPhase::name).toList())
            .and(SUPPORT_REQUEST.CLOSED_AT.isNotNull());
    if (!words.isEmpty()) {
      fits =
          fits.and(
              SUPPORT_REQUEST
                  .NAME
                  .contains(words)
                  .or(SUPPORT_REQUEST.COMPANY.contains(words))
                  .or(SUPPORT_REQUEST.CUSTOMER_NUMBER.contains(words))
                  .or(SUPPORT_REQUEST.WORDS.contains(words))
                  .or(SUPPORT_REQUEST.NOTE.contains(words))
                  .or(CUSTOMER_NAME.contains(words)));
    }
    return select(fits)
        .orderBy(SUPPORT_REQUEST.CLOSED_AT.desc())
        .limit(MOST_SHOWN)
        .fetch(row -> new Closed(request(row), row.get(SUPPORT_REQUEST.CLOSED_AT)));
  }

  /// What was picked up last before `then` and still is.
  List<Long> takenBefore(Instant then) {
    return sql.select(SUPPORT_REQUEST.ID)
        .from(SUPPORT_REQUEST)
        .where(SUPPORT_REQUEST.STATE.eq(RequestPhase.PICKED_UP.name()))
        .and(SUPPORT_REQUEST.PICKED_UP_AT.lt(then))
        .fetch(SUPPORT_REQUEST.ID);
  }

  /// What came of an input.
  ///
  /// @param before the state when it came
  record Change(RequestState before, RequestState.Step step) {
    boolean moved() {
      return step instanceof RequestState.Step.To(RequestState next) && !next.equals(before);
    }
  }

  /// Takes one step; two at the same moment come one after the other. Empty if there is no such
  /// request.
  Optional<Change> advance(long id, RequestInput input, String note, Instant now) {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          Optional<RequestState> found =
              tx.select(
                      SUPPORT_REQUEST.STATE,
                      SUPPORT_REQUEST.TECHNICIAN_ID,
                      SUPPORT_REQUEST.SESSION_ID)
                  .from(SUPPORT_REQUEST)
                  .where(SUPPORT_REQUEST.ID.eq(id))
                  .forUpdate()
                  .fetchOptional(RequestRepository::state);
          if (found.isEmpty()) {
            return Optional.<Change>empty();
          }
          var change = new Change(found.get(), found.get().on(input));
          boolean wasOver = change.before() instanceof RequestState.Settled; // its note stays
          if (!wasOver && change.step() instanceof RequestState.Step.To(RequestState next)) {
            store(tx, id, next, note, now);
            if (input instanceof RequestInput.Closed(long by, var _)) {
              tx.update(SUPPORT_REQUEST)
                  .set(SUPPORT_REQUEST.TECHNICIAN_ID, by)
                  .where(SUPPORT_REQUEST.ID.eq(id))
                  .execute();
            }
          }
          return Optional.of(change);
        });
  }

  private static void store(DSLContext tx, long id, RequestState next, String note, Instant now) {
    var update = tx.update(SUPPORT_REQUEST).set(SUPPORT_REQUEST.STATE, next.phase().name());
    update =
        switch (next) {
          case RequestState.Waiting(Long reservedFor) ->
              update
                  .set(SUPPORT_REQUEST.TECHNICIAN_ID, reservedFor)
                  .setNull(SUPPORT_REQUEST.NUMBER)
                  .setNull(SUPPORT_REQUEST.SESSION_ID);
          case RequestState.Taken(long technician) ->
              update
                  .set(SUPPORT_REQUEST.TECHNICIAN_ID, technician)
                  .set(SUPPORT_REQUEST.PICKED_UP_AT, now)
                  .setNull(SUPPORT_REQUEST.SESSION_ID);
          case RequestState.InSession(long technician, String session) ->
              update
                  .set(SUPPORT_REQUEST.TECHNICIAN_ID, technician)
                  .set(SUPPORT_REQUEST.SESSION_ID, session);
          // who settled it stays on record
          case RequestState.Settled _ ->
              update
                  .set(SUPPORT_REQUEST.NOTE, note)
                  .set(SUPPORT_REQUEST.CLOSED_AT, coalesce(SUPPORT_REQUEST.CLOSED_AT, now));
        };
    update.where(SUPPORT_REQUEST.ID.eq(id)).execute();
  }

  /// The session number of a request that was picked up; false if this technician does not have it
  /// any more.
  boolean setNumber(long id, String number, long technician) {
    return sql.update(SUPPORT_REQUEST)
            .set(SUPPORT_REQUEST.NUMBER, number)
            .where(
                SUPPORT_REQUEST.ID.eq(id),
                SUPPORT_REQUEST.STATE.eq(RequestPhase.PICKED_UP.name()),
                SUPPORT_REQUEST.TECHNICIAN_ID.eq(technician))
            .execute()
        == 1;
  }

  /// The customer of a request that was filed on the page came with this computer.
  void setMachine(long id, long machine) {
    sql.update(SUPPORT_REQUEST)
        .set(SUPPORT_REQUEST.MACHINE_ID, machine)
        .where(SUPPORT_REQUEST.ID.eq(id))
        .execute();
  }

  private SelectConditionStep<? extends Record> select(Condition condition) {
    return sql.select(SUPPORT_REQUEST.fields())
        .select(MACHINE.MACHINE_ID, MACHINE.NAME, CUSTOMER_NAME, TECHNICIAN.DISPLAY_NAME)
        .from(SUPPORT_REQUEST)
        .leftJoin(MACHINE)
        .on(MACHINE.ID.eq(SUPPORT_REQUEST.MACHINE_ID))
        .leftJoin(BY_NUMBER)
        .on(BY_NUMBER.NUMBER.eq(SUPPORT_REQUEST.CUSTOMER_NUMBER))
        .leftJoin(BY_MACHINE)
        .on(BY_MACHINE.ID.eq(MACHINE.CUSTOMER_ID))
        .leftJoin(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(SUPPORT_REQUEST.TECHNICIAN_ID))
        .where(condition);
  }

  private static SupportRequest request(Record row) {
    var stored = row.into(SUPPORT_REQUEST);
    return new SupportRequest(
        stored.getId(),
        state(stored),
        new RequestForm(
            stored.getCompany(),
            stored.getName(),
            stored.getPhone(),
            stored.getCustomerNumber(),
            stored.getWords()),
        row.get(MACHINE.MACHINE_ID),
        orEmpty(row.get(MACHINE.NAME)),
        orEmpty(row.get(CUSTOMER_NAME)),
        orEmpty(row.get(TECHNICIAN.DISPLAY_NAME)),
        stored.getNumber(),
        stored.getNote(),
        stored.getCreatedAt());
  }

  private static RequestState state(Record row) {
    @Nullable Long technician = row.get(SUPPORT_REQUEST.TECHNICIAN_ID);
    @Nullable String session = row.get(SUPPORT_REQUEST.SESSION_ID);
    RequestPhase phase = RequestPhase.valueOf(row.get(SUPPORT_REQUEST.STATE));
    return switch (phase) {
      case WAITING -> new RequestState.Waiting(technician);
      case PICKED_UP -> new RequestState.Taken(Objects.requireNonNull(technician));
      case IN_SESSION ->
          new RequestState.InSession(
              Objects.requireNonNull(technician), Objects.requireNonNull(session));
      case DONE, ON_SITE, WITHDRAWN -> new RequestState.Settled(phase);
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
