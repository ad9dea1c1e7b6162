package de.beistand.agent.control;

import de.beistand.agent.input.InputSink;
import de.beistand.agent.screen.Aim;

/// Mouse and keyboard that reach nothing but what is shared: pixels of the picture become pixels of
/// the desktop, and what is pressed elsewhere is lost. Releases always pass.
public final class AimedInput implements InputSink {
  private final InputSink desktop;
  private final Aim aim;
  private int lastX;
  private int lastY;

  /// @param desktop where the input goes in the end
  public AimedInput(InputSink desktop, Aim aim) {
    this.desktop = desktop;
    this.aim = aim;
  }

  @Override
  public void move(int x, int y) {
    aim.at(x, y)
        .ifPresent(
            at -> {
              remember(at);
              desktop.move(at.x(), at.y());
            });
  }

  @Override
  public void button(int button, boolean down, int x, int y) {
    var at = aim.at(x, y);
    at.ifPresent(this::remember);
    if (at.isPresent() || !down) {
      desktop.button(button, down, lastX, lastY);
    }
  }

  @Override
  public void wheel(int dx, int dy, int x, int y) {
    aim.at(x, y)
        .ifPresent(
            at -> {
              remember(at);
              desktop.wheel(dx, dy, at.x(), at.y());
            });
  }

  private void remember(Aim.Point at) {
    lastX = at.x();
    lastY = at.y();
  }

  @Override
  public void key(String code, String character, boolean down) {
    if (!down || aim.hasKeyboard()) {
      desktop.key(code, character, down);
    }
  }

  @Override
  public String type(String text) {
    return aim.hasKeyboard() ? desktop.type(text) : text;
  }

  @Override
  public void releaseAll() {
    desktop.releaseAll();
  }

  @Override
  public void close() {
    desktop.close();
  }
}
