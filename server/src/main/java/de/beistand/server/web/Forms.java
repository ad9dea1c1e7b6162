package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;

/// Reading what people typed into forms.
public final class Forms {
  private Forms() {}

  /// One line without the spaces around it; "" if the field was not sent.
  public static String line(Context ctx, String field) {
    return secret(ctx, field).strip();
  }

  /// Exactly what was typed; "" if the field was not sent.
  public static String secret(Context ctx, String field) {
    String value = ctx.formParam(field);
    return value == null ? "" : value;
  }

  /// Several lines, with `\n` between them; browsers send `\r\n` (HTML § 4.10.21.4).
  public static String lines(Context ctx, String field) {
    return secret(ctx, field).replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /// The number in the path.
  ///
  /// @throws Refusal 404 if it is none
  public static long id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Refusal.notFound();
    }
    return Long.parseLong(id);
  }

  /// The sentences for a form's faults, "" for the fields that are fine.
  ///
  /// @param faults form field → key of the text catalogue
  public static Map<String, String> errors(
      Context ctx, Pages pages, Map<String, String> faults, String... fields) {
    Map<String, String> errors = new HashMap<>();
    for (String field : fields) {
      String key = faults.get(field);
      errors.put(field, key == null ? "" : pages.text(ctx, key));
    }
    return errors;
  }

  /// Whether the caller is a browser that shows the answer, not a script that reads it.
  public static boolean wantsPage(Context ctx) {
    String accept = ctx.header("Accept");
    return accept != null && accept.contains("text/html");
  }

  /// Marks an answer that shows a form again.
  public static void unprocessable(Context ctx) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
