/** How long holders keep what, and what follows from it. */
@NullMarked
package io.cardtrail.retention;

import org.jspecify.annotations.NullMarked;
