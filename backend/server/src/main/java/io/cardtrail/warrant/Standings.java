package io.cardtrail.warrant;

import java.util.Optional;

/** Says how an instrument stands at this moment, from the place where changes are made (never from a cache). */
@FunctionalInterface
public interface Standings {
    /** {@return the instrument's present version if it is usable now; empty if it is not, or is none} */
    Optional<Standing> current(String instrumentId);
}
