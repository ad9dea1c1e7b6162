package de.beistand.agent.screen;

/// A monitor of this computer.
///
/// @param id number that X11 and the library's own capture know it by (an atom)
/// @param name such as `DP-1`; stays the same while it is connected
/// @param box its place on the desktop
public record Monitor(long id, String name, boolean primary, Box box) {}
