package de.beistand.server.requests;

import de.beistand.protocol.RequestFault;
import de.beistand.server.machines.Machines;
import java.util.EnumSet;
import java.util.Set;

/// What a customer wrote into the form; hostile text of bounded length.
///
/// @param company may be empty
/// @param phone with at least three digits
/// @param customerNumber empty if there is none
/// @param words what it is about; may be empty, may have several lines
public record RequestForm(
    String company, String name, String phone, String customerNumber, String words) {
  public static final int LONGEST_LINE = 100;
  public static final int LONGEST_PHONE = 40;
  public static final int LONGEST_NUMBER = 30;
  public static final int LONGEST_WORDS = 1000;
  private static final int LEAST_DIGITS = 3;

  public static final RequestForm EMPTY = new RequestForm("", "", "", "", "");

  /// Without what nobody can see.
  RequestForm tidy() {
    return new RequestForm(
        line(company), line(name), line(phone), line(customerNumber), text(words));
  }

  /// What is wrong with it, whoever files it.
  Set<RequestFault> faults() {
    var faults = EnumSet.noneOf(RequestFault.class);
    if (name.isBlank()) {
      faults.add(RequestFault.NAME_MISSING);
    }
    if (phone.chars().filter(Character::isDigit).count() < LEAST_DIGITS) {
      faults.add(RequestFault.PHONE_MISSING);
    }
    if (company.length() > LONGEST_LINE
        || name.length() > LONGEST_LINE
        || phone.length() > LONGEST_PHONE
        || customerNumber.length() > LONGEST_NUMBER
        || words.length() > LONGEST_WORDS) {
      faults.add(RequestFault.TOO_LONG);
    }
    return faults;
  }

  private static String line(String text) {
    return Machines.visible(text).strip();
  }

  private static String text(String text) {
    return text.lines()
        .map(Machines::visible)
        .reduce((above, below) -> above + "\n" + below)
        .orElse("")
        .strip();
  }
}
