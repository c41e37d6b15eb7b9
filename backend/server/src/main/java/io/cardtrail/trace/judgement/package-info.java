/** Works out on what one grant leaves which entities may be one and the same, and finds the judgements it may know. */
@NullMarked
package io.cardtrail.trace.judgement;

import org.jspecify.annotations.NullMarked;
