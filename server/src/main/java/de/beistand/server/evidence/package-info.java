/// What a session's record proves: the export for auditors, the report for the customer.
@NullMarked
package de.beistand.server.evidence;

import org.jspecify.annotations.NullMarked;
