package io.cardtrail.api.graphql;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Ends with the server what is told for as long as somebody looks on: a stop waits for requests that have begun, and would wait half a
 * minute for each page that is open.
 */
@Component
class LookingOn {
    private final Sinks.Empty<Void> stopping = Sinks.empty();

    @EventListener(ContextClosedEvent.class)
    void stops() {
        stopping.tryEmitEmpty();
    }

    <T> Flux<T> untilTheServerStops(Flux<T> told) {
        return told.takeUntilOther(stopping.asMono());
    }
}
