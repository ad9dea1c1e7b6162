@NullMarked
package de.beistand.bench.picture;

import org.jspecify.annotations.NullMarked;
