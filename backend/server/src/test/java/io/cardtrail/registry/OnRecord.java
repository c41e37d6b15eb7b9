package io.cardtrail.registry;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentTerms;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Instruments that went the whole way: requested, reviewed and opened by three people. */
public final class OnRecord {
    public static final Officer REQUESTER = new Officer("requester", Set.of(Office.REQUEST), null);
    public static final Officer REVIEWER = new Officer("reviewer", Set.of(Office.REVIEW), null);
    public static final Officer CUSTODIAN = new Officer("custodian", Set.of(Office.CUSTODY), null);
    public static final EdgeKey KEY = new EdgeKey(new byte[32]);

    private OnRecord() {}

    public static Register register(Graph graph, Clock clock) {
        return new Register(new RecordDoor(graph, "registry"), KEY, clock);
    }

    public static Lifecycle lifecycle(Graph graph, AuditLog log, Releases releases, Clock clock) {
        return new Lifecycle(new RecordDoor(graph, "registry"), register(graph, clock), KEY, log, releases, clock);
    }

    /** {@return an instrument of these terms in state SUBMITTED} */
    public static Instrument submitted(Lifecycle lifecycle, InstrumentTerms terms) {
        Instrument draft = lifecycle.draft(REQUESTER, terms);
        return lifecycle.move(REQUESTER, new Step.Move(draft.id(), draft.generation(), WarrantAction.SUBMIT));
    }

    /** {@return an instrument of these terms in state APPROVED} */
    public static Instrument approved(Lifecycle lifecycle, InstrumentTerms terms) {
        return approve(lifecycle, submitted(lifecycle, terms));
    }

    /** {@return {@code instrument} after the reviewer's and the custodian's approval} */
    public static Instrument approve(Lifecycle lifecycle, Instrument instrument) {
        return lifecycle.move(CUSTODIAN, approval(lifecycle.move(REVIEWER, approval(instrument))));
    }

    /** {@return the approval of what stands, or of the update that waits} */
    public static Step.Move approval(Instrument instrument) {
        String hash = instrument.proposal() == null
                ? instrument.hash()
                : instrument.proposal().hash();
        return Step.Move.approval(instrument.id(), instrument.generation(), WarrantAction.APPROVE, hash);
    }

    /** {@return {@code instrument} after a move that needs a reason} */
    public static Instrument because(
            Lifecycle lifecycle, Officer officer, Instrument instrument, WarrantAction action) {
        return lifecycle.move(officer, Step.Move.because(instrument.id(), instrument.generation(), action, "a reason"));
    }

    /** {@return whether nothing is leaving under an instrument any more} */
    public static boolean left(Releases releases, String instrument) {
        return releases.drain(instrument, Duration.ZERO);
    }
}
