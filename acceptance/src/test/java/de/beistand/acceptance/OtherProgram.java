package de.beistand.acceptance;

import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DragSource;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;

/// A program of the customer's that copies, pastes and drags what editors cannot: `give-image
/// FILE`, `give-html FILE`, `take-image FILE`, `take-html FILE`, and `drag-file FILE` with a small
/// window "Ordner". One that gives runs until it is ended.
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
      case "drag-file" -> {
        SwingUtilities.invokeAndWait(() -> show(file));
        System.out.println("given");
        Thread.sleep(Long.MAX_VALUE);
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    System.exit(0);
  }

  private static void give(Clipboard clipboard, DataFlavor flavor, Object content)
      throws InterruptedException {
    clipboard.setContents(holding(flavor, content), null);
    System.out.println("given");
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void show(Path file) {
    var label = new JLabel(file.getFileName().toString(), SwingConstants.CENTER);
    new DragSource()
        .createDefaultDragGestureRecognizer(
            label,
            DnDConstants.ACTION_COPY,
            gesture ->
                gesture.startDrag(
                    null, holding(DataFlavor.javaFileListFlavor, List.of(file.toFile()))));
    var frame = new JFrame("Ordner");
    frame.add(label);
    frame.setBounds(40, 640, 200, 100);
    frame.setVisible(true);
  }

  private static Transferable holding(DataFlavor flavor, Object content) {
    return new Transferable() {
      @Override
      public DataFlavor[] getTransferDataFlavors() {
        return new DataFlavor[] {flavor};
      }

      @Override
      public boolean isDataFlavorSupported(DataFlavor asked) {
        return flavor.equals(asked);
      }

      @Override
      public Object getTransferData(DataFlavor asked) throws UnsupportedFlavorException {
        if (!isDataFlavorSupported(asked)) {
          throw new UnsupportedFlavorException(asked);
        }
        return content;
      }
    };
  }
}
