/** Runs the acceptance cases against the server over HTTP. Independent of the product's own reading of the files. */
@NullMarked
package io.cardtrail.cases;

import org.jspecify.annotations.NullMarked;
