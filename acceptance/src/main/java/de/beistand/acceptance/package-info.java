/// The whole system on one machine: real server, real agent on a virtual desktop, real browser.
@NullMarked
package de.beistand.acceptance;

import org.jspecify.annotations.NullMarked;
