package de.beistand.acceptance.net;

import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.util.List;

/// Eyes inside the technician's page: looks at a part of the shown picture before every repaint.
final class PageEyes {
  private static final String SCRIPT =
      """
      () => {
        const canvas = document.createElement('canvas');
        const context = canvas.getContext('2d', { willReadFrequently: true });
        const look = ([x, y, width, height]) => {
          canvas.width = width;
          canvas.height = height;
          const video = document.querySelector('#screen');
          context.drawImage(video, x, y, width, height, 0, 0, width, height);
          const tiles = document.querySelector('#tiles');
          if (tiles && !tiles.hidden) {
            context.drawImage(tiles, x, y, width, height, 0, 0, width, height);
          }
          let hash = 0;
          for (const value of context.getImageData(0, 0, width, height).data) {
            hash = (hash * 31 + value) | 0;
          }
          return hash;
        };
        let keyAt = 0;
        addEventListener('keydown', () => { keyAt = performance.now(); }, { capture: true });
        window.eyes = {
          // Milliseconds from the next key press to a change in that part.
          expectEcho(part) {
            const before = look(part);
            keyAt = 0;
            this.echo = new Promise((resolve) => {
              const watch = () => {
                if (keyAt > 0 && look(part) !== before) resolve(performance.now() - keyAt);
                else requestAnimationFrame(watch);
              };
              watch();
            });
          },
          // How many different pictures a second that part shows.
          async rate(part, milliseconds) {
            const end = performance.now() + milliseconds;
            let last = look(part);
            let count = 0;
            while (performance.now() < end) {
              await new Promise(requestAnimationFrame);
              const now = look(part);
              if (now !== last) count++;
              last = now;
            }
            return count * 1000 / milliseconds;
          },
        };
      }
      """;

  private final Page page;

  PageEyes(Page page) {
    this.page = page;
    page.evaluate(SCRIPT);
  }

  /// Presses a key and waits until a part of the picture changes.
  ///
  /// @return milliseconds in between
  double echo(String key, Rectangle part) {
    page.evaluate("part => eyes.expectEcho(part)", numbers(part));
    page.keyboard().press(key);
    return ((Number) page.evaluate("() => eyes.echo")).doubleValue();
  }

  /// Different pictures of that part a second.
  double rate(Rectangle part, int milliseconds) {
    return ((Number)
            page.evaluate(
                "([part, time]) => eyes.rate(part, time)", List.of(numbers(part), milliseconds)))
        .doubleValue();
  }

  private static List<Integer> numbers(Rectangle part) {
    return List.of(part.x, part.y, part.width, part.height);
  }
}
