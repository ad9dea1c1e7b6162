/// Signed events: what an agent testifies, checked and kept.
@NullMarked
package de.beistand.server.consent;

import org.jspecify.annotations.NullMarked;
