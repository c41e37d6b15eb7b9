package io.cardtrail.api.graphql;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.cardtrail.graph.TooMuchWork;
import io.cardtrail.model.CanonicalJson;
import io.cardtrail.registry.Investigation;
import io.cardtrail.registry.Investigations;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Opens investigations and their versions. Long texts are read where they are asked for, and counted before they are. */
@Controller
class InvestigationOpening {
    /** Bytes of long texts in one response. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private static final String OPENED = InvestigationOpening.class.getName();

    private final InvestigationAsking asking;
    private final Investigations investigations;
    private final Tokens tokens;

    InvestigationOpening(InvestigationAsking asking, Investigations investigations, Tokens tokens) {
        this.asking = asking;
        this.investigations = investigations;
        this.tokens = tokens;
    }

    @SchemaMapping(typeName = "Warrant")
    Page<InvestigationView> investigations(
            Instrument warrant,
            @Argument int first,
            @Argument @Nullable String after,
            DataFetchingEnvironment env,
            GraphQLContext context) {
        Page.checkFirst(first);
        String list = "investigations " + warrant.id();
        String user = Caller.account().name();
        int from = after == null ? 0 : opened(user, list, after);
        boolean texts = env.getSelectionSet().containsAnyOf("nodes/narrative", "nodes/content");
        return asking.ask(
                context,
                warrant,
                "investigations",
                Map.of("first", first, "from", from),
                account -> {
                    List<Investigation.Head> all = investigations.list(account, warrant.id());
                    Page<Investigation.Head> page = Page.from(
                            all,
                            first,
                            Math.min(from, all.size()),
                            end -> tokens.listCursor(user, list, Integer.toString(end)));
                    return new Page<>(
                            views(context, warrant, account, page.nodes(), texts), page.totalCount(), page.pageInfo());
                },
                page -> said(page.nodes()));
    }

    private int opened(String user, String list, String after) {
        return tokens.openListCursor(user, list, after).map(Integer::parseInt).orElseThrow(Page::noCursor);
    }

    private List<InvestigationView> views(
            GraphQLContext context, Instrument warrant, String account, List<Investigation.Head> heads, boolean texts) {
        if (!texts) {
            return heads.stream()
                    .map(head -> new InvestigationView(warrant, account, head, null))
                    .toList();
        }
        count(context, heads);
        List<String> ids = heads.stream().map(Investigation.Head::id).toList();
        Map<String, Investigation> whole = investigations.open(account, warrant.id(), ids).stream()
                .collect(Collectors.toMap(found -> found.head().id(), Function.identity()));
        // One that was dropped meanwhile is left out; one that was saved meanwhile is told as it is now.
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(whole.get(id)))
                .map(found -> InvestigationView.of(warrant, account, found))
                .toList();
    }

    @SchemaMapping(typeName = "Warrant")
    @Nullable
    InvestigationView investigation(Instrument warrant, @Argument String id, GraphQLContext context) {
        return asking
                .<List<InvestigationView>>ask(
                        context,
                        warrant,
                        "investigation",
                        Map.of("investigation", id),
                        account -> investigations.find(account, warrant.id(), id).stream()
                                .map(found -> InvestigationView.of(warrant, account, found))
                                .toList(),
                        InvestigationOpening::said)
                .stream()
                .findFirst()
                .orElse(null);
    }

    @SchemaMapping(typeName = "Investigation")
    List<InvestigationView> versions(
            InvestigationView investigation, DataFetchingEnvironment env, GraphQLContext context) {
        boolean texts = env.getSelectionSet().containsAnyOf("narrative", "content");
        return versions(investigation, Map.of("texts", texts), context, (account, kept) -> {
            if (!texts) {
                return Stream.concat(Stream.of(investigation.head()), kept.stream())
                        .map(head -> new InvestigationView(investigation.instrument(), account, head, null))
                        .toList();
            }
            return Stream.concat(
                            current(investigation, account).stream(),
                            whole(context, investigation, account, kept).stream())
                    .toList();
        });
    }

    @SchemaMapping(typeName = "Investigation")
    @Nullable
    InvestigationView version(InvestigationView investigation, @Argument int generation, GraphQLContext context) {
        return versions(
                        investigation,
                        Map.of("generation", generation),
                        context,
                        (account, kept) -> generation == investigation.generation()
                                ? current(investigation, account)
                                : whole(
                                        context,
                                        investigation,
                                        account,
                                        kept.stream()
                                                .filter(head -> head.generation() == generation)
                                                .toList()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Chooses among the versions that were kept. */
    private interface Choice {
        List<InvestigationView> of(String account, List<Investigation.Head> kept);
    }

    private List<InvestigationView> versions(
            InvestigationView of, Map<String, ?> noted, GraphQLContext context, Choice choice) {
        return asking.ask(
                context,
                of.instrument(),
                "investigationVersions",
                Map.of("investigation", of.id(), "which", noted),
                account -> choice.of(account, investigations.versions(of.head())),
                InvestigationOpening::said);
    }

    /** {@return what stands, as this response has it; nothing if it was read without its texts and is another by now} */
    private List<InvestigationView> current(InvestigationView view, String account) {
        return view.whole() != null
                ? List.of(view)
                : investigations.find(account, view.instrument().id(), view.id()).stream()
                        .filter(found -> found.head().generation() == view.generation())
                        .map(found -> InvestigationView.of(view.instrument(), account, found))
                        .toList();
    }

    private List<InvestigationView> whole(
            GraphQLContext context, InvestigationView of, String account, List<Investigation.Head> kept) {
        count(context, kept);
        List<Integer> generations =
                kept.stream().map(Investigation.Head::generation).toList();
        return investigations.versions(of.head(), generations).stream()
                .map(found -> InvestigationView.of(of.instrument(), account, found))
                .toList();
    }

    private static void count(GraphQLContext context, Collection<Investigation.Head> heads) {
        AtomicLong opened = context.computeIfAbsent(OPENED, key -> new AtomicLong());
        long bytes = heads.stream().mapToLong(Investigation.Head::bytes).sum();
        if (opened.addAndGet(bytes) > MOST_BYTES) {
            throw new TooMuchWork("the response would hold more than " + MOST_BYTES
                    + " bytes of narratives and contents: ask for fewer investigations or versions at a time");
        }
    }

    private static String said(List<InvestigationView> views) {
        return CanonicalJson.of(views.stream().map(view -> view.head().text()).toList());
    }
}
