/**
 * What Cardtrail speaks of: identifiers, acts, intervals, grades. Records and sealed types on the JDK alone, so that every
 * other package can use them and they can use none.
 */
@NullMarked
package io.cardtrail.model;

import org.jspecify.annotations.NullMarked;
