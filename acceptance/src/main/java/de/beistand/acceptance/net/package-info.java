@NullMarked
package de.beistand.acceptance.net;

import org.jspecify.annotations.NullMarked;
