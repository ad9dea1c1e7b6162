package de.beistand.agent.text;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address of the web that stands in a text, only `http` and `https`, in a form that says where
/// it leads.
///
/// A host whose letters are not all Latin stands in its ASCII form (RFC 5891): `аpple.com` with a
/// Cyrillic letter reads `xn--pple-43d.com`. Addresses with a name before the host
/// (`https://bank.de@elsewhere.example`), which lead elsewhere than they seem to, are no links.
///
/// @param address in full, as it is shown
/// @param host the part of it that decides who answers
/// @param target as a browser gets it, ASCII only
public record WebLink(String address, String host, String target) {
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![\\p{L}\\p{N}])https?://[^\\s<>\"\\\\]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS =
      Pattern.compile(
          "(https?)://([^/?#:@\\[\\]%]+)(:\\d{1,5})?([/?#].*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST =
      Pattern.compile("(?!-)[a-z0-9-]{1,63}(\\.(?!-)[a-z0-9-]{1,63})*\\.?");
  private static final Pattern LATIN = Pattern.compile("[a-z0-9.\\u00E0-\\u00F6\\u00F8-\\u00FF-]+");

  /// Letters that Java and browsers turn into different hosts (IDNA 2003 and 2008).
  private static final Pattern DISPUTED = Pattern.compile("[ß\\u1E9Eςσ\\u200C\\u200D]");

  /// Longer ones stay text: nobody can check them.
  private static final int LONGEST = 500;

  private static final String CLOSING = ".,;:!?'»“”’)]}*_";

  /// All links of a text, in their order, each once.
  public static List<WebLink> in(String text) {
    var links = new ArrayList<WebLink>();
    Matcher candidates = CANDIDATE.matcher(text);
    while (candidates.find()) {
      of(trimmed(candidates.group())).filter(link -> !links.contains(link)).ifPresent(links::add);
    }
    return links;
  }

  /// A sentence's end is no part of an address.
  private static String trimmed(String candidate) {
    int end = candidate.length();
    while (end > 0 && CLOSING.indexOf(candidate.charAt(end - 1)) >= 0) {
      end--;
    }
    return candidate.substring(0, end);
  }

  private static Optional<WebLink> of(String candidate) {
    Matcher parts = PARTS.matcher(candidate);
    if (candidate.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String named = parts.group(2).toLowerCase(Locale.ROOT);
    String ascii = ascii(named);
    if (!HOST.matcher(ascii).matches()) {
      return Optional.empty();
    }
    String host = LATIN.matcher(named).matches() ? named : ascii;
    String before = parts.group(1).toLowerCase(Locale.ROOT) + "://";
    String port = parts.group(3) == null ? "" : parts.group(3);
    String rest = parts.group(4) == null ? "" : parts.group(4);
    String target = before + ascii + port + PercentCoding.ascii(rest);
    return Optional.of(new WebLink(before + host + port + rest, host, target));
  }

  private static String ascii(String host) {
    if (DISPUTED.matcher(host).find()) {
      return "";
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return ""; // no name of a host
    }
  }
}
