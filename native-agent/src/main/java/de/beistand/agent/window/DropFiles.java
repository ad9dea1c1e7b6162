package de.beistand.agent.window;

import java.awt.Component;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDragEvent;
import java.awt.dnd.DropTargetDropEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Takes files that the customer drops on a window. Whoever drops, nothing leaves before
/// [ConfirmFiles].
final class DropFiles extends DropTargetAdapter {
  private static final System.Logger LOG = System.getLogger("beistand.window");

  private final Consumer<List<Path>> dropped;

  private DropFiles(Consumer<List<Path>> dropped) {
    this.dropped = dropped;
  }

  static void on(Component window, Consumer<List<Path>> dropped) {
    window.setDropTarget(
        new DropTarget(window, DnDConstants.ACTION_COPY, new DropFiles(dropped), true));
  }

  @Override
  public void dragEnter(DropTargetDragEvent event) {
    if (event.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
      event.acceptDrag(DnDConstants.ACTION_COPY);
    } else {
      event.rejectDrag();
    }
  }

  @Override
  public void drop(DropTargetDropEvent event) {
    event.acceptDrop(DnDConstants.ACTION_COPY);
    try {
      Object files = event.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
      event.dropComplete(true);
      dropped.accept(((List<?>) files).stream().map(File.class::cast).map(File::toPath).toList());
    } catch (UnsupportedFlavorException | IOException e) {
      LOG.log(System.Logger.Level.INFO, "dropped what are no files", e);
      event.dropComplete(false);
    }
  }
}
