/// Session numbers: a technician makes one, a customer comes with it.
@NullMarked
package de.beistand.server.invitations;

import org.jspecify.annotations.NullMarked;
