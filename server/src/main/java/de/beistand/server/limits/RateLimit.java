package de.beistand.server.limits;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;

/// All rate limits of the server, in one table: so many at once, refilled evenly over the period.
public enum RateLimit {
  /// Session passwords that one technician tries: right ones are given back.
  PASSWORD_PER_TECHNICIAN(10, ofMinutes(5)),
  /// Session passwords tried on one computer, whoever tries them: right ones are given back.
  PASSWORD_PER_COMPUTER(10, ofMinutes(10)),
  /// Session passwords tried on this server, by everybody: right ones are given back.
  PASSWORD_OVERALL(300, ofMinutes(5)),
  /// Computers that one technician asks for: also slows down searching the nine digits.
  OPEN_PER_TECHNICIAN(30, ofMinutes(5)),
  /// Session numbers that one technician makes.
  INVITE_PER_TECHNICIAN(30, ofMinutes(5)),
  /// Session numbers and links tried from one address: right ones are given back.
  JOIN_PER_ADDRESS(10, ofMinutes(5)),
  /// Session numbers and links tried on this server, by everybody: right ones are given back.
  JOIN_OVERALL(300, ofMinutes(5)),
  /// Agents that connect from one address: a whole company may sit behind it.
  HELLO_PER_ADDRESS(300, ofMinutes(1)),
  /// Machine keys never seen before from one address: each takes one of the nine-digit numbers.
  NEW_MACHINE_PER_ADDRESS(60, ofHours(1)),
  /// Failed logins with one login name: right ones are given back.
  LOGIN_PER_NAME(6, ofMinutes(3)),
  /// Failed logins from one address: a whole office may sit behind it.
  LOGIN_PER_ADDRESS(30, ofMinutes(5)),
  /// Support requests filed, or tried, from one address: a whole company may sit behind it.
  REQUEST_PER_ADDRESS(20, ofMinutes(10)),
  /// Support requests filed, or tried, on one computer.
  REQUEST_PER_MACHINE(10, ofMinutes(10)),
  /// Support requests filed, or tried, on this server.
  REQUEST_OVERALL(300, ofMinutes(10)),
  /// Reports of abuse from one computer.
  ABUSE_PER_MACHINE(10, ofHours(1)),
  /// Reports about sessions that one address has sent by e-mail.
  REPORT_MAIL_PER_ADDRESS(10, ofHours(1)),
  /// Wrong current passwords when somebody changes their own.
  PASSWORD_CHANGE_PER_TECHNICIAN(6, ofMinutes(3)),
  /// Programs, or parts of them, that one address takes: each is some 40 MB of the operator's line.
  DOWNLOAD_PER_ADDRESS(60, ofHours(1));

  private final int burst;
  private final Duration period;

  RateLimit(int burst, Duration period) {
    this.burst = burst;
    this.period = period;
  }

  /// How many at once.
  public int burst() {
    return burst;
  }

  /// After which a used-up limit is full again.
  public Duration period() {
    return period;
  }
}
