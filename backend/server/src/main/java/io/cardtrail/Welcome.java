package io.cardtrail;

import io.cardtrail.api.Installation;
import io.cardtrail.api.http.SignInLinks;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.SignIn;
import io.cardtrail.ingest.ImportService;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gets a first run ready to use: the story, a token for programs, and a link on the console. */
@Component
class Welcome implements SignInLinks {
    private static final long PAUSE_NANOS = 5_000_000_000L;
    private static final Account DEMO_USER = new Account("investigator", Set.of(AccountRole.INVESTIGATOR));

    private static final Account PROGRAM =
            new Account("integrator", Set.of(AccountRole.INTEGRATOR, AccountRole.INVESTIGATOR));

    private final SignIn signIn;
    private final Installation installation;
    private final ImportService imports;
    private final DataFolder data;
    private final AtomicLong printed = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private volatile int port;

    Welcome(SignIn signIn, Installation installation, ImportService imports, DataFolder data) {
        this.signIn = signIn;
        this.installation = installation;
        this.imports = imports;
        this.data = data;
    }

    /** Runs once the server listens; the management server's own event has a name space. */
    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        port = event.getWebServer().getPort();
        data.write("integrator.token", signIn.issueToken(PROGRAM));
        if (installation.demo() != null) {
            Demo.importStory(imports);
        }
        printAnother();
    }

    @Override
    public boolean printAnother() {
        long now = System.nanoTime();
        long last = printed.get();
        if (now - last < PAUSE_NANOS || !printed.compareAndSet(last, now)) {
            return false;
        }
        PrintStream console = System.out;
        console.println();
        console.println("  Cardtrail is ready. Open this link (it works once, for 15 minutes):");
        console.println("  http://127.0.0.1:" + port + "/#sign-in=" + signIn.issueCode(DEMO_USER)
                + (installation.demo() == null ? "" : "&open=trace"));
        console.println();
        return true;
    }
}
