package de.beistand.agent.screen;

import java.awt.Rectangle;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The better way to capture this desktop: our own on X11 wherever all its parts work, else the
/// library's.
public final class BestScreenSource implements ScreenSource {
  private static final System.Logger LOG = System.getLogger("beistand.screen");

  private final CompletableFuture<ScreenSource> choice;

  /// Starts to find out, without waiting for it: the check reads the whole native library.
  ///
  /// @param displayName such as `:0`; null is the one of the environment
  /// @param windows this program's own, in pixels of the desktop; asked by any thread
  public BestScreenSource(@Nullable String displayName, Supplier<List<Rectangle>> windows) {
    choice =
        CompletableFuture.supplyAsync(
            () -> best(displayName, windows),
            work -> Thread.ofPlatform().name("screen check").daemon().start(work));
  }

  private static ScreenSource best(
      @Nullable String displayName, Supplier<List<Rectangle>> windows) {
    if (!System.getProperty("os.name").equals("Linux")) {
      LOG.log(Level.INFO, "capture by the library: no X11");
      return new DesktopScreenSource();
    }
    var own = new X11ScreenSource(displayName, windows);
    Optional<String> obstacle = own.obstacle();
    if (obstacle.isPresent()) {
      LOG.log(Level.INFO, "capture by the library: " + obstacle.get());
      return new DesktopScreenSource();
    }
    LOG.log(Level.INFO, "capture by X11 damage, coded as screen content");
    return own;
  }

  @Override
  public Optional<String> obstacle() {
    return choice.join().obstacle();
  }

  @Override
  public void choose(String id) {
    choice.join().choose(id);
  }

  @Override
  public Offer offer() {
    return choice.join().offer();
  }

  @Override
  public void limit(Limit limit) {
    choice.join().limit(limit);
  }

  @Override
  public void watch(Consumer<Shown> watcher) {
    choice.thenAccept(source -> source.watch(watcher));
  }

  @Override
  public void pause(boolean paused) {
    choice.join().pause(paused);
  }

  @Override
  public Aim aim() {
    return new Aim() {
      @Override
      public Optional<Point> at(int x, int y) {
        return choice.join().aim().at(x, y);
      }

      @Override
      public Optional<Box> area() {
        return choice.join().aim().area();
      }

      @Override
      public boolean hasKeyboard() {
        return choice.join().aim().hasKeyboard();
      }
    };
  }

  @Override
  public Size size() {
    return choice.join().size();
  }

  @Override
  public Capture start() {
    return choice.join().start();
  }
}
