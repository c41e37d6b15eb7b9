/** How one line or device was used, at a glance: hours, counterparts, what it was used with, cells. */
@NullMarked
package io.cardtrail.trace.usage;

import org.jspecify.annotations.NullMarked;
