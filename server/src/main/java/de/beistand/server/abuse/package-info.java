/// What protects customers from a technician who should not be one: reports, and refusals that
/// count.
@NullMarked
package de.beistand.server.abuse;

import org.jspecify.annotations.NullMarked;
