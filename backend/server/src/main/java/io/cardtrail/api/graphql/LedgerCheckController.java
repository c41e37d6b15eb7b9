package io.cardtrail.api.graphql;

import io.cardtrail.api.view.SourceRowView;
import io.cardtrail.api.view.TraceView;
import io.cardtrail.audit.TreeHead;
import io.cardtrail.graph.CitedCheck;
import io.cardtrail.graph.LedgerFault;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.model.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Compares the acts of an answer with the source ledger before the answer leaves. */
@Controller
class LedgerCheckController {
    private final CitedCheck check;
    private final SourceLedger ledger;

    LedgerCheckController(CitedCheck check, SourceLedger ledger) {
        this.check = check;
        this.ledger = ledger;
    }

    /** Something that is not as it was stored; {@code act} is null where it concerns the ledger as a whole. */
    record CitedFault(@Nullable String act, LedgerFault.Kind kind, String meaning) {}

    /** What was found. */
    record CheckView(boolean sound, long rows, long ledgerSize, String ledgerRoot, List<CitedFault> faults) {}

    /** {@return how the ledger stands} */
    TreeHead head() {
        return ledger.head();
    }

    @SchemaMapping(typeName = "Trace")
    CheckView ledgerCheck(TraceView trace) {
        Map<String, List<SourceRef>> cited = new LinkedHashMap<>();
        Map<String, String> told = new HashMap<>();
        trace.cited().forEach(act -> cite(cited, told, act.act(), act.sources()));
        TreeHead head = ledger.head();
        CitedCheck.Report report = check.check(cited);
        List<CitedFault> faults = new ArrayList<>();
        report.faults()
                .forEach((act, kinds) ->
                        kinds.forEach(kind -> faults.add(new CitedFault(told.get(act), kind, kind.meaning()))));
        return new CheckView(report.sound(), report.rows(), head.size(), head.root(), List.copyOf(faults));
    }

    private static void cite(
            Map<String, List<SourceRef>> cited, Map<String, String> told, String id, List<SourceRowView> sources) {
        for (SourceRowView source : sources) {
            told.put(source.origin().act().id(), id);
            cited.computeIfAbsent(source.origin().act().id(), a -> new ArrayList<>())
                    .add(source.origin().source());
        }
    }
}
