package io.cardtrail.registry;

import io.cardtrail.model.KnownComplaint;

/** What can be wrong with what somebody saves of an investigation. */
enum InvestigationComplaint implements KnownComplaint {
    INVESTIGATION_NAME("name has {a} characters: write 1 to {b} that are not all blank"),
    TOO_MANY_TAGS("tags has {a} entries: leave at most {b}"),
    TAG_LENGTH("tags[{a}] has {b} characters: write 1 to {c} that are not all blank"),
    NARRATIVE_LENGTH("narrative has {a} bytes, and {b} are the most: shorten it"),
    NARRATIVE_CONTROL("narrative holds a control character: leave in line feeds and tabs only"),
    INVESTIGATION_SIZE("content has {a} bytes, and {b} are the most: save parts of it as investigations of their own");

    private final String words;

    InvestigationComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
