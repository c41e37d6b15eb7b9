package io.cardtrail;

import io.cardtrail.trace.Tracer;
import io.cardtrail.trace.path.Paths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ways between two subjects. */
@Configuration(proxyBeanMethods = false)
class PathWiring {
    @Bean
    Paths paths(Tracer tracer) {
        return new Paths(tracer);
    }
}
