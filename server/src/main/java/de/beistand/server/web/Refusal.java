package de.beistand.server.web;

import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/// A request that ends here, with a sentence for the person who sent it. It leaves the handler as
/// an exception because Javalin stops a request in no other way.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String textKey;
  private final @Nullable String instead;

  /// @param textKey of the sentence in the catalogue
  public Refusal(HttpStatus status, String textKey) {
    this(status, textKey, null);
  }

  /// @param instead where a browser goes rather than seeing an error
  Refusal(HttpStatus status, String textKey, @Nullable String instead) {
    super(status + " " + textKey, null, false, false);
    this.status = status;
    this.textKey = textKey;
    this.instead = instead;
  }

  public HttpStatus status() {
    return status;
  }

  String textKey() {
    return textKey;
  }

  @Nullable String instead() {
    return instead;
  }

  /// Something that does not exist, or not for this person: the two must look the same.
  public static Refusal notFound() {
    return new Refusal(HttpStatus.NOT_FOUND, "error.text.404");
  }
}
