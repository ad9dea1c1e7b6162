package de.beistand.server.web;

import io.javalin.security.RouteRole;

/// Who may enter a route. Every route declares exactly one; without it the server does not start.
public enum Access implements RouteRole {
  /// No login needed.
  ANYONE,
  /// Everybody who is logged in.
  TECHNICIAN,
  /// Logged in as an administrator.
  ADMIN
}
