package de.beistand.server.database;

import org.jspecify.annotations.Nullable;

/// The database could not be started, reached or migrated; the message is for the operator.
public final class DatabaseUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
