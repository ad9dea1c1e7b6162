package de.beistand.agent.window;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Monitor;
import de.beistand.agent.screen.Offer;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComboBox;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/// What the customer shows: the whole screen, one monitor or one program. The list is made anew
/// each time it opens.
final class ShareChoice extends JComboBox<ShareChoice.Entry> {
  private static final int TITLE_LENGTH = 48;
  private static final int MOST_ROWS = 10;

  private final Texts texts;
  private final transient Supplier<Offer> offer;
  private final transient Consumer<Limit> onChoice;
  private boolean filling;

  /// One line of the list.
  record Entry(Limit limit, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /// @param onChoice hears what the customer chooses, not what [#show] does
  ShareChoice(Theme theme, Texts texts, Supplier<Offer> offer, Consumer<Limit> onChoice) {
    this.texts = texts;
    this.offer = offer;
    this.onChoice = onChoice;
    setFont(Theme.font(15));
    setMaximumRowCount(MOST_ROWS);
    setPreferredSize(new Dimension(0, Theme.px(40)));
    putClientProperty("html.disable", true);
    putClientProperty(
        "FlatLaf.style",
        "background: %1$s; buttonBackground: %1$s; borderColor: %2$s; padding: 4,10,4,8"
            .formatted(Theme.hex(theme.surface()), Theme.hex(theme.outline())));
    getAccessibleContext().setAccessibleName(texts.get("share.label"));
    fill(Offer.NONE, new Limit.None());
    addPopupMenuListener(new Opening());
    addActionListener(_ -> chosen());
  }

  /// Shows this choice without telling anybody.
  void show(Limit limit) {
    fill(offer.get(), limit);
  }

  Limit limit() {
    return getSelectedItem() instanceof Entry(Limit limit, String _) ? limit : new Limit.None();
  }

  private void fill(Offer now, Limit selected) {
    List<Entry> entries = entries(now, selected, texts);
    filling = true;
    removeAllItems();
    entries.forEach(this::addItem);
    setSelectedIndex(Math.max(0, entries.stream().map(Entry::limit).toList().indexOf(selected)));
    filling = false;
  }

  /// The lines of the list; what is selected is in it even if it is gone.
  static List<Entry> entries(Offer offer, Limit selected, Texts texts) {
    List<Entry> entries = new ArrayList<>();
    boolean several = offer.monitors().size() > 1;
    entries.add(new Entry(new Limit.None(), texts.get(several ? "share.allOf" : "share.all")));
    if (several) {
      for (Monitor monitor : offer.monitors()) {
        String key = monitor.primary() ? "share.monitor.main" : "share.monitor";
        entries.add(
            new Entry(
                new Limit.OneMonitor(monitor.name()),
                texts.get(key, PlainText.line(monitor.name(), TITLE_LENGTH))));
      }
    }
    for (Offer.Program program : offer.programs()) {
      entries.add(program(new Limit.OneProgram(program.window(), program.title()), texts));
    }
    if (entries.stream().noneMatch(entry -> entry.limit().equals(selected))) {
      switch (selected) {
        case Limit.None() -> {}
        case Limit.OneMonitor(String name) ->
            entries.add(
                new Entry(
                    selected, texts.get("share.monitor", PlainText.line(name, TITLE_LENGTH))));
        case Limit.OneProgram one -> {
          entries.removeIf(
              entry ->
                  entry.limit() instanceof Limit.OneProgram(long window, String _)
                      && window == one.window());
          entries.add(program(one, texts));
        }
      }
    }
    return entries;
  }

  private static Entry program(Limit.OneProgram limit, Texts texts) {
    return new Entry(
        limit, texts.get("share.program", PlainText.line(limit.title(), TITLE_LENGTH)));
  }

  private void chosen() {
    if (!filling && !isPopupVisible()) {
      onChoice.accept(limit());
    }
  }

  private final class Opening implements PopupMenuListener {
    private Limit before = new Limit.None();

    @Override
    public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
      before = limit();
      fill(offer.get(), before);
    }

    @Override
    public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
      java.awt.EventQueue.invokeLater(
          () -> {
            if (!Objects.equals(before, limit())) {
              onChoice.accept(limit());
            }
          });
    }

    @Override
    public void popupMenuCanceled(PopupMenuEvent event) {}
  }
}
