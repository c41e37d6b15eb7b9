/**
 * What is missing in the lives of cards, why, and what may stand in its place: pure functions over what a grant left. Nothing here reads the
 * database, and nothing recorded is changed by what is concluded.
 */
@NullMarked
package io.cardtrail.trace.gap;

import org.jspecify.annotations.NullMarked;
