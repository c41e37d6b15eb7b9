package io.cardtrail.registry;

import io.cardtrail.model.KnownComplaint;

/** What can be wrong with the terms of an instrument. The message of each begins with the field that is meant. */
enum TermsComplaint implements KnownComplaint {
    LENGTH("must be text of 1 to {a} characters"),
    SAME_TWICE("names the same twice"),
    JURISDICTION("must be two capital letters (ISO 3166), such as CN"),
    DOCUMENT_HASH("must be the SHA-256 of the document's bytes, 64 hex digits"),
    INTERVAL("to must be after from"),
    AT_MOST("at most {a}"),
    CONTENT_NEVER("the content of a communication is never held; leave CONTENT out"),
    HOLDERS_EMPTY("name some, or leave it out for all"),
    GRANT_NEEDED("an instrument of kind {a} needs at least one"),
    THREE_MONTHS("at most three months (刑诉法 151): end it sooner and renew it by a decision of its own"),
    PRESERVES_CATEGORIES("a PRESERVATION_ORDER holds categories of records: name them in each grant"),
    MLA_GRANTS_NOTHING(
            "an MLA_APPROVAL grants nothing itself: leave grants empty and name it in the instrument that rests on it"),
    MLA_ON_MLA("an MLA approval does not rest on another"),
    CONSENT_TO_OWN("a SUBJECT_CONSENT reaches a person's own records, so name only {a} of the person who consents"),
    CONSENT_ONE_HOP("a SUBJECT_CONSENT reaches one hop and third parties as PSEUDONYM only"),
    CARRIER_NAMED("a CARRIER_AUTHORISATION names the carrier that gives it"),
    CARRIER_CHANNEL("a CARRIER_AUTHORISATION reaches the carrier's own channel: channels must be CARRIER"),
    CARRIER_PURPOSE("a CARRIER_AUTHORISATION is for 反诈 (anti-fraud) only; say so");

    private final String words;

    TermsComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
