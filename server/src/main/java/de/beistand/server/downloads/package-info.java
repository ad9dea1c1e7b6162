/// The customer's program as a file to take away: what lies in the operator's folder, and the route
/// that hands it out.
@NullMarked
package de.beistand.server.downloads;

import org.jspecify.annotations.NullMarked;
