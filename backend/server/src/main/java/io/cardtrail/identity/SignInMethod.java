package io.cardtrail.identity;

/** A way to sign in. */
public enum SignInMethod {
    /** A one-time link on the console. */
    CODE,
    /** A local account's password. */
    PASSWORD,
    /** The OpenID provider. */
    OIDC,
    /** Playing another part in a demonstration. */
    DEMO
}
