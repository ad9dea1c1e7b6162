package de.beistand.agent.window;

import de.beistand.agent.packed.Trace;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.swing.JPanel;

/// What the program has put on this computer, in words and with its place.
final class TraceList extends JPanel {
  private static final int PADDING = 14;
  private static final int LONGEST_PLACE = 120;

  /// @param width unscaled pixels
  TraceList(Theme theme, Texts texts, List<Trace> traces, int width) {
    super(new BorderLayout());
    setOpaque(false);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    int inside = width - 2 * PADDING;
    Map<Trace.Kind, String> places = places(traces);
    places.forEach(
        (kind, place) -> {
          String name = texts.get("trace." + kind);
          int above = card.getComponentCount() == 0 ? 0 : 12;
          card.add(new Paragraph(name, Theme.bold(15), theme.ink(), inside), Stack.gap(above));
          card.add(new Paragraph(place, Theme.font(14), theme.muted(), inside), Stack.gap(2));
        });
    add(card);
  }

  /// One line a kind: its file, or the folder of its files.
  private static Map<Trace.Kind, String> places(List<Trace> traces) {
    var places = new EnumMap<Trace.Kind, String>(Trace.Kind.class);
    traces.stream()
        .collect(
            Collectors.groupingBy(
                Trace::kind,
                Collectors.mapping(trace -> place(trace), Collectors.toCollection(TreeSet::new))))
        .forEach((kind, found) -> places.put(kind, String.join("\n", found)));
    return places;
  }

  private static String place(Trace trace) {
    return switch (trace.kind()) {
      case KEY, DOWNLOAD -> shown(trace.path());
      case SETTINGS, FONTS, UNPACKED -> {
        Path folder = trace.path().getParent();
        yield shown(folder == null ? trace.path() : folder);
      }
    };
  }

  private static String shown(Path path) {
    Path home = Path.of(System.getProperty("user.home"));
    String text = path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
    return PlainText.line(text, LONGEST_PLACE);
  }
}
