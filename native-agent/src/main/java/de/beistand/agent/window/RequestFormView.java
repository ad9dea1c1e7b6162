package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.RequestFault;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import javax.swing.text.PlainDocument;

/// The form of a support request.
final class RequestFormView extends JPanel {
  private static final int LINE = 100;
  private static final int PHONE = 40;
  private static final int NUMBER = 30;
  private static final int WORDS = 1000;
  private static final int PADDING = 20;
  private static final int TERMS_LENGTH = 50;
  private static final int FIRM_PHONE_LENGTH = 60;
  private static final int COST_LENGTH = 120;
  private static final int PRICE_LENGTH = 1000;

  private final Theme theme;
  private final Texts texts;
  private final transient Runnable onResize;
  private final JTextField name = line(LINE);
  private final JTextField phone = line(PHONE);
  private final JTextField company = line(LINE);
  private final JTextField number = line(NUMBER);
  private final JLabel numberLabel;
  private final JTextArea words = new JTextArea(new Bounded(WORDS), "", 3, 0);
  private final JCheckBox terms = new JCheckBox();
  private final Paragraph termsVersion;
  private final Paragraph termsBySending;
  private final Paragraph price;
  private final Paragraph phoneLine;
  private final Paragraph complaint;
  private final Scrolled middle;
  private boolean byClick = true;
  private String callCost = "";

