package io.cardtrail.registry;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the terms of an instrument must be before anybody is asked to approve them. Messages name the field and what to do. */
final class TermsRules {
    private static final int LONGEST = 500;
    private static final int MOST_GRANTS = 20;
    private static final int MOST_SUBJECTS = 1_000;
    private static final int MOST_HOPS = 50;
    private static final int MOST_RECORDS = 1_000_000;

    /** Whose consent reaches: what is a person's own. A card passes through many hands, and an address serves many. */
    private static final Set<EntityKind> OWN = EnumSet.of(
            EntityKind.PERSON, EntityKind.PHONE, EntityKind.SIM, EntityKind.ACCOUNT, EntityKind.PAYMENT_ACCOUNT);

    private TermsRules() {}

    /**
     * Checks terms.
     *
     * @throws BadRequest naming the first field that is wrong
     */
    static void check(InstrumentTerms terms) {
        text("number", terms.number());
        text("issuer", terms.issuer());
        text("caseNumber", terms.caseNumber());
        text("purpose", terms.purpose());
        text("legalBasis", terms.legalBasis());
        distinct("holders", terms.holders());
        distinct("assignees", terms.assignees());
        if (!terms.jurisdiction().matches("[A-Z]{2}")) {
            throw new BadRequest("jurisdiction must be two capital letters (ISO 3166), such as CN");
        }
        String document = terms.document();
        if (document != null && !document.matches("[0-9a-f]{64}")) {
            throw new BadRequest("document must be the SHA-256 of the document's bytes, 64 hex digits");
        }
        interval("validity", terms.validity());
        if (terms.grants().size() > MOST_GRANTS) {
            throw new BadRequest("grants has " + terms.grants().size() + " entries: at most " + MOST_GRANTS);
        }
        for (GrantTerms grant : terms.grants()) {
            grant(grant);
        }
        kind(terms);
    }

    private static void grant(GrantTerms grant) {
        String where = "grants, " + grant.id();
        interval(where + ", window", grant.window());
        if (grant.maxHops() > MOST_HOPS) {
            throw new BadRequest(where + ", maxHops is " + grant.maxHops() + ": at most " + MOST_HOPS);
        }
        if (grant.maxRecords() > MOST_RECORDS) {
            throw new BadRequest(where + ", maxRecords is " + grant.maxRecords() + ": at most " + MOST_RECORDS);
        }
        if (grant.subjects().size() > MOST_SUBJECTS) {
            throw new BadRequest(where + ", subjects has " + grant.subjects().size() + ": at most " + MOST_SUBJECTS);
        }
        if (grant.subjects().stream().map(Subject::ref).distinct().count()
                != grant.subjects().size()) {
            throw new BadRequest(where + ", subjects names the same twice");
        }
        if (grant.categories().contains(Category.CONTENT)) {
            throw new BadRequest(
                    where + ", categories: the content of a communication is never held; leave CONTENT out");
        }
        Set<String> holders = grant.holders();
        if (holders != null && holders.isEmpty()) {
            throw new BadRequest(where + ", holders is empty: name some, or leave it out for all");
        }
    }

    private static void kind(InstrumentTerms terms) {
        switch (terms.kind()) {
            case COURT_ORDER_CRIMINAL, COURT_ORDER_CIVIL, PROCURATORATE_NOTICE, POLICE_NOTICE, ADMINISTRATIVE_DEMAND ->
                grants(terms);
            case TECHNICAL_DECISION -> {
                grants(terms);
                if (terms.validity()
                        .to()
                        .isAfter(Instrument.technicalEnd(terms.validity().from()))) {
                    throw new BadRequest("validity of a TECHNICAL_DECISION is at most three months (刑诉法 151): "
                            + "end it sooner and renew it by a decision of its own");
                }
            }
            case SUBJECT_CONSENT -> consent(terms);
            case CARRIER_AUTHORISATION -> carrier(terms);
            case PRESERVATION_ORDER -> {
                grants(terms);
                if (terms.grants().stream().anyMatch(grant -> grant.categories().isEmpty())) {
                    throw new BadRequest("a PRESERVATION_ORDER holds categories of records: name them in each grant");
                }
            }
            case MLA_APPROVAL -> {
                if (!terms.grants().isEmpty()) {
                    throw new BadRequest("an MLA_APPROVAL grants nothing itself: leave grants empty and name it in "
                            + "the instrument that rests on it");
                }
            }
        }
        if (terms.mlaApproval() != null && terms.kind() == InstrumentKind.MLA_APPROVAL) {
            throw new BadRequest("mlaApproval: an MLA approval does not rest on another");
        }
    }

    private static void consent(InstrumentTerms terms) {
        grants(terms);
        for (GrantTerms grant : terms.grants()) {
            String where = "grants, " + grant.id();
            if (grant.subjects().stream().anyMatch(s -> !OWN.contains(s.ref().kind()))) {
                throw new BadRequest(where + ", subjects: a SUBJECT_CONSENT reaches a person's own records, so name "
                        + "only " + OWN + " of the person who consents");
            }
            if (grant.maxHops() > 1 || grant.thirdParties() != ThirdParties.PSEUDONYM) {
                throw new BadRequest(where + ": a SUBJECT_CONSENT reaches one hop and third parties as PSEUDONYM only");
            }
        }
    }

    private static void carrier(InstrumentTerms terms) {
        grants(terms);
        if (terms.holders().isEmpty()) {
            throw new BadRequest("holders: a CARRIER_AUTHORISATION names the carrier that gives it");
        }
        if (terms.grants().stream().anyMatch(grant -> !grant.channels().equals(Set.of(Channel.CARRIER)))) {
            throw new BadRequest("a CARRIER_AUTHORISATION reaches the carrier's own channel: channels must be CARRIER");
        }
        String purpose = terms.purpose().toLowerCase(Locale.ROOT);
        if (!purpose.contains("反诈") && !purpose.contains("反电信网络诈骗") && !purpose.contains("anti-fraud")) {
            throw new BadRequest("purpose: a CARRIER_AUTHORISATION is for 反诈 (anti-fraud) only; say so");
        }
    }

    private static void grants(InstrumentTerms terms) {
        if (terms.grants().isEmpty()) {
            throw new BadRequest("grants is empty: an instrument of kind " + terms.kind() + " needs at least one");
        }
    }

    private static void text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new BadRequest(field + " must be text of 1 to " + LONGEST + " characters");
        }
    }

    private static void distinct(String field, List<String> values) {
        if (new HashSet<>(values).size() != values.size()) {
            throw new BadRequest(field + " names the same twice");
        }
        values.forEach(value -> text(field, value));
    }

    private static void interval(String field, Interval interval) {
        if (!interval.from().isBefore(interval.to())) {
            throw new BadRequest(field + ": to must be after from");
        }
    }
}
