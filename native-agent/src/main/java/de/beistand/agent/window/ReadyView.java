package de.beistand.agent.window;

import de.beistand.agent.text.SpelledOut;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Line;
import java.awt.BorderLayout;
import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.swing.JPanel;
import javax.swing.JSeparator;

/// What the customer reads out on the phone: ID and password, and whether they work now; or the
/// field for a number that the technician reads out.
final class ReadyView extends JPanel {
  private static final Pattern THREE_DIGITS = Pattern.compile("(?<=\\G\\d{3})(?=\\d)");
  private static final List<SpelledOut> NO_ID_YET =
      Collections.nCopies(3, new SpelledOut("–––", List.of()));

  /// As high as a password with its words: nothing moves when it comes.
  private static final List<SpelledOut> NO_PASSWORD_YET =
      Collections.nCopies(3, new SpelledOut("–––", List.of(" ", " ", " ")));

  private final Theme theme;
  private final Texts texts;
  private final CodeRow id;
  private final CodeRow password;
  private final CopyButton copyId;
  private final CopyButton copyPassword;
  private final Notice renewed;
  private final StatusLine status;
  private final Card codes;
  private final NumberCard number;
  private final Card joined;
  private final Notice hint;

  private String machineId = "";
  private String secret = "";
  private Line line = Line.CONNECTING;

  /// @param request the way to a support request, and how it stands
  /// @param onNumber takes the session number that the customer typed
  /// @param onResize called when the view needs another height
  ReadyView(
      Theme theme, Texts texts, RequestCard request, Consumer<String> onNumber, Runnable onResize) {
    super(new BorderLayout());
    this.theme = theme;
    this.texts = texts;
    id = new CodeRow(38, theme);
    password = new CodeRow(32, theme);
    copyId = new CopyButton(texts.get("ready.copyId"), theme, texts);
    copyPassword = new CopyButton(texts.get("ready.copyPassword"), theme, texts);
    renewed = notice(Glyph.KEY, theme.primary(), "ready.renewed");
    status = new StatusLine(theme, MainFrame.WIDTH);
    setOpaque(false);

    codes = new Card(theme.surface(), theme.border(), 20);
    codes.add(heading("ready.id", copyId), Stack.gap(0));
    codes.add(id, Stack.gap(2));
    var rule = new JSeparator();
    rule.setForeground(theme.border());
    codes.add(rule, Stack.gap(14));
    codes.add(heading("ready.password", copyPassword), Stack.gap(10));
    codes.add(password, Stack.gap(2));
    joined = new Card(theme.surface(), theme.border(), 20);
    joined.setVisible(false);
    number = new NumberCard(theme, texts, onNumber, onResize);
    hint = notice(Glyph.SHIELD, theme.warn(), "ready.hint");
    var parts = new Scrolled(onResize);
    parts.add(status, 0);
    parts.add(request.card(), 12);
    parts.add(codes, 12);
    parts.add(renewed, 16);
    parts.add(number, 12);
    parts.add(joined, 12);
    parts.addButton(request.button(), 12);
    parts.add(hint, 12);
    add(parts.pane(), BorderLayout.CENTER);
    refresh(false);
  }

  private Notice notice(Glyph glyph, Color accent, String key) {
    return new Notice(glyph, accent, texts.get(key), theme.ink(), MainFrame.WIDTH);
  }

  private JPanel heading(String key, CopyButton copy) {
    var row = new JPanel(new BorderLayout());
    row.setOpaque(false);
    row.add(Labels.of(texts.get(key), Theme.bold(15), theme.muted()), BorderLayout.WEST);
    row.add(copy.button(), BorderLayout.EAST);
    return row;
  }

  void line(Line line) {
    this.line = line;
    refresh(renewed.isVisible());
  }

  void show(String machineId, String password, boolean renewedAfterWrongAttempts) {
    this.machineId = machineId;
    this.secret = password;
    copyId.copies(machineId);
    copyPassword.copies(password);
    refresh(renewedAfterWrongAttempts);
  }

  /// Once a technician waits, neither ID nor password matter.
  void show(Joining joining) {
    number.show(joining);
    boolean waits = joining instanceof Joining.Joined;
    if (joining instanceof Joining.Joined(String _, String technician)) {
      String name = QuestionText.name(technician, texts);
      joined.removeAll();
      joined.add(
          Labels.of(
              texts.get("number.joined"),
              Theme.bold(18),
              theme.ink(),
              Glyph.DONE.icon(22, theme.ok())),
          Stack.gap(0));
      joined.add(
          new Paragraph(
              texts.get("number.joined.next", name),
              Theme.font(15),
              theme.ink(),
              MainFrame.WIDTH - 40),
          Stack.gap(8));
    }
    joined.setVisible(waits);
    codes.setVisible(!waits);
    number.setVisible(!waits);
    hint.setVisible(!waits);
  }

  private void refresh(boolean explainRenewal) {
    boolean valid = line == Line.READY;
    List<SpelledOut> digits =
        THREE_DIGITS.splitAsStream(machineId).map(d -> new SpelledOut(d, List.of())).toList();
    id.show(texts.get("ready.id"), machineId.isEmpty() ? NO_ID_YET : digits, valid);
    List<SpelledOut> groups = secret.isEmpty() ? NO_PASSWORD_YET : SpelledOut.groups(secret, texts);
    password.show(texts.get("ready.password"), groups, valid);
    renewed.setVisible(explainRenewal);
    status.show(texts.get("line." + line), color());
  }

  private Color color() {
    return switch (line) {
      case CONNECTING -> theme.muted();
      case READY -> theme.ok();
      case LOST -> theme.warn();
      case REFUSED -> theme.stop();
    };
  }
}
