package io.cardtrail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The audits against Spring for GraphQL with nothing of ours but the door in front of it. */
class GraphqlHttpFrontUiTest {
    /** Not annotated: the application's component scan must not find it. */
    @ImportAutoConfiguration({
        GraphQlAutoConfiguration.class,
        GraphQlWebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class
    })
    static class Bare {
        @Bean
        FilterRegistrationBean<GraphqlHttpFront> front() {
            FilterRegistrationBean<GraphqlHttpFront> bean =
                    new FilterRegistrationBean<>(new GraphqlHttpFront(new PublicOrigin(null)));
            bean.addUrlPatterns("/graphql");
            return bean;
        }
    }

    @Test
    void every_audit_but_those_of_get_is_passed() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Bare.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off",
                        "spring.graphql.schema.locations", "classpath:graphql-http-bare/"))
                .run()) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            List<GraphqlHttpAudits.Result> results = GraphqlHttpAudits.run("http://127.0.0.1:" + port, null);
            assertThat(results).hasSize(61);
            assertThat(results)
                    .filteredOn(r -> !r.ok())
                    .extracting(r -> r.id())
                    .containsExactly("5A70", "D6D5", "6A70");
        }
    }
}
