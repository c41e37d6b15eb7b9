package io.cardtrail.cases;

import io.cardtrail.graph.Answered;
import io.cardtrail.graph.Finding;
import io.cardtrail.graph.Question;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.TraceAnswer;
import io.cardtrail.trace.TraceQuestion;
import io.cardtrail.trace.Tracer;
import io.cardtrail.warrant.Grant;
import java.time.Clock;

/** A trace as a server makes it, without GraphQL: instrument, audit, walk, reading back, last check. */
final class WholeTrace {
    private WholeTrace() {}

    /** {@return how many acts it tells} */
    static int acts(CardtrailServer server, Grant grant, TraceQuestion asked) {
        ReadDoor door = server.bean(ReadDoor.class);
        Answered<TraceAnswer> answered = door.read(grant, new Question("reader", false, "trace", "{}"), reading -> {
            TraceAnswer traced = new Tracer(RetentionProfiles.shipped(), Clock.systemUTC()).trace(reading, asked);
            return new Finding<>(traced, traced.acts().size(), 0, traced.digest());
        });
        door.checkUnchanged(answered.held());
        return answered.answer().acts().size();
    }
}
