package de.beistand.acceptance;

import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// A program of the customer's that copies and pastes what editors cannot: `give-image FILE`,
/// `give-html FILE`, `take-image FILE`, `take-html FILE`. One that gives runs until it is ended.
final class OtherProgram {
  private OtherProgram() {}

  public static void main(String... arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Clipboard clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
    switch (arguments[0]) {
      case "give-image" -> give(clipboard, DataFlavor.imageFlavor, ImageIO.read(file.toFile()));
      case "give-html" -> give(clipboard, DataFlavor.allHtmlFlavor, Files.readString(file));
      case "take-image" -> {
        var image = (BufferedImage) clipboard.getData(DataFlavor.imageFlavor);
        ImageIO.write(image, "png", file.toFile());
      }
      case "take-html" ->
          Files.writeString(file, (String) clipboard.getData(DataFlavor.allHtmlFlavor));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.exit(0);
  }

  private static void give(Clipboard clipboard, DataFlavor flavor, Object content)
      throws InterruptedException {
    Map<DataFlavor, Object> all = Map.of(flavor, content);
    clipboard.setContents(
        new Transferable() {
          @Override
          public DataFlavor[] getTransferDataFlavors() {
            return all.keySet().toArray(DataFlavor[]::new);
          }

          @Override
          public boolean isDataFlavorSupported(DataFlavor asked) {
            return all.containsKey(asked);
          }

          @Override
          public Object getTransferData(DataFlavor asked)
              throws UnsupportedFlavorException, IOException {
            if (!isDataFlavorSupported(asked)) {
              throw new UnsupportedFlavorException(asked);
            }
            return content;
          }
        },
        null);
    System.out.println("given");
    Thread.sleep(Long.MAX_VALUE);
  }
}
