package io.cardtrail.warrant;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import java.util.Optional;

/**
 * A capability: the proof that the kernel allowed one request. The read door takes nothing else, and only this package can make
 * one.
 */
public final class Grant {
    private final Instrument instrument;
    private final GrantTerms terms;
    private final Scope scope;
    private final int maxHops;
    private final String policyHash;

    Grant(Instrument instrument, GrantTerms terms, Scope scope, int maxHops, String policyHash) {
        this.instrument = instrument;
        this.terms = terms;
        this.scope = scope;
        this.maxHops = maxHops;
        this.policyHash = policyHash;
    }

    public Instrument instrument() {
        return instrument;
    }

    public GrantTerms terms() {
        return terms;
    }

    /** {@return what exists for this request} */
    public Scope scope() {
        return scope;
    }

    /** {@return the hops this request may use, counted from a named subject} */
    public int maxHops() {
        return maxHops;
    }

    /** {@return SHA-256 of the policy matrix that was applied, hex} */
    public String policyHash() {
        return policyHash;
    }

    /** {@return the identifier the grant names this thing by, empty if it does not name it} */
    public Optional<Identifier> named(EntityRef ref) {
        return terms.subjects().stream()
                .filter(s -> s.ref().equals(ref))
                .map(Subject::identifier)
                .findFirst();
    }

    /** {@return whether this thing must come back as a pseudonym} */
    public boolean pseudonymous(EntityRef ref) {
        return ref.kind().thirdParty()
                && terms.thirdParties() == ThirdParties.PSEUDONYM
                && named(ref).isEmpty();
    }
}
