package de.beistand.acceptance;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The video of a recording as Debian's ffprobe and ffmpeg see it, which know nothing of us.
final class DebianPlayer {
  private DebianPlayer() {}

  /// How many frames ffprobe decodes.
  static long frames(RecordedFile file) {
    return Long.parseLong(
        run(
            file,
            "ffprobe -v error -count_frames -show_entries stream=nb_read_frames -of csv=p=0 recording.webm"));
  }

  /// The last frame as ffmpeg decodes it.
  static BufferedImage lastFrame(RecordedFile file) {
    // The video is BT.709 and does not say so; ffmpeg would take BT.601. It complains of two frames
    // within what it takes for one, which is no mistake; how it decodes them, frames() has seen.
    String png =
        "ffmpeg -v fatal -i recording.webm -vf scale=in_color_matrix=bt709 -fps_mode passthrough"
            + " -update 1 -y last.png && base64 -w 0 last.png";
    return Scene.image(Base64.getDecoder().decode(run(file, png)));
  }

  /// Runs a command beside the recording's video; whatever it complains of is in what it says.
  private static String run(RecordedFile file, String command) {
    Path folder = Places.newFolder("recording");
    try {
      Files.write(folder.resolve("recording.webm"), file.container());
      return Program.run(
              "debian", Map.of(), List.of("sh", "-c", "cd '" + folder + "' && " + command))
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Places.delete(folder);
    }
  }
}
