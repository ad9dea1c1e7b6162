package de.beistand.agent.tiles;

/// Chooses between tiles and video, by how much of the picture changed lately and by how long the
/// line needs for it. Pure but for its own memory; times are nanoseconds of [System#nanoTime()].
///
/// One big change, such as a new page, goes as tiles; a second one soon after it or a film goes as
/// video. A scroll goes as tiles on a thin line too, in fewer pictures: each is legible, and the
/// line needs the same for what is new. Going back takes calm, so that the two do not alternate.
public final class PathChooser {
  /// Which way the picture goes.
  public enum Path {
    TILES,
    VIDEO
  }

  /// Pictures' worth of change, fading, above which video begins: more than a new page behind
  /// scrolling (0.4), less than two pictures of a film.
  static final double HOT = 1.45;

  /// A change of less than this part never begins video: at the 120 pictures a second that tiles
  /// take at most it does not come to [#HOT]. What is hot then was before, and is exact by now.
  static final double LITTLE = HOT / 60;

  /// Below this it ends.
  static final double COOL = 0.2;

  /// The same while all of it moves: tiles are better at scrolling than video.
  static final double COOL_MOVES = 0.65;

  /// Nothing changed for so long: video ends.
  static final long CALM_NANOS = 150_000_000;

  /// The line needs longer for what is new: the page would stay behind too long without video.
  static final long LATEST_NANOS = 3_000_000_000L;

  /// Pictures' worth of change, fading, above which it looks like a film: ten pictures a second. A
  /// page that is turned over or a window that is dragged stays below.
  static final double FILM = 5;

  /// The same for a film that runs.
  static final double STILL_FILM = 2.5;

  /// A film has lasted so long: shorter animations are shown as they are.
  static final long FILM_NANOS = 1_000_000_000;

  /// What is left of the heat after this time: 1/e.
  private static final double FADE_NANOS = 500_000_000;

  /// So long after a line could not take tiles nothing but calm ends the video; each time it cannot
  /// again, twice as long.
  private static final long SHORTLY_WARY_NANOS = 500_000_000;

  private static final long LONGEST_WARY_NANOS = 16_000_000_000L;

  private long mostBacklog = Drain.FIRST;
  private Path path = Path.VIDEO;
  private double heat;
  private long due;
  private long waryUntil;
  private long waryFor;
  private long latest;
  private boolean film;
  private long calmAt;

  /// The path now.
  public Path path() {
    return path;
  }

  /// Whether what goes as video is a film: it gets exact anyway only once it is over.
  public boolean film() {
    return film;
  }

  /// From now on the line is too slow for tiles when more bytes than these wait.
  void mostBacklog(long bytes) {
    mostBacklog = bytes;
  }

  /// Something changed.
  ///
  /// @param share changed part of the picture, 0…1 (more if rectangles overlap)
  /// @param moved whether most of it is what stood elsewhere before, which tiles tell in no time
  /// @param needs how long the line needs for what is new
  /// @param backlog bytes that wait to be sent
  public Path changed(double share, boolean moved, long needs, long backlog, long now) {
    due = Math.max(0, due - Math.max(0, now - latest));
    fade(now);
    heat += Math.min(1, share);
    due = path == Path.TILES ? due + needs : needs;
    boolean hot = heat > HOT && (path == Path.VIDEO || share > LITTLE);
    if (hot || due > LATEST_NANOS || backlog > mostBacklog) {
      path = Path.VIDEO;
    } else if (heat < (moved ? COOL_MOVES : COOL)
        && backlog == 0
        && (waryFor == 0 || now > waryUntil)) {
      path = Path.TILES;
    }
    watchFilm(now);
    return path;
  }

  private void watchFilm(long now) {
    if (path == Path.TILES || heat < (film ? STILL_FILM : FILM)) {
      calmAt = now;
      film = false;
    } else {
      film |= now - calmAt >= FILM_NANOS;
    }
  }

  /// All that changed lately was moves: what was taken for new before does not count.
  void onlyMoved() {
    heat = Math.min(heat, COOL_MOVES / 2);
  }

  /// Time passed without a change.
  public Path still(long backlog, long now) {
    if (path == Path.VIDEO && now - latest >= CALM_NANOS && backlog <= mostBacklog) {
      path = Path.TILES;
      due = 0;
      film = false;
    }
    return path;
  }

  /// The line cannot take what tiles need.
  public void overrun(long now) {
    latest = now;
    due = 0;
    path = Path.VIDEO;
    boolean again = waryFor > 0 && now - waryUntil < LONGEST_WARY_NANOS;
    waryFor = again ? Math.min(2 * waryFor, LONGEST_WARY_NANOS) : SHORTLY_WARY_NANOS;
    waryUntil = now + waryFor;
  }

  private void fade(long now) {
    heat *= Math.exp(-Math.max(0, now - latest) / FADE_NANOS);
    latest = now;
  }
}
