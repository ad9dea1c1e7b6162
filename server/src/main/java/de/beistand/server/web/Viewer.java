package de.beistand.server.web;

/// The person who is logged in and looks at a page.
///
/// @param id of the technician
/// @param login login name
/// @param name as customers see it; hostile text
/// @param admin may enter what [Access#ADMIN] guards
/// @param formToken what every form of this login carries, see [FormToken]
public record Viewer(long id, String login, String name, boolean admin, String formToken) {}
