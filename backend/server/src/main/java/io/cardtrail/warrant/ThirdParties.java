package io.cardtrail.warrant;

/** How people that a grant does not name come back. */
public enum ThirdParties {
    PSEUDONYM,
    NAMED
}
