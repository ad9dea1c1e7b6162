@NullMarked
package de.beistand.bench.subject;

import org.jspecify.annotations.NullMarked;
