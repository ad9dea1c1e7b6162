@NullMarked
package de.beistand.bench;

import org.jspecify.annotations.NullMarked;
