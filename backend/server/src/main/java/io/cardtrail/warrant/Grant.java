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
    private final int hopsSpent;
    private final String policyHash;

    Grant(Instrument instrument, GrantTerms terms, Scope scope, int maxHops, int hopsSpent, String policyHash) {
        this.instrument = instrument;
        this.terms = terms;
        this.scope = scope;
        this.maxHops = maxHops;
        this.hopsSpent = hopsSpent;
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

    /** {@return the hops this request may use, counted from where it starts} */
    public int maxHops() {
        return maxHops;
    }

    /** {@return how far from a named subject the request starts; what it finds {@code n} hops on lies at {@code hopsSpent + n}} */
    public int hopsSpent() {
        return hopsSpent;
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
        // Who consents speaks for nobody else, whatever the terms say.
        boolean all =
                terms.thirdParties() == ThirdParties.PSEUDONYM || instrument.kind() == InstrumentKind.SUBJECT_CONSENT;
        return ref.kind().thirdParty() && all && named(ref).isEmpty();
    }

    /** {@return instrument and grant by id: what the request is for names people and does not belong into a log} */
    @Override
    public String toString() {
        return "Grant(" + instrument.id() + " " + terms.id() + ")";
    }
}
