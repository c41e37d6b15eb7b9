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
            throw TermsComplaint.JURISDICTION.after("jurisdiction ");
        }
        String document = terms.document();
        if (document != null && !document.matches("[0-9a-f]{64}")) {
            throw TermsComplaint.DOCUMENT_HASH.after("document ");
        }
        interval("validity", terms.validity());
        if (terms.grants().size() > MOST_GRANTS) {
            throw TermsComplaint.AT_MOST.at("grants has " + terms.grants().size() + " entries", MOST_GRANTS);
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
            throw TermsComplaint.AT_MOST.at(where + ", maxHops is " + grant.maxHops(), MOST_HOPS);
        }
        if (grant.maxRecords() > MOST_RECORDS) {
            throw TermsComplaint.AT_MOST.at(where + ", maxRecords is " + grant.maxRecords(), MOST_RECORDS);
        }
        if (grant.subjects().size() > MOST_SUBJECTS) {
            throw TermsComplaint.AT_MOST.at(
                    where + ", subjects has " + grant.subjects().size(), MOST_SUBJECTS);
        }
        if (grant.subjects().stream().map(Subject::ref).distinct().count()
                != grant.subjects().size()) {
            throw TermsComplaint.SAME_TWICE.after(where + ", subjects ");
        }
        if (grant.categories().contains(Category.CONTENT)) {
            throw TermsComplaint.CONTENT_NEVER.at(where + ", categories");
        }
        Set<String> holders = grant.holders();
        if (holders != null && holders.isEmpty()) {
            throw TermsComplaint.HOLDERS_EMPTY.at(where + ", holders is empty");
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
                    throw TermsComplaint.THREE_MONTHS.after("validity of a TECHNICAL_DECISION is ");
                }
            }
            case SUBJECT_CONSENT -> consent(terms);
            case CARRIER_AUTHORISATION -> carrier(terms);
            case PRESERVATION_ORDER -> {
                grants(terms);
                if (terms.grants().stream().anyMatch(grant -> grant.categories().isEmpty())) {
                    throw TermsComplaint.PRESERVES_CATEGORIES.refused();
                }
            }
            case MLA_APPROVAL -> {
                if (!terms.grants().isEmpty()) {
                    throw TermsComplaint.MLA_GRANTS_NOTHING.refused();
                }
            }
        }
        if (terms.mlaApproval() != null && terms.kind() == InstrumentKind.MLA_APPROVAL) {
            throw TermsComplaint.MLA_ON_MLA.at("mlaApproval");
        }
    }

    private static void consent(InstrumentTerms terms) {
        grants(terms);
        for (GrantTerms grant : terms.grants()) {
            String where = "grants, " + grant.id();
            if (grant.subjects().stream().anyMatch(s -> !OWN.contains(s.ref().kind()))) {
                throw TermsComplaint.CONSENT_TO_OWN.at(where + ", subjects", OWN);
            }
            if (grant.maxHops() > 1 || grant.thirdParties() != ThirdParties.PSEUDONYM) {
                throw TermsComplaint.CONSENT_ONE_HOP.at(where);
            }
        }
    }

    private static void carrier(InstrumentTerms terms) {
        grants(terms);
        if (terms.holders().isEmpty()) {
            throw TermsComplaint.CARRIER_NAMED.at("holders");
        }
        if (terms.grants().stream().anyMatch(grant -> !grant.channels().equals(Set.of(Channel.CARRIER)))) {
            throw TermsComplaint.CARRIER_CHANNEL.refused();
        }
        String purpose = terms.purpose().toLowerCase(Locale.ROOT);
        if (!purpose.contains("反诈") && !purpose.contains("反电信网络诈骗") && !purpose.contains("anti-fraud")) {
            throw TermsComplaint.CARRIER_PURPOSE.at("purpose");
        }
    }

    private static void grants(InstrumentTerms terms) {
        if (terms.grants().isEmpty()) {
            throw TermsComplaint.GRANT_NEEDED.at("grants is empty", terms.kind());
        }
    }

    private static void text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw TermsComplaint.LENGTH.after(field + " ", LONGEST);
        }
    }

    private static void distinct(String field, List<String> values) {
        if (new HashSet<>(values).size() != values.size()) {
            throw TermsComplaint.SAME_TWICE.after(field + " ");
        }
        values.forEach(value -> text(field, value));
    }

    private static void interval(String field, Interval interval) {
        if (!interval.from().isBefore(interval.to())) {
            throw TermsComplaint.INTERVAL.at(field);
        }
    }
}
