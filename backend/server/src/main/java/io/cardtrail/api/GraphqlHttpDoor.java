package io.cardtrail.api;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the front before {@code /graphql}, behind the check of who is calling. */
@Configuration(proxyBeanMethods = false)
class GraphqlHttpDoor {
    @Bean
    FilterRegistrationBean<GraphqlHttpFront> graphqlHttpFront() {
        FilterRegistrationBean<GraphqlHttpFront> front = new FilterRegistrationBean<>(new GraphqlHttpFront());
        front.addUrlPatterns("/graphql");
        front.setOrder(0);
        return front;
    }
}
