/** What leaves the server: acts and entities as one grant lets them be seen. */
@NullMarked
package io.cardtrail.api.view;

import org.jspecify.annotations.NullMarked;
