/** Made-up traffic of resold top-up cards, with rings planted in it whose chains are known. */
@NullMarked
package io.cardtrail.bench.traffic;

import org.jspecify.annotations.NullMarked;
