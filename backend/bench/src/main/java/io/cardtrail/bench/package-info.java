/** Figures, taken from outside over HTTP as a user would have them; not part of the application. */
@NullMarked
package io.cardtrail.bench;

import org.jspecify.annotations.NullMarked;
