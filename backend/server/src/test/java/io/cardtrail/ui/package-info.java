/** The screen in a real browser, against the whole server. */
@NullMarked
package io.cardtrail.ui;

import org.jspecify.annotations.NullMarked;
