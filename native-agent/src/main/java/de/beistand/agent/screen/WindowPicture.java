package de.beistand.agent.screen;

import de.beistand.agent.tiles.View;
import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXcomposite;
import de.beistand.agent.x11.LibXext;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XWindows;

/// The content of one window, kept by the X server apart from the screen (Composite): what lies
/// over it is not in it, and what is covered is.
///
/// While it exists the window draws there; the server still shows it on the screen by itself.
final class WindowPicture implements LayerStack.Content {
  /// All of a window: X11 counts its pixels in 16 bits.
  private static final Box ANYWHERE = new Box(0, 0, Short.MAX_VALUE, Short.MAX_VALUE);

  private static final int REDIRECT_AUTOMATIC = 0;

  private final XDisplay display;
  private final XWindows windows;
  private final LibXcomposite xcomposite;
  private final X11Damage drawn;
  private final long window;
  private final int border;
  private final long pixmap;
  private final long damage;
  private final SharedPicture picture;
  private boolean seen;

  private WindowPicture(
      XDisplay display,
      XWindows windows,
      LibXcomposite xcomposite,
      X11Damage drawn,
      long window,
      int border,
      long pixmap,
      long damage,
      SharedPicture picture) {
    this.display = display;
    this.windows = windows;
    this.xcomposite = xcomposite;
    this.drawn = drawn;
    this.window = window;
    this.border = border;
    this.pixmap = pixmap;
    this.damage = damage;
    this.picture = picture;
  }

  /// @param look how the window is now; a new size needs a new picture
  static WindowPicture of(
      long window,
      XWindows.Look look,
      XDisplay display,
      XWindows windows,
      LibXcomposite xcomposite,
      X11Damage drawn,
      LibXext xext,
      LibC c)
      throws X11UnavailableException {
    display.sync();
    xcomposite.XCompositeRedirectWindow(display.handle(), window, REDIRECT_AUTOMATIC);
    long pixmap = xcomposite.XCompositeNameWindowPixmap(display.handle(), window);
    long damage = drawn.create(window);
    if (display.sync().isPresent()) { // it went away meanwhile, perhaps only from the screen
      drawn.destroy(damage);
      windows.freePixmap(pixmap);
      xcomposite.XCompositeUnredirectWindow(display.handle(), window, REDIRECT_AUTOMATIC);
      display.sync();
      throw new X11UnavailableException("window " + window + " is not there");
    }
    return new WindowPicture(
        display,
        windows,
        xcomposite,
        drawn,
        window,
        look.border(),
        pixmap,
        damage,
        new SharedPicture(display, xext, c, look.width(), look.height()));
  }

  @Override
  public void takeDrawn(Damage into) {
    drawn.take(damage, ANYWHERE, into);
  }

  @Override
  public boolean wasSeen() {
    return seen;
  }

  @Override
  public void seen() {
    seen = true;
  }

  @Override
  public boolean fetch(int first, int rows) {
    return picture.fetch(pixmap, border, border, first, rows);
  }

  @Override
  public View view() {
    return picture.view();
  }

  @Override
  public void close() {
    picture.close();
    if (!display.lost()) {
      drawn.destroy(damage);
      windows.freePixmap(pixmap);
      xcomposite.XCompositeUnredirectWindow(display.handle(), window, REDIRECT_AUTOMATIC);
      display.sync(); // of a window that is gone the server knows none of them
    }
  }
}
