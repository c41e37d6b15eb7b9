package io.cardtrail.api.graphql;

import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The terms of an instrument, as the schema has them. */
record WarrantInput(
        String number,
        InstrumentKind kind,
        String issuer,
        List<String> holders,
        String caseNumber,
        @Nullable String caseStage,
        String purpose,
        String legalBasis,
        String jurisdiction,
        @Nullable String mlaApproval,
        boolean lifeAtRisk,
        @Nullable List<String> assignees,
        @Nullable String document,
        Interval validity,
        List<GrantInput> grants) {
    /** One grant; its id is its place. */
    record GrantInput(
            List<Identifier> subjects,
            List<Category> categories,
            List<Channel> channels,
            @Nullable List<String> holders,
            Interval window,
            int maxHops,
            int maxRecords,
            ThirdParties thirdParties,
            boolean exportAllowed) {
        private GrantTerms terms(String id, Identifiers identifiers) {
            if (maxHops < 0 || maxRecords < 1) {
                throw new BadRequest("grants, " + id + ": maxHops is 0 or more and maxRecords 1 or more, not " + maxHops
                        + " and " + maxRecords);
            }
            List<Subject> named = new ArrayList<>();
            for (Identifier subject : subjects) {
                try {
                    named.add(Subject.named(identifiers, subject));
                } catch (BadIdentifier e) {
                    throw e.at("grants, " + id + ", subjects, place " + (named.size() + 1) + ", " + subject.kind());
                }
            }
            return new GrantTerms(
                    id,
                    named,
                    Set.copyOf(categories),
                    Set.copyOf(channels),
                    holders == null ? null : Set.copyOf(holders),
                    window,
                    maxHops,
                    maxRecords,
                    thirdParties,
                    exportAllowed);
        }
    }

    /**
     * {@return the terms}
     *
     * @param requester who uses it where nobody is named
     * @throws BadRequest naming the grant and the subject that is none
     */
    InstrumentTerms terms(Identifiers identifiers, String requester) {
        List<GrantTerms> terms = new ArrayList<>();
        for (GrantInput grant : grants) {
            terms.add(grant.terms("g" + (terms.size() + 1), identifiers));
        }
        return new InstrumentTerms(
                number,
                kind,
                issuer,
                holders,
                caseNumber,
                caseStage,
                purpose,
                legalBasis,
                jurisdiction,
                mlaApproval,
                lifeAtRisk,
                assignees == null ? List.of(requester) : assignees,
                document,
                validity,
                terms);
    }
}
