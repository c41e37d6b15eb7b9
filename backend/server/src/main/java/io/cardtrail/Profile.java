package io.cardtrail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What kind of installation this is, and what only these kinds may set. */
enum Profile {
    DEMO,
    TEST,
    PRODUCTION;

    /** Each makes an answer, or who may ask, a matter of the command line. */
    private static final List<String> NOT_IN_PRODUCTION = List.of("cardtrail.clock.fixed", "cardtrail.retention");

    /**
     * {@return the profile of this start}
     *
     * @throws CannotStart if it is none or several, or the server would be reachable from elsewhere in the clear
     */
    static Profile of(Environment environment) {
        List<Profile> asked = Stream.of(values())
                .filter(each -> environment.acceptsProfiles(Profiles.of(each.springName())))
                .toList();
        if (asked.size() != 1) {
            throw new CannotStart("exactly one of the profiles demo, test and production is needed; set "
                    + "SPRING_PROFILES_ACTIVE to it");
        }
        Profile profile = asked.getFirst();
        profile.checkAddress(environment, "server");
        profile.checkAddress(environment, "management.server");
        if (!environment.getProperty("server.forward-headers-strategy", "none").equalsIgnoreCase("none")) {
            throw new CannotStart("server.forward-headers-strategy must be none: whoever calls could say who they are "
                    + "and that they came by TLS; behind a proxy set cardtrail.origin instead");
        }
        if (profile == PRODUCTION) {
            NOT_IN_PRODUCTION.stream().filter(environment::containsProperty).forEach(name -> {
                throw new CannotStart(name + " is set: it is for the profiles demo and test only");
            });
        }
        return profile;
    }

    /** {@return whether everything in this installation is made up} */
    boolean synthetic() {
        return this != PRODUCTION;
    }

    private String springName() {
        return switch (this) {
            case DEMO -> "demo";
            case TEST -> "test";
            case PRODUCTION -> "production";
        };
    }

    private void checkAddress(Environment environment, String server) {
        String address = environment.getProperty(server + ".address", "");
        if (loopback(address)) {
            return;
        }
        if (synthetic()) {
            throw new CannotStart(server + ".address is '" + address + "': the profiles demo and test answer on "
                    + "loopback only; set 127.0.0.1 or ::1");
        }
        if (!tls(environment, server)) {
            throw new CannotStart(server + ".address is '" + address + "' and there is no TLS: set " + server
                    + ".ssl.bundle (or " + server + ".ssl.certificate and " + server
                    + ".ssl.certificate-private-key), or "
                    + "answer on loopback, 127.0.0.1 or ::1, behind a proxy on the same machine");
        }
    }

    private static boolean tls(Environment environment, String server) {
        Ssl ssl = Binder.get(environment).bind(server + ".ssl", Ssl.class).orElse(null);
        return ssl != null
                && ssl.isEnabled()
                && (ssl.getBundle() != null || ssl.getKeyStore() != null || ssl.getCertificate() != null);
    }

    private static boolean loopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
