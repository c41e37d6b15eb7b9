package io.cardtrail.api.http;

/** Puts one-time sign-in links on the console. */
@FunctionalInterface
public interface SignInLinks {
    /** {@return whether a link was printed; false where one was printed a moment ago} */
    boolean printAnother();
}
