package de.beistand.server.operator;

/// What the law wants a firm to publish.
///
/// @param imprint who answers for the site (§ 5 DDG)
/// @param privacy how personal data is handled (Art. 13 GDPR)
/// @param processor the firm as a processor in its data processing agreements
public record Legal(Publication imprint, Publication privacy, Processor processor) {
  /// A page of the firm's own site, or a text that this server shows; or neither.
  ///
  /// @param link `https://…`, "" if there is none
  /// @param text Markdown
  public record Publication(String link, Localized text) {
    public static final Publication NONE = new Publication("", Localized.EMPTY);

    public boolean exists() {
      return !link.isEmpty() || !text.isEmpty();
    }
  }

  /// The party that processes data on behalf of its customers (Art. 28 GDPR).
  ///
  /// @param company full legal name
  /// @param represented who signs for it
  /// @param address street, postcode, town; several lines
  /// @param contact for questions of data protection: e-mail or telephone
  /// @param officer data protection officer, "" if there is none
  /// @param hosting where the server runs and who runs it
  /// @param others further processors, a line each; "" = none
  public record Processor(
      String company,
      String represented,
      String address,
      String contact,
      String officer,
      String hosting,
      String others) {
    public static final Processor NONE = new Processor("", "", "", "", "", "", "");

    /// Whether an agreement can be made out: the law wants to know who the parties are.
    public boolean complete() {
      return !company.isBlank() && !address.isBlank() && !contact.isBlank();
    }
  }
}
