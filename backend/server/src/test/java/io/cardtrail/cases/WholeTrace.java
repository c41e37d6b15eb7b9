package io.cardtrail.cases;

import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.Reading;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.path.PathsAnswer;
import io.cardtrail.trace.taint.Taint;
import io.cardtrail.trace.taint.TaintAnswer;
import io.cardtrail.warrant.Grant;
import java.time.Clock;
import java.util.function.Function;

/** A trace, or ways, as a server makes them, without GraphQL: instrument, audit, walk, reading back, last check. */
final class WholeTrace {
    private static final Tracer TRACER = new Tracer(RetentionProfiles.shipped(), Clock.systemUTC());

    private WholeTrace() {}

    /** {@return how many acts it tells} */
    static int acts(CardtrailServer server, Grant grant, TraceQuestion asked) {
        return told(server, grant, asked).acts().size();
    }

    static TraceAnswer told(CardtrailServer server, Grant grant, TraceQuestion asked) {
        return answer(server, grant, "trace", reading -> {
            TraceAnswer traced = TRACER.trace(reading, asked);
            return new Finding<>(traced, traced.acts().size(), 0, traced.digest());
        });
    }

    /** {@return all ways of a question that names their end} */
    static PathsAnswer ways(CardtrailServer server, Grant grant, TraceQuestion asked) {
        return answer(server, grant, "paths", reading -> {
            PathsAnswer found = new Paths(TRACER).find(reading, asked, 5);
            return new Finding<>(found, found.subgraph().told().size(), 0, found.digest());
        });
    }

    /** {@return where the money of a payment went} */
    static TaintAnswer taint(CardtrailServer server, Grant grant, String payment, int hops) {
        return answer(server, grant, "taint", reading -> {
            TaintAnswer found = new Taint(TRACER)
                    .of(reading, payment, hops, TraceQuestion.MAX_LIMIT)
                    .orElseThrow();
            return new Finding<>(found, found.told().size(), 0, found.digest());
        });
    }

    private static <T> T answer(
            CardtrailServer server, Grant grant, String operation, Function<Reading, Finding<T>> work) {
        ReadDoor door = server.bean(ReadDoor.class);
        Answered<T> answered = door.read(grant, new Question("reader", false, operation, "{}"), work);
        door.checkUnchanged(answered.held());
        return answered.answer();
    }
}
