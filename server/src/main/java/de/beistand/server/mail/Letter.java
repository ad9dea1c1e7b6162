package de.beistand.server.mail;

/// A letter with one PDF.
///
/// @param from the sender's name: any text
/// @param subject any text
/// @param text of the letter
/// @param fileName of the PDF: ASCII
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Letter(
    Address to, String from, String subject, String text, String fileName, byte[] pdf) {}
