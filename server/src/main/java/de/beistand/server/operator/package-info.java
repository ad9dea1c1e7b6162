/// What the firm sets for itself: name, looks, telephone numbers, texts, terms. No pages; those are
/// in `front`.
@NullMarked
package de.beistand.server.operator;

import org.jspecify.annotations.NullMarked;
