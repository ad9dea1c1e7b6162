package de.beistand.agent.window;

import de.beistand.agent.text.SessionNumber;
import java.awt.Dimension;
import javax.swing.JTextField;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.DocumentFilter;
import javax.swing.text.PlainDocument;
import javax.swing.text.SimpleAttributeSet;

/// A field for nine digits, which it groups by three while they are typed or pasted.
final class NumberField extends JTextField {
  private static final int DIGITS = 9;

  NumberField(Theme theme) {
    super(11);
    setFont(Theme.bold(20));
    setForeground(theme.ink());
    putClientProperty(
        "FlatLaf.style",
        "background: %s; borderColor: %s; margin: 4,8,4,8; arc: 8"
            .formatted(Theme.hex(theme.surface()), Theme.hex(theme.outline())));
    var document = new PlainDocument();
    document.setDocumentFilter(new Grouping());
    setDocument(document);
  }

  /// As high as a button beside it.
  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  /// Puts digits in, grouped, with the caret behind the same digit as before.
  private final class Grouping extends DocumentFilter {
    @Override
    public void insertString(FilterBypass past, int at, String text, AttributeSet style)
        throws BadLocationException {
      replace(past, at, 0, text, style);
    }

    @Override
    public void remove(FilterBypass past, int at, int length) throws BadLocationException {
      String removed = past.getDocument().getText(at, length);
      // backspace behind a space means the digit before it
      boolean onlySpace = removed.isBlank() && at > 0;
      replace(
          past,
          onlySpace ? at - 1 : at,
          onlySpace ? length + 1 : length,
          "",
          SimpleAttributeSet.EMPTY);
    }

    @Override
    public void replace(FilterBypass past, int at, int length, String text, AttributeSet style)
        throws BadLocationException {
      Document document = past.getDocument();
      String before = digits(document.getText(0, at)) + digits(text == null ? "" : text);
      int behind = at + length;
      String all = before + digits(document.getText(behind, document.getLength() - behind));
      String kept = all.substring(0, Math.min(DIGITS, all.length()));
      String grouped = SessionNumber.grouped(kept);
      past.replace(0, document.getLength(), grouped, style);
      int caret = Math.min(before.length(), kept.length());
      setCaretPosition(Math.min(caret + Math.max(0, (caret - 1) / 3), grouped.length()));
    }

    private static String digits(String text) {
      return text.replaceAll("[^0-9]", "");
    }
  }
}
