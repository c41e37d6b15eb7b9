package io.cardtrail.api.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the door in front of {@code /graphql}, behind sign-in: nobody's body is read before it is known who sends it. */
@Configuration(proxyBeanMethods = false)
class GraphqlHttpWiring {
    @Bean
    FilterRegistrationBean<GraphqlHttpFront> graphqlHttpFront(PublicOrigin origin) {
        FilterRegistrationBean<GraphqlHttpFront> front = new FilterRegistrationBean<>(new GraphqlHttpFront(origin));
        front.addUrlPatterns("/graphql");
        return front;
    }
}
