package de.beistand.agent.screen;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.screen.X11Cursor.Shape;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.CursorAt;
import de.beistand.protocol.channel.AgentToTechnician.CursorShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Tells the technician's page how the customer's cursor looks and where it is. Any thread may call
/// it.
final class CursorTeller {
  private final Consumer<AgentToTechnician> page;
  private @Nullable Shape shape;
  private @Nullable CursorShape told;
  private @Nullable CursorAt place;
  private int shapes;
  private int places;

  CursorTeller(Consumer<AgentToTechnician> page) {
    this.page = page;
  }

  /// The cursor was seen.
  ///
  /// @param box what is shared; null if nothing is
  synchronized void seen(Sight sight, @Nullable Box box) {
    if (box == null || !contains(box, sight)) {
      if (place == null || place.visible()) {
        tell(0, 0, false); // what it does outside is nobody's business
      }
      return;
    }
    if (sight.shape() != shape) {
      shape = sight.shape();
      told = describe(sight.shape());
      if (told != null) {
        page.accept(told);
      }
    }
    tell(sight.x() - box.x(), sight.y() - box.y(), told != null);
  }

  private static boolean contains(Box box, Sight sight) {
    int x = sight.x() - box.x();
    int y = sight.y() - box.y();
    return x >= 0 && y >= 0 && x < box.width() && y < box.height();
  }

  private void tell(int x, int y, boolean visible) {
    place = new CursorAt(++places, x, y, visible);
    page.accept(place);
  }

  /// Nobody is to know where it is now.
  synchronized void hide() {
    if (place != null && place.visible()) {
      tell(0, 0, false);
    }
  }

  /// It has not moved for a moment: says once more where it is, in case that was lost.
  synchronized void rests() {
    if (place != null) {
      page.accept(place);
    }
  }

  /// The page opened its ears only now.
  synchronized void again() {
    if (place != null) {
      if (told != null) {
        page.accept(told);
      }
      place = new CursorAt(++places, place.x(), place.y(), place.visible());
      page.accept(place);
    }
  }

  /// Null if the program shows no cursor, or one of a size that pages do not take.
  private @Nullable CursorShape describe(Shape shape) {
    int width = shape.width();
    int height = shape.height();
    if (Math.min(width, height) < 1 || Math.max(width, height) > CursorShape.LARGEST) {
      return null;
    }
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    image.getRaster().setDataElements(0, 0, width, height, shape.argb());
    var straight = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    straight.createGraphics().drawImage(image, 0, 0, null);
    var png = new ByteArrayOutputStream();
    try {
      ImageIO.write(straight, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    String base64 = Base64.getEncoder().encodeToString(png.toByteArray());
    return base64.length() > CursorShape.LONGEST
        ? null
        : new CursorShape(++shapes, width, height, shape.hotX(), shape.hotY(), base64);
  }
}
