/** Wires the application together; holds no logic of its own. */
@NullMarked
package io.cardtrail;

import org.jspecify.annotations.NullMarked;
