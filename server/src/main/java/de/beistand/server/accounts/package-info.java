/// People who log in: technicians, their passwords, their logins, and the first administrator.
@NullMarked
package de.beistand.server.accounts;

import org.jspecify.annotations.NullMarked;
