package io.cardtrail;

import io.cardtrail.api.Installation;
import io.cardtrail.api.http.SignInLinks;
import io.cardtrail.ingest.ImportService;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gets a first run ready to use: the story, a token for programs, and a link on the console. */
@Component
class Welcome implements SignInLinks {
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final FirstAccess access;
    private final Installation installation;
    private final ImportService imports;
    private final AtomicLong printed = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private volatile int port;

    Welcome(FirstAccess access, Installation installation, ImportService imports) {
        this.access = access;
        this.installation = installation;
        this.imports = imports;
    }

    /** Runs once the server listens; the management server's own event has a name space. */
    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null) {
            return;
        }
        port = event.getWebServer().getPort();
        access.prepare();
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
        List<String> invitation =
                access.invitation("http://127.0.0.1:" + port, installation.demo() == null ? "" : "&open=trace");
        if (invitation.isEmpty()) {
            return false;
        }
        PrintStream console = System.out;
        console.println();
        invitation.forEach(line -> console.println("  " + line));
        console.println();
        return true;
    }
}
