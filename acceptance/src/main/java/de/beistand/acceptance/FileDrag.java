package de.beistand.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;

/// Files that a person drags from another program over the page (Chrome DevTools Protocol,
/// `Input.dispatchDragEvent`): the browser treats them as its own system's.
final class FileDrag {
  private static final int COPY = 1;

  private final Page page;
  private final CDPSession devTools;
  private JsonObject event = new JsonObject();

  FileDrag(Page page) {
    this.page = page;
    devTools = page.context().newCDPSession(page);
  }

  /// Holds a file over the middle of an element.
  void over(String selector, Path file) {
    BoundingBox box = page.locator(selector).boundingBox();
    var files = new JsonArray();
    files.add(file.toString());
    var data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", files);
    data.addProperty("dragOperationsMask", COPY);
    event = new JsonObject();
    event.addProperty("x", box.x + box.width / 2);
    event.addProperty("y", box.y + box.height / 2);
    event.add("data", data);
    send("dragEnter");
    send("dragOver");
  }

  /// Lets it go there.
  void drop() {
    send("drop");
  }

  private void send(String type) {
    event.addProperty("type", type);
    devTools.send("Input.dispatchDragEvent", event);
  }
}
