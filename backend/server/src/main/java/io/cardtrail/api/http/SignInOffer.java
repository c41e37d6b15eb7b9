package io.cardtrail.api.http;

import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.SignInMethod;
import java.util.List;

/**
 * How one can sign in here.
 *
 * @param profile DEMO, TEST or PRODUCTION
 * @param parts the accounts of a demonstration; empty elsewhere
 */
public record SignInOffer(String profile, List<SignInMethod> methods, List<Part> parts) {
    public SignInOffer {
        methods = List.copyOf(methods);
        parts = List.copyOf(parts);
    }

    /** A part to play in a demonstration. */
    public record Part(String name, List<AccountRole> roles) {
        public Part {
            roles = List.copyOf(roles);
        }
    }

    boolean offers(SignInMethod method) {
        return methods.contains(method);
    }
}
