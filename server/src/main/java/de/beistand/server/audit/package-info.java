/// The audit log: what administrators did, append-only and chained by hashes.
@NullMarked
package de.beistand.server.audit;

import org.jspecify.annotations.NullMarked;
