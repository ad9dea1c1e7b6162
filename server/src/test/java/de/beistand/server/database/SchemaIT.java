package de.beistand.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestServer;
import de.beistand.sql.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/// jOOQ's tables are generated from the migrations by a parser; this is what MariaDB made of them.
class SchemaIT {
  @Test
  void generatedTablesAreTheRealOnes() throws Exception {
    try (Database database = Database.open(TestServer.settings(TestServer.LONG))) {
      var generated = new ArrayList<String>();
      for (Table<?> each : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
        for (Field<?> column : each.fields()) {
          generated.add(line(each.getName(), column));
        }
      }
      assertThat(real(database.sql())).containsExactlyInAnyOrderElementsOf(generated);
    }
  }

  private static String line(String table, Field<?> column) {
    var type = column.getDataType();
    return String.join(
        " ",
        table,
        column.getName(),
        type.getTypeName().toLowerCase(Locale.ROOT).replaceAll("\\(.*", ""),
        type.lengthDefined() && type.length() > 0 ? "length " + type.length() : "",
        type.nullable() ? "null" : "not null",
        type.identity() ? "identity" : "");
  }

  private static List<String> real(DSLContext sql) {
    return sql.fetch(
            """
            select * from information_schema.columns
            where table_schema = database() and table_name <> 'flyway_schema_history'
            """)
        .map(SchemaIT::line);
  }

  private static String line(Record column) {
    String type = column.get("DATA_TYPE", String.class);
    // jOOQ calls them by their standard names, which have no length.
    boolean isMedium = type.startsWith("medium");
    Object length = isMedium ? null : column.get("CHARACTER_MAXIMUM_LENGTH");
    return String.join(
        " ",
        column.get("TABLE_NAME", String.class),
        column.get("COLUMN_NAME", String.class),
        type.replace("datetime", "timestamp")
            .replaceAll("^int$", "integer")
            .replace("mediumtext", "clob")
            .replace("mediumblob", "blob"),
        length == null ? "" : "length " + length,
        column.get("IS_NULLABLE", String.class).equals("YES") ? "null" : "not null",
        column.get("EXTRA", String.class).contains("auto_increment") ? "identity" : "");
  }
}
