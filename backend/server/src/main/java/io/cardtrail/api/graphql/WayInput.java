package io.cardtrail.api.graphql;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.trace.WayRules;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.Handle;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a question asks of every way, as the schema has it.
 *
 * @param exclude what no way passes
 */
record WayInput(
        @Nullable Duration maxGap,
        List<Skew> clockSkew,
        List<Thing> via,
        List<Thing> exclude,
        List<Channel> excludeChannels) {
    /** How far one holder's clock may be wrong. */
    record Skew(String holder, Duration tolerance) {}

    /** Something the grant names, or something of an earlier answer: no way to try who a pseudonym is. */
    record Thing(@Nullable Identifier identifier, @Nullable String handle) {}

    /** Takes what was left out as nothing. */
    static WayInput of(
            @Nullable Duration maxGap,
            @Nullable List<Skew> clockSkew,
            @Nullable List<Thing> via,
            @Nullable List<Thing> exclude,
            @Nullable List<Channel> excludeChannels) {
        return new WayInput(
                maxGap,
                clockSkew == null ? List.of() : clockSkew,
                via == null ? List.of() : via,
                exclude == null ? List.of() : exclude,
                excludeChannels == null ? List.of() : excludeChannels);
    }

    /** {@return what it names by identifier: the grant must name each} */
    List<EntityRef> named(Identifiers identifiers) {
        List<EntityRef> named = new ArrayList<>();
        for (List<Thing> things : List.of(via, exclude)) {
            for (Thing thing : things) {
                Identifier identifier = thing.identifier();
                if ((identifier == null) == (thing.handle() == null)) {
                    throw new BadRequest(
                            "give exactly one of `identifier` and `handle` for each of `via` and `exclude`");
                }
                if (identifier != null) {
                    named.add(identifiers.ref(identifier));
                }
            }
        }
        return named;
    }

    /**
     * {@return the rules}
     *
     * @throws NotFound if a handle is not of this grant
     */
    WayRules rules(Instrument warrant, Grant grant, Identifiers identifiers, Tokens tokens) {
        Map<String, Duration> skew = new HashMap<>();
        for (Skew one : clockSkew) {
            if (skew.put(one.holder(), one.tolerance()) != null) {
                throw new BadRequest("clockSkew names a holder twice; give each once");
            }
        }
        return new WayRules(
                maxGap,
                skew,
                refs(via, warrant, grant, identifiers, tokens),
                new HashSet<>(refs(exclude, warrant, grant, identifiers, tokens)),
                null);
    }

    private static List<EntityRef> refs(
            List<Thing> things, Instrument warrant, Grant grant, Identifiers identifiers, Tokens tokens) {
        List<EntityRef> refs = new ArrayList<>();
        for (Thing thing : things) {
            Identifier identifier = thing.identifier();
            String handle = thing.handle();
            refs.add(
                    identifier != null
                            ? identifiers.ref(identifier)
                            : tokens.open(warrant, handle == null ? "" : handle)
                                    .filter(opened -> opened.grantId()
                                            .equals(grant.terms().id()))
                                    .map(Handle::ref)
                                    .orElseThrow(() -> new NotFound("a handle in `via` or `exclude` opens nothing under"
                                            + " this grant as it stands; take one of an answer under it")));
        }
        return refs;
    }

    /** {@return the channels asked for without those left out; null still means the grant's own} */
    @Nullable
    Set<Channel> channels(Instrument warrant, @Nullable String grant, @Nullable List<Channel> asked) {
        if (excludeChannels.isEmpty()) {
            return asked == null ? null : Set.copyOf(asked);
        }
        Set<Channel> left = new HashSet<>();
        if (asked != null) {
            left.addAll(asked);
        } else {
            // Without a grant chosen among several the kernel refuses whatever is asked for.
            warrant.grants().stream()
                    .filter(terms -> grant == null || terms.id().equals(grant))
                    .map(GrantTerms::channels)
                    .forEach(left::addAll);
        }
        excludeChannels.forEach(left::remove);
        return Set.copyOf(left);
    }

    /** Notes for the audit what was asked; what was left out is not noted. */
    void note(Map<String, @Nullable Object> question) {
        if (maxGap != null) {
            question.put("maxGap", maxGap.toString());
        }
        if (!clockSkew.isEmpty()) {
            question.put(
                    "clockSkew",
                    clockSkew.stream()
                            .map(one -> one.holder() + " " + one.tolerance())
                            .toList());
        }
        note(question, "via", via);
        note(question, "exclude", exclude);
        if (!excludeChannels.isEmpty()) {
            question.put(
                    "excludeChannels",
                    excludeChannels.stream().map(Enum::name).sorted().toList());
        }
    }

    private static void note(Map<String, @Nullable Object> question, String name, List<Thing> things) {
        if (!things.isEmpty()) {
            question.put(
                    name,
                    things.stream()
                            .map(thing -> thing.identifier() == null
                                    ? "handle " + thing.handle()
                                    : thing.identifier().kind() + " "
                                            + thing.identifier().value())
                            .toList());
        }
    }
}
