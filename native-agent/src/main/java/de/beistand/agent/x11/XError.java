package de.beistand.agent.x11;

/// What the X server refused: the numbers of an `XErrorEvent`.
///
/// @param code such as 3 for BadWindow, 10 for BadAccess
/// @param request major opcode of the request
/// @param minor its minor opcode, for extensions
public record XError(int code, int request, int minor) {}
