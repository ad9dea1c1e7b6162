package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/// Renders `templates/<name>.peb`. Everything is escaped; a missing variable is an error.
final class PebbleRenderer implements FileRenderer {
  static final String LANGUAGE = "language";

  private final PebbleEngine engine;

  PebbleRenderer(TemplateFunctions functions) {
    ClasspathLoader loader = new ClasspathLoader(PebbleRenderer.class.getClassLoader());
    loader.setPrefix("templates");
    loader.setSuffix(".peb");
    this.engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(true)
            .extension(functions)
            .build();
  }

  @Override
  public String render(String name, Map<String, ?> model, Context ctx) {
    return render(name, model);
  }

  /// @param model holds at least [#LANGUAGE], a language code
  String render(String name, Map<String, ?> model) {
    StringWriter page = new StringWriter(8192);
    try {
      @SuppressWarnings("unchecked") // Pebble reads only
      Map<String, Object> variables = (Map<String, Object>) model;
      engine.getTemplate(name).evaluate(page, variables, Locale.of((String) model.get(LANGUAGE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }
}
