package io.cardtrail.api.graphql;

import io.cardtrail.api.view.Views;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Interval;
import io.cardtrail.trace.TraceThread;
import io.cardtrail.warrant.AccessRequest;
import io.cardtrail.warrant.Grant;
import io.cardtrail.warrant.Instrument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all questions that follow a thread ask for, as the schema has it. */
sealed interface WayQuestion permits TraceInput, PathsInput {
    @Nullable
    Identifier from();

    @Nullable
    String handle();

    @Nullable
    String grant();

    TraceThread thread();

    @Nullable
    List<Category> categories();

    @Nullable
    List<Channel> channels();

    @Nullable
    Interval window();

    @Nullable
    Integer maxHops();

    int limit();

    WayInput ways();

    /** {@return the question for the audit, without what only one kind of question has; may be added to} */
    default Map<String, @Nullable Object> noted(Instrument warrant) {
        Map<String, @Nullable Object> question = new HashMap<>();
        Identifier from = from();
        Interval window = window();
        question.put("warrant", warrant.id());
        question.put("grant", grant());
        question.put("from", from == null ? null : text(from));
        question.put("handle", handle());
        question.put("thread", thread().name());
        question.put("categories", names(categories()));
        question.put("channels", names(channels()));
        question.put("window", window == null ? null : window.from() + "/" + window.to());
        question.put("maxHops", maxHops());
        question.put("limit", limit());
        ways().note(question);
        return question;
    }

    /** {@return what it reaches: what it asked for, or all the grant's own} */
    default Views.Reach reach(Grant grant, AccessRequest request) {
        List<Category> categories = categories();
        return new Views.Reach(
                categories == null ? grant.terms().categories() : Set.copyOf(categories),
                request.channels() == null ? grant.terms().channels() : request.channels());
    }

    static String text(Identifier identifier) {
        return identifier.kind() + " " + identifier.value();
    }

    static @Nullable List<String> names(@Nullable Collection<? extends Enum<?>> values) {
        return values == null ? null : values.stream().map(Enum::name).sorted().toList();
    }
}
