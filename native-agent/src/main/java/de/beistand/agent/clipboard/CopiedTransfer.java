package de.beistand.agent.clipboard;

import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.SystemFlavorMap;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Something copied, as AWT gives it to other programs. HTML and picture go out byte for byte, by
/// flavors of our own: AWT would write the one in the charset of the locale and paint the other
/// anew.
final class CopiedTransfer implements Transferable {
  private static final DataFlavor HTML = flavor("html");
  private static final DataFlavor IMAGE = flavor("png");

  static {
    var natives = (SystemFlavorMap) SystemFlavorMap.getDefaultFlavorMap();
    natives.setNativesForFlavor(HTML, new String[] {"text/html"});
    natives.setNativesForFlavor(IMAGE, new String[] {"image/png"});
  }

  private final Map<Kind, byte[]> forms;

  CopiedTransfer(Copied copied) {
    forms = copied.forms();
  }

  private static DataFlavor flavor(String name) {
    return new DataFlavor(
        "application/x-beistand-" + name + ";class=java.io.InputStream", "Beistand " + name);
  }

  @Override
  public DataFlavor[] getTransferDataFlavors() {
    List<DataFlavor> flavors = new ArrayList<>();
    for (Kind kind : forms.keySet()) {
      flavors.add(
          switch (kind) {
            case TEXT -> DataFlavor.stringFlavor;
            case HTML -> HTML;
            case IMAGE -> IMAGE;
          });
    }
    return flavors.toArray(DataFlavor[]::new);
  }

  @Override
  public boolean isDataFlavorSupported(DataFlavor flavor) {
    return List.of(getTransferDataFlavors()).contains(flavor);
  }

  @Override
  public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
    if (flavor.equals(DataFlavor.stringFlavor) && forms.containsKey(Kind.TEXT)) {
      return new String(forms.get(Kind.TEXT), StandardCharsets.UTF_8);
    }
    if (flavor.equals(HTML) && forms.containsKey(Kind.HTML)) {
      return new ByteArrayInputStream(forms.get(Kind.HTML));
    }
    if (flavor.equals(IMAGE) && forms.containsKey(Kind.IMAGE)) {
      return new ByteArrayInputStream(forms.get(Kind.IMAGE));
    }
    throw new UnsupportedFlavorException(flavor);
  }
}
