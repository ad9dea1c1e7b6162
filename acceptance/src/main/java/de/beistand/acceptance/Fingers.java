package de.beistand.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;

/// The technician's fingers and input method on one page, through Chromium's DevTools protocol.
/// Points are CSS pixels of the window.
public final class Fingers {
  private final Page page;
  private final CDPSession devTools;

  public Fingers(Page page) {
    this.page = page;
    devTools = page.context().newCDPSession(page);
  }

  /// Puts one finger down and takes it up at once.
  public void tap(double x, double y) {
    touch("touchStart", x, y);
    touch("touchEnd");
  }

  /// Puts one finger down, waits for the page to see it rest, moves and takes it up.
  public void holdAndDrag(Duration rest, double x, double y, double toX, double toY) {
    touch("touchStart", x, y);
    page.waitForTimeout(rest.toMillis()); // a finger that rests is time, nothing else
    if (x != toX || y != toY) {
      touch("touchMove", (x + toX) / 2, (y + toY) / 2);
      touch("touchMove", toX, toY);
    }
    touch("touchEnd");
  }

  /// Moves two fingers, `before` and `after` as x1, y1, x2, y2, in `steps`.
  public void two(double[] before, double[] after, int steps) {
    touch("touchStart", before[0], before[1]);
    touch("touchStart", before);
    for (int step = 1; step <= steps; step++) {
      double[] now = new double[4];
      for (int i = 0; i < 4; i++) {
        now[i] = before[i] + (after[i] - before[i]) * step / steps;
      }
      touch("touchMove", now);
    }
    touch("touchEnd");
  }

  /// Composes text as an input method does: first shown, then agreed.
  public void compose(String shown, String agreed) {
    var composition = new JsonObject();
    composition.addProperty("text", shown);
    composition.addProperty("selectionStart", shown.length());
    composition.addProperty("selectionEnd", shown.length());
    devTools.send("Input.imeSetComposition", composition);
    var text = new JsonObject();
    text.addProperty("text", agreed);
    devTools.send("Input.insertText", text);
  }

  /// A key of the technician's own layout: where it is, and what it gives there.
  ///
  /// @param modifiers 1 Alt, 2 Ctrl, 4 Meta, 8 Shift
  public void key(String code, String key, int modifiers) {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      var event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("code", code);
      event.addProperty("key", key);
      event.addProperty("modifiers", modifiers);
      if (type.equals("keyDown") && key.length() == 1 && modifiers == 0) {
        event.addProperty("text", key);
      }
      devTools.send("Input.dispatchKeyEvent", event);
    }
  }

  private void touch(String type, double... coordinates) {
    var points = new JsonArray();
    for (int i = 0; i < coordinates.length; i += 2) {
      var point = new JsonObject();
      point.addProperty("x", coordinates[i]);
      point.addProperty("y", coordinates[i + 1]);
      point.addProperty("id", i / 2);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    devTools.send("Input.dispatchTouchEvent", event);
  }
}
