/// Rate limits, as one table.
@NullMarked
package de.beistand.server.limits;

import org.jspecify.annotations.NullMarked;
