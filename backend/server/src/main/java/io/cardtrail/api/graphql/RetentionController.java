package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.ActView;
import io.cardtrail.model.Category;
import io.cardtrail.model.Role;
import io.cardtrail.registry.Hold;
import io.cardtrail.registry.Register;
import io.cardtrail.retention.Clocks;
import io.cardtrail.retention.RetentionProfile;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Scope;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Tells of an act how long the records behind it stay. Of nothing that the act itself does not show. */
@Controller
class RetentionController {
    private final RetentionProfiles profiles;
    private final Register register;

    RetentionController(RetentionProfiles profiles, Register register) {
        this.profiles = profiles;
        this.register = register;
    }

    /** One category's clock of one act. */
    record RetentionClock(
            Category category,
            String clause,
            RetentionProfile profile,
            @Nullable Instant floorEnds,
            @Nullable Instant ceilingEnds,
            List<Hold> holds) {}

    @SchemaMapping(typeName = "Act")
    List<RetentionClock> retention(ActView act, GraphQLContext context) {
        Category own = act.kind().category();
        return Stream.concat(Stream.of(own), told(act).stream().filter(category -> category != own))
                .map(category -> clock(act, category, known(context)))
                .toList();
    }

    private RetentionClock clock(ActView act, Category category, List<Hold> known) {
        RetentionProfile profile = profiles.of(act.channel(), act.holder(), category);
        Clocks.Ends ends = Clocks.at(act.at(), profile);
        return new RetentionClock(
                category,
                clause(act, category),
                profile,
                ends.floorEnds(),
                ends.ceilingEnds(),
                known.stream()
                        .filter(hold -> hold.covers(act.holder(), category, act.channel(), act.at()))
                        .toList());
    }

    private static String clause(ActView act, Category category) {
        Grant grant = act.sources().getFirst().origin().grant();
        return grant.instrument().number() + " · grant " + grant.terms().id() + " · "
                + Scope.pair(category, act.channel());
    }

    /** The categories of what this reader sees of the act: a hidden role's clock would tell that there is one. */
    private static Set<Category> told(ActView act) {
        EnumSet<Category> told = EnumSet.noneOf(Category.class);
        act.roles().forEach(role -> told.add(role.role().category(act.kind())));
        if (act.footage() != null) {
            told.add(Role.FOOTAGE.category(act.kind()));
        }
        if (act.settlement() != null) {
            told.add(Role.SETTLEMENT.category(act.kind()));
        }
        return told;
    }

    /** Once a response: an answer has many acts, and the holds do not change between them. */
    private List<Hold> known(GraphQLContext context) {
        return context.<List<Hold>>computeIfAbsent(
                RetentionClock.class, key -> register.holdsKnownTo(Caller.officer()));
    }
}
