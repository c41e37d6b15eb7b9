/** Instruments as stored things. */
@NullMarked
package io.cardtrail.registry;

import org.jspecify.annotations.NullMarked;
