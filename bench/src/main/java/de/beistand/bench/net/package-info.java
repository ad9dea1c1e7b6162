@NullMarked
package de.beistand.bench.net;

import org.jspecify.annotations.NullMarked;
