package io.cardtrail.ui;

/** What is done wherever a tour stops. */
@FunctionalInterface
interface Look {
    /** Looks at what stands on the screen. {@code name} is of this stop alone, such as {@code 03-lanes}. */
    void at(String name);

    /** Looks at a screen with so much on it that looking it over whole takes minutes. */
    default void vast(String name) {
        at(name);
    }

    /** Looks at a screen that is longer than a window. */
    default void whole(String name) {
        at(name);
    }
}
