package de.beistand.agent.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class ParagraphTest {
  private static final String TEXT = "Ein Satz, der in schmalen Spalten umbrochen wird, ".repeat(5);

  private final Paragraph paragraph =
      new Paragraph(TEXT, new Font(Font.DIALOG, Font.PLAIN, 15), Color.BLACK, 300);

  @Test
  void measuringChangesNothingAround() {
    var page = new JPanel(new BorderLayout());
    page.add(paragraph);
    page.setSize(200, 500); // narrower than it is measured with
    page.doLayout();
    paragraph.doLayout();
    var invalidations = new int[1];
    var around =
        new JPanel(new BorderLayout()) {
          @Override
          public void invalidate() {
            super.invalidate();
            invalidations[0]++;
          }
        };
    around.add(page);
    around.setSize(200, 500);
    around.validate();
    int before = invalidations[0];
    paragraph.getPreferredSize();
    paragraph.getPreferredSize();
    assertThat(invalidations[0]).isEqualTo(before);
    assertThat(paragraph.getWidth()).isEqualTo(200);
  }

  @Test
  void heightFollowsWidthAndText() {
    int atFirst = paragraph.getPreferredSize().height;
    paragraph.width(Theme.px(150));
    assertThat(paragraph.getPreferredSize().height).isGreaterThan(atFirst);
    paragraph.setText("kurz");
    assertThat(paragraph.getPreferredSize().height).isLessThan(atFirst);
  }

  /// A `GridBagLayout` that is short of a pixel falls back to what is least.
  @Test
  void shortOfRoomItIsStillRead() {
    assertThat(paragraph.getMinimumSize()).isEqualTo(paragraph.getPreferredSize());
  }
}
