/** Thread LINK: parties that share a device, or an address that is no shared exit. */
@NullMarked
package io.cardtrail.trace.link;

import org.jspecify.annotations.NullMarked;
