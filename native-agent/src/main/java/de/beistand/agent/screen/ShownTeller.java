package de.beistand.agent.screen;

import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Screen;
import de.beistand.protocol.channel.AgentToTechnician.Screens;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells the technician's page which monitors there are, which one is shown and how large the
/// picture is, whenever that changes. Any thread may call it.
final class ShownTeller {
  private @Nullable Consumer<AgentToTechnician> page;
  private @Nullable Screens screens;
  private @Nullable Screen screen;

  /// There is a page, or another one.
  synchronized void page(Consumer<AgentToTechnician> words) {
    page = words;
    again();
  }

  /// This is shown of these monitors.
  synchronized void screens(Screens now) {
    if (!now.equals(screens)) {
      screens = now;
      tell(now);
    }
  }

  /// The picture has this size.
  synchronized void size(Box box) {
    var now = new Screen(box.width(), box.height());
    if (!now.equals(screen)) {
      screen = now;
      tell(now);
    }
  }

  /// The page opened its ears only now.
  synchronized void again() {
    if (screens != null) {
      tell(screens);
    }
    if (screen != null) {
      tell(screen);
    }
  }

  private void tell(AgentToTechnician message) {
    if (page != null) {
      page.accept(message);
    }
  }
}
