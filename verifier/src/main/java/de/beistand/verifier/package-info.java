/// Checks the evidence of a session without the server that kept it.
@NullMarked
package de.beistand.verifier;

import org.jspecify.annotations.NullMarked;
