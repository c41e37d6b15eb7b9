package io.cardtrail;

import io.cardtrail.api.http.OidcSettings;
import io.cardtrail.api.http.PublicOrigin;
import io.cardtrail.api.http.SignInOffer;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.identity.Accounts;
import io.cardtrail.identity.ApiTokens;
import io.cardtrail.identity.Enrolment;
import io.cardtrail.identity.Passwords;
import io.cardtrail.identity.Sessions;
import io.cardtrail.identity.SignIn;
import io.cardtrail.identity.SignInMethod;
import io.cardtrail.identity.Throttle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts accounts and sign-in together. All of it goes by the machine's own clock, never by a fixed one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityWiring {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration IDLE_IN_A_DEMONSTRATION = Duration.ofHours(8);

    /**
     * Refuses a start over accounts of the other sort: a demonstration's link would open real records, or a demonstration's accounts
     * would be default accounts.
     */
    @Bean
    Accounts accounts(Graph graph, AuditLog log, Profile profile) {
        Accounts accounts = new Accounts(records(graph), log, Clock.systemUTC(), profile.synthetic());
        if (accounts.foreign()) {
            throw new CannotStart(
                    profile.synthetic()
                            ? "the database holds real accounts: a demonstration or a test needs a database and a "
                                    + "cardtrail.data of its own"
                            : "the database holds the accounts of a demonstration or a test: production needs a database "
                                    + "and a cardtrail.data of its own");
        }
        return accounts;
    }

    /** Before the first question: alarms that a crash prevented, at the thresholds of whoever each account is. */
    @Bean
    SmartInitializingSingleton missedAlarms(VolumeWatch watch, Accounts accounts) {
        return () -> watch.catchUp(name -> accounts.find(name)
                .map(staff -> staff.account().holder() != null)
                .orElse(false));
    }

    @Bean
    ApiTokens apiTokens(Graph graph, AuditLog log) {
        return new ApiTokens(records(graph), log, Clock.systemUTC());
    }

    @Bean
    Sessions sessions(Graph graph, Profile profile) {
        return new Sessions(
                records(graph), Clock.systemUTC(), profile == Profile.DEMO ? IDLE_IN_A_DEMONSTRATION : IDLE);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Enrolment enrolment(IdentitySettings settings, DataFolder data) {
        return new Enrolment(Clock.systemUTC(), settings.enrolAdmin(), () -> data.delete(FirstAccess.CODE_FILE));
    }

    @Bean
    Throttle throttle() {
        return new Throttle(Clock.systemUTC());
    }

    @Bean
    SignIn signIn(
            Graph graph, Sessions sessions, Passwords passwords, Throttle throttle, Enrolment enrolment, AuditLog log) {
        return new SignIn(records(graph), sessions, passwords, throttle, enrolment, log, Clock.systemUTC());
    }

    private static RecordDoor records(Graph graph) {
        return new RecordDoor(graph, "identity");
    }

    @Bean
    PublicOrigin publicOrigin(IdentitySettings settings) {
        return new PublicOrigin(settings.origin());
    }

    @Bean
    SignInOffer signInOffer(Profile profile, OidcSettings oidc) {
        List<SignInMethod> methods = new ArrayList<>(
                switch (profile) {
                    case DEMO -> List.of(SignInMethod.CODE, SignInMethod.DEMO);
                    case TEST -> List.of(SignInMethod.CODE, SignInMethod.PASSWORD);
                    case PRODUCTION -> List.of(SignInMethod.PASSWORD);
                });
        if (oidc.login()) {
            methods.add(SignInMethod.OIDC);
        }
        return new SignInOffer(
                profile.name(),
                methods,
                profile != Profile.DEMO
                        ? List.of()
                        : FirstAccess.PARTS.entrySet().stream()
                                .map(part -> new SignInOffer.Part(part.getKey(), List.of(part.getValue())))
                                .toList());
    }

    @Bean
    OidcSettings oidcSettings(IdentitySettings settings) {
        IdentitySettings.Oidc oidc = settings.oidc();
        URI issuer = oidc.issuer();
        if (issuer == null) {
            return OidcSettings.NONE;
        }
        if (!"https".equals(issuer.getScheme()) && !loopback(issuer)) {
            throw new CannotStart("cardtrail.oidc.issuer is '" + issuer + "': it must be https");
        }
        if ((oidc.clientId() == null) != (oidc.clientSecretFile() == null)
                || (oidc.clientId() == null && oidc.audience() == null)) {
            throw new CannotStart(
                    "cardtrail.oidc.issuer is set: set client-id and client-secret-file to sign people in "
                            + "by it, or audience to take its bearer tokens, or all three");
        }
        return new OidcSettings(
                issuer.toString(),
                oidc.clientId(),
                secret(oidc.clientSecretFile()),
                oidc.audience(),
                oidc.tokenTypes());
    }

    private static boolean loopback(URI address) {
        try {
            return InetAddress.getByName(Objects.requireNonNullElse(address.getHost(), ""))
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static @Nullable String secret(@Nullable Path file) {
        try {
            return file == null ? null : Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStart("cardtrail.oidc.client-secret-file is " + file + ", which can't be read", e);
        }
    }
}
