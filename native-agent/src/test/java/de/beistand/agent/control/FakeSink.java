package de.beistand.agent.control;

import de.beistand.agent.input.InputSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what it is told.
final class FakeSink implements InputSink {
  final List<String> done = new CopyOnWriteArrayList<>();
  volatile Runnable whileTyping = () -> {};

  @Override
  public void move(int x, int y) {
    done.add("move " + x + " " + y);
  }

  @Override
  public void button(int button, boolean down, int x, int y) {
    done.add((down ? "press " : "release ") + button + " " + x + " " + y);
  }

  @Override
  public void wheel(int dx, int dy, int x, int y) {
    done.add("wheel " + dx + " " + dy);
  }

  @Override
  public void key(String code, String character, boolean down) {
    done.add((down ? "down " : "up ") + code + character);
  }

  @Override
  public String type(String text) {
    done.add("type " + text);
    whileTyping.run();
    return text.contains("☃") ? "☃" : "";
  }

  @Override
  public void releaseAll() {
    done.add("release all");
  }

  @Override
  public void close() {
    done.add("close");
  }
}
