package de.beistand.agent.window;

import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import java.awt.Dimension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.Timer;

/// On the first view: the way to a support request, and how one stands that was filed.
final class RequestCard {
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 40;
  private static final int TICK_MILLIS = 1000;

  private final Theme theme;
  private final Texts texts;
  private final Clock clock;
  private final Runnable onResize;
  private final JButton ask;
  private final Card card;
  private final JButton withdraw;
  private final JLabel waiting;
  private final Timer ticks = new Timer(TICK_MILLIS, _ -> tick());
  private Instant filedAt = Instant.EPOCH;
  private boolean lineStands;

  /// @param onAsk the customer wants the form
  /// @param onWithdraw the customer takes the request back
  /// @param onResize called when the view needs another height
  RequestCard(
      Theme theme,
      Texts texts,
      Clock clock,
      Runnable onAsk,
      Runnable onWithdraw,
      Runnable onResize) {
    this.theme = theme;
    this.texts = texts;
    this.clock = clock;
    this.onResize = onResize;
    ask = Buttons.outlined(texts.get("request.ask"), theme);
    ask.setPreferredSize(new Dimension(0, Theme.px(44)));
    ask.setEnabled(false);
    ask.addActionListener(_ -> onAsk.run());
    withdraw = Buttons.small(texts.get("request.withdraw"), theme);
    withdraw.setPreferredSize(new Dimension(0, Theme.px(40)));
    withdraw.addActionListener(_ -> onWithdraw.run());
    waiting = Labels.of("", Theme.bold(15), theme.ink());
    card = new Card(theme.surface(), theme.border(), 20);
    card.setVisible(false);
  }

  /// The way to the form.
  JButton button() {
    return ask;
  }

  /// How the request stands.
  Card card() {
    return card;
  }

  void line(CustomerWindow.Line line) {
    lineStands = line == CustomerWindow.Line.READY;
    ask.setEnabled(lineStands);
  }

  void show(RequestShown.Filed filed) {
    card.removeAll();
    ticks.stop();
    boolean open =
        switch (filed.phase()) {
          case WAITING -> {
            filedAt = clock.instant().minusSeconds(filed.waitingSeconds());
            say("request.waiting", Glyph.DONE, theme.ok());
            explain(texts.get("request.waiting.text"));
            card.add(waiting, Stack.gap(12));
            ticks.start();
            tick();
            yield true;
          }
          case PICKED_UP -> {
            say("request.pickedUp", Glyph.DONE, theme.ok());
            explain(
                texts.get("request.pickedUp.text", QuestionText.name(filed.technician(), texts)));
            yield true;
          }
          case IN_SESSION -> {
            say("request.inSession", Glyph.DONE, theme.ok());
            yield true;
          }
          case DONE, WITHDRAWN -> false;
          case ON_SITE -> {
            say("request.onSite", Glyph.DONE, theme.ok());
            explain(texts.get("request.onSite.text"));
            yield false;
          }
        };
    if (open) {
      card.add(withdraw, Stack.gap(16));
    }
    ask.setVisible(!open);
    ask.setEnabled(lineStands);
    card.setVisible(card.getComponentCount() > 0);
    card.revalidate();
    onResize.run();
  }

  private void say(String key, Glyph glyph, java.awt.Color color) {
    card.add(
        Labels.of(texts.get(key), Theme.bold(18), theme.ink(), glyph.icon(22, color)),
        Stack.gap(0));
  }

  private void explain(String text) {
    card.add(new Paragraph(text, Theme.font(15), theme.ink(), TEXT_WIDTH), Stack.gap(8));
  }

  private void tick() {
    Duration since = Duration.between(filedAt, clock.instant());
    waiting.setText(
        texts.get("request.since", Spans.clock(since.isNegative() ? Duration.ZERO : since)));
  }

  void stop() {
    ticks.stop();
  }
}
