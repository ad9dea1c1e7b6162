package de.beistand.server.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/// An e-mail address that can stand in a header as it is.
public record Address(String text) {
  private static final int LONGEST = 254;

  /// What browsers take (HTML § 4.10.5.1.5), with a dot in the domain.
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
              + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{2,63}");

  /// The address, or empty if `typed` is none.
  public static Optional<Address> parse(String typed) {
    return typed.length() <= LONGEST && FORM.matcher(typed).matches()
        ? Optional.of(new Address(typed))
        : Optional.empty();
  }
}
