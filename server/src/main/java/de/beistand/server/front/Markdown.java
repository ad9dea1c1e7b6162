package de.beistand.server.front;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Markdown (CommonMark 0.31) as HTML. Tags in it are shown as they were typed, links that run
/// scripts lead nowhere, and pictures become their description: pages load nothing from elsewhere.
final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new OnlyWeb())
          .build();

  private Markdown() {}

  static SafeString html(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Tamed());
    return new SafeString(RENDERER.render(document));
  }

  /// One heading of the page stands above the text, so its own begin below that, and none skips a
  /// level (WCAG 2.2 § 1.3.1).
  private static final class Tamed extends AbstractVisitor {
    private int above = 1;

    @Override
    public void visit(Heading heading) {
      above = Math.min(Math.min(6, heading.getLevel() + 1), above + 1);
      heading.setLevel(above);
      visitChildren(heading);
    }

    @Override
    public void visit(Image image) {
      while (image.getFirstChild() != null) {
        image.insertBefore(image.getFirstChild());
      }
      if (image.getTitle() != null) {
        image.insertBefore(new Text(" " + image.getTitle()));
      }
      image.unlink();
    }
  }

  private static final class OnlyWeb implements org.commonmark.renderer.html.UrlSanitizer {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    @Override
    public String sanitizeLinkUrl(String url) {
      int colon = url.indexOf(':');
      boolean named = colon >= 0 && url.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
      boolean plain = url.startsWith("/") || url.startsWith("#");
      boolean known =
          named && SCHEMES.contains(url.substring(0, colon).toLowerCase(java.util.Locale.ROOT));
      return plain || known ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
      return "";
    }
  }
}
