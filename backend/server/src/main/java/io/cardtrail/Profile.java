package io.cardtrail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What kind of installation this is, and what only these kinds may set. */
enum Profile {
    DEMO,
    TEST;

    /**
     * {@return the profile of this start}
     *
     * @throws CannotStart if it is another one, or the server would be reachable from elsewhere
     */
    static Profile of(Environment environment) {
        Profile profile;
        if (environment.acceptsProfiles(Profiles.of("test"))) {
            profile = TEST;
        } else if (environment.acceptsProfiles(Profiles.of("demo"))) {
            profile = DEMO;
        } else {
            throw new CannotStart("this version knows the profiles demo and test only: without accounts and "
                    + "approved instruments there would be nobody to sign in and nothing to ask under; start with "
                    + "SPRING_PROFILES_ACTIVE=demo");
        }
        String address = environment.getProperty("server.address", "");
        if (!loopback(address)) {
            throw new CannotStart("server.address is '" + address + "': the profiles demo and test answer on "
                    + "loopback only; set 127.0.0.1 or ::1");
        }
        return profile;
    }

    private static boolean loopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
