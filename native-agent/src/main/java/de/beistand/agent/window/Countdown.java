package de.beistand.agent.window;

import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;

/// Shows in words and as a bar how long an answer still counts, and tells when it no longer does.
final class Countdown extends JPanel {
  private static final int TICK_MILLIS = 100;

  private final Clock clock;
  private final Duration whole;
  private final Instant end;
  private final Texts texts;
  private final JLabel words;
  private final Bar bar;
  private final Timer timer;

  Countdown(Duration whole, Clock clock, Theme theme, Texts texts, Runnable onZero) {
    super(new Stack());
    this.clock = clock;
    this.whole = whole;
    this.end = clock.instant().plus(whole);
    this.texts = texts;
    words = Labels.of("", Theme.font(15), theme.muted());
    bar = new Bar(theme);
    timer =
        new Timer(
            TICK_MILLIS,
            _ -> {
              if (!left().isPositive()) {
                onZero.run();
              } else {
                refresh();
              }
            });
    setOpaque(false);
    add(words, Stack.gap(0));
    add(bar, Stack.gap(8));
    refresh();
  }

  void start() {
    timer.start();
  }

  void stop() {
    timer.stop();
  }

  private Duration left() {
    return Duration.between(clock.instant(), end);
  }

  private void refresh() {
    Duration wholeSeconds = Duration.ofSeconds(left().plusMillis(999).toSeconds());
    words.setText(texts.get("question.countdown", Spans.words(wholeSeconds, texts)));
    bar.show((double) left().toMillis() / whole.toMillis());
  }

  private static final class Bar extends JComponent {
    private final Theme theme;
    private double share = 1;

    private Bar(Theme theme) {
      this.theme = theme;
      setPreferredSize(new java.awt.Dimension(0, Theme.px(6)));
    }

    private void show(double share) {
      this.share = share;
      repaint();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      double h = getHeight();
      g.setColor(theme.border());
      g.fill(new RoundRectangle2D.Double(0, 0, getWidth(), h, h, h));
      g.setColor(theme.primary());
      g.fill(new RoundRectangle2D.Double(0, 0, Math.max(h, getWidth() * share), h, h, h));
      g.dispose();
    }
  }
}
