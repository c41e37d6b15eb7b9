package io.cardtrail.api.graphql;

import io.cardtrail.registry.Hold;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Register;
import io.cardtrail.warrant.WarrantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reactivestreams.Publisher;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells how instruments stand while somebody looks on, and what preservation orders hold. */
@Controller
class StandingController {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** A session may end meanwhile; whoever still looks on asks again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Register register;
    private final LookingOn lookingOn;

    StandingController(Register register, LookingOn lookingOn) {
        this.register = register;
        this.lookingOn = lookingOn;
    }

    /** How an instrument stands; nothing of what it says. */
    record WarrantStanding(String id, WarrantState state, int generation, Instant usableUntil) {}

    @SubscriptionMapping
    Publisher<WarrantStanding> warrantStanding(@Argument String id) {
        Officer officer = Caller.officer();
        WarrantStanding first = standing(id, officer).orElseThrow(() -> new NotFound("there is no such instrument"));
        return Flux.concat(
                        Flux.just(first),
                        Flux.interval(LOOK)
                                .onBackpressureDrop()
                                .concatMap(
                                        tick -> Mono.fromCallable(() -> standing(id, officer))
                                                .subscribeOn(Schedulers.boundedElastic()),
                                        1)
                                .takeWhile(Optional::isPresent)
                                .map(Optional::orElseThrow))
                .distinctUntilChanged()
                .takeUntil(standing -> standing.state().ended())
                .take(LONGEST)
                .transform(lookingOn::untilTheServerStops);
    }

    private Optional<WarrantStanding> standing(String id, Officer officer) {
        return register.find(id, officer)
                .map(instrument -> new WarrantStanding(
                        instrument.id(),
                        register.state(instrument),
                        instrument.generation(),
                        instrument.lawfulValidity().to()));
    }

    /** What is held, to those who keep records or look after them. */
    @QueryMapping
    List<Hold> holds() {
        return register.holds(Caller.officer());
    }
}
