package de.beistand.agent.window;

/// What the customer typed into the form of a support request.
///
/// @param agreed whether the terms were agreed to
public record RequestFields(
    String name,
    String phone,
    String company,
    String customerNumber,
    String words,
    boolean agreed) {}
