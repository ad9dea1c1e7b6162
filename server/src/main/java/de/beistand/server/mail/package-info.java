/// Letters by e-mail, put into a folder from where they are sent.
@NullMarked
package de.beistand.server.mail;

import org.jspecify.annotations.NullMarked;
