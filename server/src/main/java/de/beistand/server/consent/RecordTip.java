package de.beistand.server.consent;

/// How far the chain of a session's record has come.
///
/// @param position of the last entry; 0 while there is none
/// @param link of the last entry, or where the chain starts
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordTip(int position, byte[] link) {}
