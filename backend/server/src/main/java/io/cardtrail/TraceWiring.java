package io.cardtrail;

import io.cardtrail.retention.RetentionProfiles;
import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.link.Identities;
import io.cardtrail.trace.path.Paths;
import io.cardtrail.trace.taint.Taint;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, ways and where money went; commands do without. */
@Configuration(proxyBeanMethods = false)
class TraceWiring {
    @Bean
    Tracer tracer(RetentionProfiles profiles, Clock clock, Identities identities) {
        return new Tracer(profiles, clock, identities);
    }

    @Bean
    Paths paths(Tracer tracer) {
        return new Paths(tracer);
    }

    @Bean
    Taint taint(Tracer tracer) {
        return new Taint(tracer);
    }
}
