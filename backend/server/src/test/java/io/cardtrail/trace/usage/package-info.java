/** Tests of usage without a database. */
@NullMarked
package io.cardtrail.trace.usage;

import org.jspecify.annotations.NullMarked;
