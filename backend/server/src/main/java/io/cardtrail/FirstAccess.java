package io.cardtrail;

import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.Accounts;
import io.cardtrail.identity.ApiTokens;
import io.cardtrail.identity.Enrolment;
import io.cardtrail.identity.SignIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** How the first person and the first program get in: by parts to play where all is made up, by an enrolment code elsewhere. */
@Component
class FirstAccess {
    static final String CODE_FILE = "enrolment.code";
    private static final String TOKEN_FILE = "integrator.token";
    private static final String PROGRAM = "integrator";
    private static final String FIRST = "investigator";

    /** A demonstration's parts. One role each: nobody plays two in one session. */
    static final Map<String, AccountRole> PARTS = new TreeMap<>(Map.of(
            FIRST,
            AccountRole.INVESTIGATOR,
            "reviewer",
            AccountRole.REVIEWER,
            "custodian",
            AccountRole.CUSTODIAN,
            "auditor",
            AccountRole.AUDITOR,
            "admin",
            AccountRole.ADMIN,
            PROGRAM,
            AccountRole.INTEGRATOR));

    private final Profile profile;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final SignIn signIn;
    private final Enrolment enrolment;
    private final DataFolder data;
    private final AtomicBoolean offeredAgain = new AtomicBoolean();

    FirstAccess(
            Profile profile, Accounts accounts, ApiTokens tokens, SignIn signIn, Enrolment enrolment, DataFolder data) {
        this.profile = profile;
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIn = signIn;
        this.enrolment = enrolment;
        this.data = data;
    }

    /** Runs at every start, before anybody is let in. */
    void prepare() {
        if (profile.synthetic()) {
            accounts.cast(PARTS);
            data.write(TOKEN_FILE, tokens.issueAnew(PROGRAM, "data/" + TOKEN_FILE, Set.of(AccountRole.INTEGRATOR)));
        }
    }

    /**
     * {@return what to say on the console; empty where there is nothing}
     *
     * @param server such as {@code http://127.0.0.1:8080}
     * @param open what the demonstration's link opens besides
     */
    List<String> invitation(String server, String open) {
        if (profile.synthetic()) {
            return List.of(
                    "Cardtrail is ready. Open this link (it works once, for 15 minutes):",
                    server + "/#sign-in=" + signIn.issueCode(FIRST) + open);
        }
        boolean wanted = accounts.none() || (enrolment.again() && offeredAgain.compareAndSet(false, true));
        if (enrolment.open() || !wanted) {
            return List.of();
        }
        data.write(CODE_FILE, enrolment.issue() + "\n");
        return List.of(
                "Cardtrail is ready and waits for an administrator. The enrolment code is in",
                data.path().resolve(CODE_FILE) + " (it works once, for 15 minutes).");
    }
}
