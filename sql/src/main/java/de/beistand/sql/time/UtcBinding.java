package de.beistand.sql.time;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.DSL;

/// A DATETIME(6) column that holds UTC, as an [Instant] cut to microseconds.
///
/// jOOQ's own bindings go through `java.sql.Timestamp` and so through the time zone of the program: in the
/// hour that a change to summer time skips they read another instant than was stored. This one gives the
/// driver a [LocalDateTime], which no zone touches.
public final class UtcBinding implements Binding<LocalDateTime, Instant> {
  private static final long serialVersionUID = 1L;

  @Override
  public Converter<LocalDateTime, Instant> converter() {
    return Converter.ofNullable(
        LocalDateTime.class,
        Instant.class,
        time -> time.toInstant(ZoneOffset.UTC),
        instant ->
            LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
  }

  @Override
  public void sql(BindingSQLContext<Instant> context) {
    context.render().visit(DSL.sql("?"));
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    context
        .statement()
        .setObject(context.index(), context.convert(converter()).value());
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    context
        .convert(converter())
        .value(context.resultSet().getObject(context.index(), LocalDateTime.class));
  }

  @Override
  public void register(BindingRegisterContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no stored procedures");
  }

  @Override
  public void get(BindingGetStatementContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no stored procedures");
  }

  @Override
  public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no user-defined types");
  }

  @Override
  public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
    throw new SQLFeatureNotSupportedException("no user-defined types");
  }
}
