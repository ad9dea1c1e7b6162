/// What the operator decides: one file, or the same keys from the environment.
@NullMarked
package de.beistand.server.settings;

import org.jspecify.annotations.NullMarked;
