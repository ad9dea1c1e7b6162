package de.beistand.bench.subject;

import de.beistand.bench.process.Program;
import java.util.List;

/// A way to show a customer's screen to a technician.
public interface Subject {
  /// As the command line and the raw samples name it, lower case.
  String key();

  /// As the table names it.
  String title();

  /// What the customer's X server is started with, beyond its size.
  List<String> screenArguments();

  /// Starts whatever it needs; nothing is shown yet.
  Session open(Stage stage);

  /// One customer with one technician.
  interface Session extends AutoCloseable {
    /// Lets the browser show the customer's screen.
    ///
    /// @return `System.nanoTime()` when the last person had done their part, and only the programs
    ///   were left
    long connect();

    /// Whether `connect` may be called again, for another sample of how long it takes.
    boolean connectsAgain();

    /// The programs that run at the customer's for this, without the X server.
    List<Program> atCustomer();

    @Override
    void close();
  }
}
