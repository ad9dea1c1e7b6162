/// What all web pages share: who may enter a route, language, rendering, security headers, errors,
/// static files.
@NullMarked
package de.beistand.server.web;

import org.jspecify.annotations.NullMarked;
