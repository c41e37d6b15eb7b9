package io.cardtrail.api.graphql;

import io.cardtrail.registry.Hold;
import io.cardtrail.registry.Office;
import io.cardtrail.registry.Officer;
import io.cardtrail.registry.Register;
import io.cardtrail.warrant.Instrument;
import io.cardtrail.warrant.WarrantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    StandingController(Register register) {
        this.register = register;
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
                .takeUntil(standing -> ended(standing.state()))
                .take(LONGEST);
    }

    private Optional<WarrantStanding> standing(String id, Officer officer) {
        return register.find(id, officer)
                .map(instrument -> new WarrantStanding(
                        instrument.id(), register.state(instrument), instrument.generation(), until(instrument)));
    }

    private static Instant until(Instrument instrument) {
        return instrument.lawfulValidity().to();
    }

    private static boolean ended(WarrantState state) {
        return switch (state) {
            case REJECTED, CANCELLED, EXPIRED, INVALID -> true;
            case DRAFT, SUBMITTED, APPROVED, EMERGENCY, AWAITING_UPDATE, SUSPENDED -> false;
        };
    }

    /** What is held, to those who keep records or look after them. */
    @QueryMapping
    List<Hold> holds() {
        Officer officer = Caller.officer();
        boolean keeps = officer.offices().contains(Office.CUSTODY)
                || officer.offices().contains(Office.REVIEW)
                || officer.offices().contains(Office.AUDIT);
        return keeps
                ? register.holds().stream()
                        .filter(hold -> officer.holder() == null
                                || Objects.requireNonNullElse(hold.holders(), List.of(officer.holder()))
                                        .contains(officer.holder()))
                        .toList()
                : List.of();
    }
}
