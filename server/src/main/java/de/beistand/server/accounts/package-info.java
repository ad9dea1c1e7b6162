/// Technicians and their logins.
@NullMarked
package de.beistand.server.accounts;

import org.jspecify.annotations.NullMarked;