  /// @param guess of the person's name
  /// @param onSend takes what was typed
  /// @param onBack the customer does not want to file a request
  RequestFormView(
      Theme theme,
      Texts texts,
      String guess,
      Consumer<RequestFields> onSend,
      Runnable onBack,
      Runnable onResize) {
    super(new BorderLayout());
    this.theme = theme;
    this.texts = texts;
    this.onResize = onResize;
    setOpaque(false);
    name.setText(PlainText.line(guess, LINE));
    int width = MainFrame.WIDTH - 2 * PADDING;
    complaint = new Paragraph("", Theme.bold(15), theme.stop(), width);
    complaint.setVisible(false);
    termsVersion = new Paragraph("", Theme.font(14), theme.muted(), width);
    termsBySending = new Paragraph("", Theme.font(14), theme.muted(), width);
    price = new Paragraph("", Theme.font(14), theme.ink(), width);
    phoneLine = new Paragraph("", Theme.font(14), theme.muted(), width);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    card.add(Labels.of(texts.get("request.title"), Theme.bold(20), theme.ink()), Stack.gap(0));
    card.add(complaint, Stack.gap(12));
    add(card, "request.name", name);
    add(card, "request.phone", phone);
    add(card, "request.company", company);
    numberLabel = add(card, "request.number", number);
    words.setLineWrap(true);
    words.setWrapStyleWord(true);
    words.setFont(Theme.font(15));
    words.setMargin(new java.awt.Insets(6, 8, 6, 8));
    // Tab goes on to the next field, as in every other one.
    words.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    words.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    label(card, "request.words", words);
    var scroll = new JScrollPane(words);
    outline(scroll);
    card.add(scroll, Stack.gap(4));
    terms.setText(texts.get("request.terms"));
    terms.setFont(Theme.font(14));
    terms.setOpaque(false);
    card.add(terms, Stack.gap(14));
    card.add(termsVersion, Stack.gap(2));
    card.add(termsBySending, Stack.gap(14));
    card.add(price, Stack.gap(12));
    card.add(phoneLine, Stack.gap(8));
    JButton send = Buttons.primary(texts.get("request.send"), theme);
    send.setPreferredSize(new Dimension(0, Theme.px(48)));
    send.addActionListener(_ -> onSend.accept(fields()));
    JButton back = Buttons.outlined(texts.get("request.back"), theme);
    back.setPreferredSize(new Dimension(0, Theme.px(40)));
    back.addActionListener(_ -> onBack.run());
    middle = new Scrolled(onResize);
    middle.add(card, 0);
    var foot = new JPanel(new Stack(Stack.RIM));
    foot.setOpaque(false);
    foot.setBorder(BorderFactory.createEmptyBorder(Theme.px(16), 0, 0, 0));
    foot.add(send, Stack.button(0));
    foot.add(back, Stack.button(10));
    add(middle.pane(), BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
    getAccessibleContext().setAccessibleName(texts.get("request.title"));
  }

  private static JTextField line(int longest) {
    var field = new JTextField(new Bounded(longest), "", 0);
    field.setFont(Theme.font(15));
    return field;
  }

  private JLabel add(Card card, String key, JTextField field) {
    JLabel label = label(card, key, field);
    outline(field);
    field.setPreferredSize(new Dimension(0, Theme.px(36)));
    card.add(field, Stack.gap(4));
    return label;
  }

  private void outline(JComponent field) {
    field.putClientProperty(
        "FlatLaf.style", "borderColor: %s".formatted(Theme.hex(theme.outline())));
  }

  private JLabel label(Card card, String key, JTextComponent field) {
    JLabel label = Labels.of(texts.get(key), Theme.bold(14), theme.muted());
    label.setLabelFor(field);
    field.getAccessibleContext().setAccessibleName(texts.get(key));
    card.add(label, Stack.gap(12));
    return label;
  }

  private RequestFields fields() {
    return new RequestFields(
        name.getText().strip(),
        phone.getText().strip(),
        company.getText().strip(),
        number.getText().strip(),
        words.getText().strip(),
        !byClick || terms.isSelected());
  }

  /// The form as the operator wants it; what was typed before stays.
  void show(RequestShown.Form form) {
    byClick = form.termsByClick();
    String asked = texts.get(form.registeredOnly() ? "request.numberNeeded" : "request.number");
    numberLabel.setText(asked);
    number.getAccessibleContext().setAccessibleName(asked);
    String version = PlainText.line(form.terms(), TERMS_LENGTH);
    termsVersion.setText(texts.get("request.termsVersion", version));
    termsVersion.setVisible(byClick);
    terms.setSelected(false);
    terms.setVisible(byClick);
    termsBySending.setText(texts.get("request.termsBySending", version));
    termsBySending.setVisible(!byClick);
    callCost = PlainText.line(form.callCost(), COST_LENGTH);
    String costs = PlainText.lines(form.price(), PRICE_LENGTH);
    show(price, costs.isEmpty() ? "" : texts.get("request.price", costs));
    String phone = PlainText.line(form.phone(), FIRM_PHONE_LENGTH);
    boolean known = !phone.isEmpty() && !callCost.isEmpty();
    show(phoneLine, known ? texts.get("request.phoneCost", phone, callCost) : "");
    complaint.setVisible(false);
  }

  private static void show(Paragraph paragraph, String text) {
    paragraph.setText(text);
    paragraph.setVisible(!text.isEmpty());
    paragraph.getAccessibleContext().setAccessibleName(text);
  }

  /// Once the form is on the screen.
  void takeFocus() {
    (name.getText().isEmpty() ? name : phone).requestFocusInWindow();
  }

  void show(RequestShown.Refused refused) {
    var all = new StringBuilder();
    for (RequestFault fault : refused.faults()) {
      all.append(all.isEmpty() ? "" : "\n")
          .append(texts.get("request.fault." + fault, refused.waitMinutes()));
    }
    boolean atTheGate =
        refused.faults().stream().anyMatch(fault -> fault.name().startsWith("NUMBER_"));
    if (atTheGate && !refused.phone().isEmpty()) {
      String phone = PlainText.line(refused.phone(), FIRM_PHONE_LENGTH);
      String cost = callCost.isEmpty() ? "" : " (" + callCost + ")";
      all.append('\n').append(texts.get("request.call", phone + cost));
    }
    complaint.setText(all.toString());
    complaint.setVisible(true);
    complaint.getAccessibleContext().setAccessibleName(all.toString());
    revalidate();
    onResize.run();
  }

  /// After the request is filed: the next one begins with the same person.
  void clear() {
    words.setText("");
    terms.setSelected(false);
    complaint.setVisible(false);
  }

  /// Takes no more than the field may have; what is pasted beyond is cut.
  private static final class Bounded extends PlainDocument {
    private final int longest;

    Bounded(int longest) {
      this.longest = longest;
    }

    @Override
    public void insertString(int offset, String text, AttributeSet style)
        throws BadLocationException {
      int room = longest - getLength();
      if (room > 0) {
        super.insertString(offset, text.substring(0, Math.min(room, text.length())), style);
      }
    }
  }
}
