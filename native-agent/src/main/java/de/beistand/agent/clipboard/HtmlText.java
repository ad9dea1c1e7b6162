package de.beistand.agent.clipboard;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a piece of HTML, for people to read before they agree to it; it is never rendered.
final class HtmlText {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<!--.*?(-->|$)|<(script|style|head|title)\\b.*?(</\\2\\s*>|$)");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(br|/p|/div|/li|/tr|/h[1-6]|/td|/th)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^>]*(>|$)");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});?");
  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "auml", "ä",
          "ouml", "ö", "uuml", "ü", "szlig", "ß");

  private HtmlText() {}

  static String of(String html) {
    String seen = UNSEEN.matcher(html).replaceAll("").replaceAll("\\s+", " ");
    String lines = BREAK.matcher(seen).replaceAll("\n");
    String words = TAG.matcher(lines).replaceAll("");
    String plain =
        ENTITY.matcher(words).replaceAll(entity -> Matcher.quoteReplacement(meaning(entity)));
    // line by line: an expression looks at a long row of spaces once for each of them
    return plain.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }

  private static String meaning(java.util.regex.MatchResult entity) {
    String name = entity.group(1);
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, entity.group());
    }
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    try {
      int code =
          hexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : "";
    } catch (NumberFormatException e) {
      return entity.group();
    }
  }
}
