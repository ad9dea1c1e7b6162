package de.beistand.bench.subject;

import java.util.List;

/// A way to show a customer's screen to a technician.
public interface Subject {
  /// As the command line and the raw samples name it, lower case.
  String key();

  /// As the table names it.
  String title();

  /// Starts whatever it needs, the customer's screen included; nothing is shown yet.
  Session open(Stage stage);

  /// One customer with one technician.
  interface Session extends AutoCloseable {
    /// X display of the customer, like `:81`.
    String customerDisplay();

    /// Process id of the customer's X server.
    long customerServer();

    /// Process ids of the programs that run at the customer's for this, the X server not among
    /// them.
    List<Long> programsAtCustomer();

    /// Lets the browser show the customer's screen.
    ///
    /// @return `System.nanoTime()` when the last person had done their part, and only the programs
    ///   were left
    long connect();

    /// Called when the picture is there: shows it pixel by pixel, and lets the technician use mouse
    /// and keyboard.
    void arrange();

    /// Lets the browser show something else, so that `connect` may be called once more.
    void disconnect();

    @Override
    void close();
  }
}
