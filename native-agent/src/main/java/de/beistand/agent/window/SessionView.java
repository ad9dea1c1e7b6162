package de.beistand.agent.window;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/// A running session: with whom, what is allowed, since when, what services add, and Stop.
///
/// The state on top and the buttons at the bottom stay in sight; what is between them scrolls when
/// the screen is too low for all of it.
final class SessionView extends JPanel {
  private static final int PADDING = 16;
  private static final int BUTTONS_IN_A_ROW = 3;

  private final Theme theme;
  private final Texts texts;
  private final JLabel person;
  private final JLabel firm;
  private final JLabel clock;
  private final StatusLine status;
  private final StatusLine recordingLine;
  private final ShareChoice choice;
  private final Map<Grant, GrantRow> rows = new EnumMap<>(Grant.class);
  private final Scrolled middle;
  private final JPanel buttons = new JPanel(new GridBagLayout());
  private final JButton pause;
  private final JButton report;

  private @Nullable Shown shown;
  private boolean interrupted;
  private boolean customerHolds;
  private boolean paused;
  private RecordingSign recording = RecordingSign.OFF;

  /// @param choice what the customer shows, to be changed here
  /// @param onResize called when the view needs another height
  SessionView(
      Theme theme,
      Texts texts,
      Runnable onStop,
      Consumer<Grant> onWithdraw,
      ShareChoice choice,
      Runnable onResize) {
    super(new BorderLayout());
    this.theme = theme;
    this.texts = texts;
    this.choice = choice;
    person = Labels.of("", Theme.bold(20), theme.ink());
    firm = Labels.of("", Theme.font(15), theme.muted());
    clock = Labels.of("", Theme.font(15), theme.muted());
    status = new StatusLine(theme, MainFrame.WIDTH);
    recordingLine = new StatusLine(theme, MainFrame.WIDTH);
    recordingLine.show(texts.get("session.recording"), theme.stop());
    recordingLine.setVisible(false);
    middle = new Scrolled(onResize);
    setOpaque(false);

    var top = new JPanel(new BorderLayout());
    top.setOpaque(false);
    top.add(Labels.of(texts.get("session.with"), Theme.font(15), theme.muted()), BorderLayout.WEST);
    top.add(clock, BorderLayout.EAST);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    card.add(top, Stack.gap(0));
    card.add(person, Stack.gap(4));
    card.add(firm, Stack.gap(2));
    int gap = 16;
    for (Grant grant : Grant.values()) {
      var row = new GrantRow(grant, theme, texts, MainFrame.WIDTH - 2 * PADDING, onWithdraw);
      rows.put(grant, row);
      card.add(row, Stack.gap(gap));
      gap = 4;
      if (grant == Grant.VIEW) {
        card.add(choice, Stack.gap(8));
        gap = 12;
      }
    }
    middle.add(card, 0);
    JButton stop = Buttons.stop(texts.get("session.stop"), theme);
    stop.setFont(Theme.bold(17));
    stop.setIcon(Glyph.STOP.icon(22, Color.WHITE));
    stop.setIconTextGap(Theme.px(10));
    stop.setPreferredSize(new Dimension(0, Theme.px(56)));
    stop.addActionListener(_ -> onStop.run());
    buttons.setOpaque(false);
    pause = Buttons.outlined("", theme);
    addButton(pause);
    paused(false);
    var head = new JPanel(new Stack(Stack.RIM));
    head.setOpaque(false);
    head.setBorder(BorderFactory.createEmptyBorder(0, 0, Theme.px(12), 0));
    head.add(status, Stack.gap(0));
    head.add(recordingLine, Stack.gap(4));
    var foot = new JPanel(new Stack(Stack.RIM));
    foot.setOpaque(false);
    foot.add(buttons, Stack.button(16));
    foot.add(stop, Stack.button(12));
    report = Buttons.quiet(texts.get("abuse.button"), theme);
    foot.add(report, Stack.button(4));
    add(head, BorderLayout.NORTH);
    add(middle.pane(), BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
  }

  /// Adds what a service shows during a session, such as its progress, below the rights. It takes
  /// room while it is visible, and may grow and shrink: the window follows.
  void addSection(JComponent section) {
    middle.add(section, 12);
  }

  /// Adds what must be in sight while it lasts, such as files that move, above everything else.
  void addOnTop(JComponent section) {
    middle.addOnTop(section, 12);
  }

  /// Adds a button above Stop, such as the one that opens the chat.
  void addButton(JButton button) {
    button.setFont(Theme.font(14));
    button.setIconTextGap(Theme.px(6));
    button.setMargin(new Insets(0, 0, 0, 0));
    var place = new GridBagConstraints();
    place.gridx = buttons.getComponentCount() % BUTTONS_IN_A_ROW;
    place.gridy = buttons.getComponentCount() / BUTTONS_IN_A_ROW;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.weightx = 1;
    place.ipady = Theme.px(8);
    buttons.add(button, place);
  }

  /// @param action opens the report of abuse
  void onReport(Runnable action) {
    report.addActionListener(_ -> action.run());
  }

  /// @param action pauses, or goes on
  void onPause(Runnable action) {
    pause.addActionListener(_ -> action.run());
  }

  void paused(boolean now) {
    paused = now;
    pause.setText(texts.get(now ? "session.resume" : "session.pause"));
    pause.setIcon((now ? Glyph.PLAY : Glyph.PAUSE).icon(16, theme.ink()));
    pause
        .getAccessibleContext()
        .setAccessibleDescription(texts.get(now ? "session.resumeHint" : "session.pauseHint"));
    refresh();
  }

  /// @param name whom the row for [Grant#ONLOOKER] names
  void onlooker(String name) {
    rows.values().forEach(row -> row.about(name)); // the others' words name nobody
  }

  void show(String technician, String firmName, Set<Grant> grants) {
    person.setText(technician);
    firm.setText(firmName);
    firm.setVisible(!firmName.isEmpty());
    rows.forEach((grant, row) -> row.given(grants.contains(grant)));
    refresh();
  }

  void shows(Shown now) {
    shown = now;
    choice.show(now.limit());
    refresh();
  }

  void clock(Duration running) {
    clock.setText(texts.get("session.since", Spans.clock(running)));
  }

  void interrupted(boolean interrupted) {
    this.interrupted = interrupted;
    refresh();
  }

  void customerHolds(boolean holding) {
    customerHolds = holding;
    refresh();
  }

  void recording(RecordingSign now) {
    recording = now;
    recordingLine.setVisible(now == RecordingSign.RUNNING);
    refresh();
  }

  private void refresh() {
    if (paused) {
      status.show(texts.get("session.paused"), theme.warn());
    } else if (interrupted) {
      status.show(texts.get("session.interrupted"), theme.warn());
    } else if (recording == RecordingSign.AWAITED) {
      status.show(texts.get("session.recording.awaited"), theme.warn());
    } else if (shown != null && shown.visibility() != Visibility.SHOWN) {
      status.show(texts.get(nothing(shown)), theme.primary());
    } else if (customerHolds) {
      status.show(texts.get("session.you"), theme.primary());
    } else {
      status.show(texts.get("session.running"), theme.ok());
    }
  }

  private static String nothing(Shown shown) {
    return switch (shown.visibility()) {
      case SHOWN -> "session.running";
      case HIDDEN -> "share.hidden";
      case GONE -> shown.limit() instanceof Limit.OneProgram ? "share.closed" : "share.away";
    };
  }
}
