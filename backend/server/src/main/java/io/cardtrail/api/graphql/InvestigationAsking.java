package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.Sha256;
import io.cardtrail.registry.Refused;
import io.cardtrail.registry.Register;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes whatever is done with investigations through the kernel and the read door, as a question for no record. */
@Component
class InvestigationAsking {
    private final Asking asking;
    private final Register register;

    InvestigationAsking(Asking asking, Register register) {
        this.asking = asking;
        this.register = register;
    }

    /** What is done with investigations. */
    interface Work<A> {
        /**
         * {@return what it gives}
         *
         * @param account of whoever asks
         */
        A under(String account);
    }

    /**
     * {@return the instrument}
     *
     * @throws Refused as for an investigation that is not there; that is on record
     */
    Instrument instrument(String id) {
        Optional<Instrument> found = register.find(id, Caller.officer());
        if (found.isEmpty()) {
            asking.notFound(id);
        }
        return found.orElseThrow(Refused::noInvestigation);
    }

    /**
     * {@return what the work gives, on record by then}
     *
     * @param noted more of the question, for the audit
     * @param said text of the answer, whose digest goes on record
     * @throws Denied where this account may not use the instrument now
     */
    <A> A ask(
            GraphQLContext context,
            Instrument instrument,
            String operation,
            Map<String, ? extends @Nullable Object> noted,
            Work<A> work,
            Function<A, String> said) {
        Map<String, @Nullable Object> question = new HashMap<>(noted);
        question.put("warrant", instrument.id());
        Grant grant = asking.grant(instrument, AccessRequest.nothing(any(instrument)), operation, question);
        String account = Caller.account().name();
        return asking.askBeside(context, grant, operation, question, () -> {
                    A answer = work.under(account);
                    return new Finding<>(answer, 0, 0, Sha256.hex(said.apply(answer)));
                })
                .answer();
    }

    /** An investigation is under the instrument, whichever of its grants answered: where no record is asked for, all are alike. */
    private static @Nullable String any(Instrument instrument) {
        List<GrantTerms> grants = instrument.grants();
        return grants.isEmpty() ? null : grants.getFirst().id();
    }
}
