/** The command line. */
@NullMarked
package io.cardtrail.cli;

import org.jspecify.annotations.NullMarked;
