package de.beistand.agent.late;

import de.beistand.agent.input.InputSink;
import java.util.concurrent.Callable;

/// Mouse and keyboard; nothing is held down before they are open.
public final class LateInput implements InputSink {
  private final Later<InputSink> sink;

  public LateInput(Callable<InputSink> open) {
    sink = new Later<>(open);
  }

  void open() {
    sink.get();
  }

  @Override
  public void move(int x, int y) {
    sink.get().move(x, y);
  }

  @Override
  public void button(int button, boolean down, int x, int y) {
    sink.get().button(button, down, x, y);
  }

  @Override
  public void wheel(int dx, int dy, int x, int y) {
    sink.get().wheel(dx, dy, x, y);
  }

  @Override
  public void key(String code, String character, boolean down) {
    sink.get().key(code, character, down);
  }

  @Override
  public String type(String text) {
    return sink.get().type(text);
  }

  @Override
  public void releaseAll() {
    sink.ifOpen(InputSink::releaseAll);
  }

  @Override
  public void close() {
    sink.ifOpen(InputSink::close);
  }
}
