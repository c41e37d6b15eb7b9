package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import io.cardtrail.api.view.UsageView;
import io.cardtrail.api.view.Views;
import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.trace.usage.UsageSummary;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code usage}. */
@Controller
class UsageController {
    /** In which zone hours are told. */
    enum UsageZone {
        SHANGHAI(ZoneId.of("Asia/Shanghai")),
        UTC(ZoneOffset.UTC);

        private final ZoneId id;

        UsageZone(ZoneId id) {
            this.id = id;
        }
    }

    private final Asking asking;
    private final Beginnings beginnings;
    private final EntityActs entityActs;
    private final Views views;

    UsageController(Asking asking, Beginnings beginnings, EntityActs entityActs, Views views) {
        this.asking = asking;
        this.beginnings = beginnings;
        this.entityActs = entityActs;
        this.views = views;
    }

    @SchemaMapping(typeName = "Warrant")
    UsageView usage(
            Instrument warrant,
            @Argument @Nullable Identifier of,
            @Argument @Nullable String handle,
            @Argument @Nullable String grant,
            @Argument @Nullable Interval window,
            GraphQLContext context) {
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("warrant", warrant.id());
        question.put("grant", grant);
        question.put("of", of == null ? null : WayQuestion.text(of));
        question.put("handle", handle);
        question.put("window", window == null ? null : window.from() + "/" + window.to());
        Beginnings.Beginning beginning = beginnings.at(warrant, of, handle, grant, window);
        Grant granted = asking.grant(warrant, beginning.request(), "usage", question);
        Answered<UsageSummary> answered = asking.ask(context, granted, "usage", question, reading -> {
            UsageSummary summary = granted.maxHops() < 1
                    ? UsageSummary.outOfReach(beginning.start())
                    : UsageSummary.of(reading, entityActs, beginning.start());
            return new Finding<>(
                    summary, summary.acts().size(), ThirdPartyActs.of(granted, summary.acts()), summary.digest());
        });
        return views.usage(granted, answered);
    }

    @SchemaMapping(typeName = "UsageSummary")
    List<UsageView.HourView> hours(UsageView usage, @Argument UsageZone zone) {
        return usage.hours(zone.id);
    }
}
