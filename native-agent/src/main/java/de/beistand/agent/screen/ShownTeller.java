package de.beistand.agent.screen;

import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Screen;
import de.beistand.protocol.channel.AgentToTechnician.Screens;
import de.beistand.protocol.channel.AgentToTechnician.Sharing;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Extent;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells the technician's page how much the customer shows, which monitors there are, which one is
/// shown and how large the picture is, whenever that changes. Any thread may call it.
final class ShownTeller {
  private @Nullable Consumer<AgentToTechnician> page;
  private @Nullable Sharing sharing;
  private @Nullable Screens screens;
  private @Nullable Screen screen;

  /// There is a page, or another one.
  synchronized void page(Consumer<AgentToTechnician> words) {
    page = words;
    again();
  }

  /// The customer shows so much.
  ///
  /// @return whether that is new
  synchronized boolean sharing(Limit limit, Visibility visibility) {
    Sharing now =
        switch (limit) {
          case Limit.None() -> new Sharing(Extent.DESKTOP, "", visibility);
          case Limit.OneMonitor(String name) -> new Sharing(Extent.MONITOR, name, visibility);
          case Limit.OneProgram(long _, String title) ->
              new Sharing(Extent.PROGRAM, title, visibility);
        };
    boolean isNew = !now.equals(sharing);
    sharing = now;
    if (isNew) {
      tell(now);
    }
    return isNew;
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
    if (sharing != null) {
      tell(sharing);
    }
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
