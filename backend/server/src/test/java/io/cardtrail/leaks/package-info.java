/** What must not leave: the leak classes as tests over HTTP, non-interference, timing, races. */
@NullMarked
package io.cardtrail.leaks;

import org.jspecify.annotations.NullMarked;
