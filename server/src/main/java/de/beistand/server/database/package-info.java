/// The MariaDB of this server: embedded or elsewhere, always migrated.
@NullMarked
package de.beistand.server.database;

import org.jspecify.annotations.NullMarked;
