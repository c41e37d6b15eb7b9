/** Tests of what is missing and why, without a database. */
@NullMarked
package io.cardtrail.trace.gap;

import org.jspecify.annotations.NullMarked;
