package io.cardtrail.cases;

import io.cardtrail.Application;
import io.cardtrail.graph.TestNeo4j;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.Accounts;
import io.cardtrail.identity.Session;
import io.cardtrail.identity.Sessions;
import io.cardtrail.identity.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a free loopback port, over the tests' Neo4j, with a data folder of its own. */
public final class CardtrailServer implements AutoCloseable {
    private static final String PASSWORD = "a sentence that only tests say";

    /** Attempts to sign in are counted by address. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final Set<String> enrolled = new HashSet<>();

    private CardtrailServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
    }

    /**
     * {@return a running server}
     *
     * @param data folder for keys, logs and the integrator's token; kept between starts by the caller
     * @param settings more properties, such as {@code cardtrail.clock.fixed}, or others instead of those given here, such as
     *     {@code spring.profiles.active}
     */
    public static CardtrailServer start(Path data, Map<String, String> settings) {
        TestNeo4j neo4j = TestNeo4j.shared();
        Map<String, String> all = new HashMap<>(Map.of(
                "spring.profiles.active", "test",
                "server.port", "0",
                "management.server.port", "0",
                "cardtrail.data", data.toString(),
                "cardtrail.neo4j.uri", neo4j.uri().toString(),
                "cardtrail.neo4j.user", neo4j.user(),
                "cardtrail.neo4j.password-file", password(data, neo4j.password())));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext context = new SpringApplication(Application.class).run(arguments);
        return new CardtrailServer(context, data);
    }

    /** {@return a new, empty folder under the build's own} */
    public static Path freshData() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "server-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return such as {@code http://127.0.0.1:40123}} */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** {@return the bearer token the server wrote for integrators} */
    public String token() {
        try {
            return Files.readString(data.resolve("integrator.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return a client signed in as a person with this role who works for this record holder, and who has just confirmed who it is}
     */
    CardtrailClient as(String account, AccountRole role, @Nullable String holder) {
        return CardtrailClient.browser(origin(), session(account, role, holder));
    }

    /**
     * {@return the secret of a new, stepped-up session, made as people make theirs: an account, its code, a password, a confirmation}
     */
    public synchronized String session(String account, AccountRole role, @Nullable String holder) {
        SignIn signIn = context.getBean(SignIn.class);
        String first = enrolled.add(account)
                ? signIn.enrol(code(account, role, holder), account, PASSWORD, address())
                : signIn.byPassword(account, PASSWORD, address(), null);
        Session session = context.getBean(Sessions.class).find(first).orElseThrow();
        return signIn.stepUp(session, PASSWORD, address());
    }

    private String code(String account, AccountRole role, @Nullable String holder) {
        Accounts accounts = context.getBean(Accounts.class);
        Account admin = new Account("admin", EnumSet.of(AccountRole.ADMIN));
        return accounts.find(account).isPresent()
                ? accounts.resetPassword(admin, account).code()
                : accounts.create(admin, account, EnumSet.of(role), holder, "CN")
                        .code();
    }

    private static String address() {
        return "127.0.0." + NEXT.updateAndGet(n -> n % 250 + 1);
    }

    /** {@return a part of the running application, for what no request can do} */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** {@return where health and figures are served} */
    public URI management() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** {@return the same for somebody who works for no holder} */
    CardtrailClient as(String account, AccountRole role) {
        return as(account, role, null);
    }

    /** {@return a link that signs in once, as those the server prints on its console, but as often as a test needs one} */
    public URI signInLink() {
        return origin().resolve("/#sign-in=" + context.getBean(SignIn.class).issueCode("investigator"));
    }

    /**
     * Imports a file over HTTP and waits for its end.
     *
     * @throws AssertionError unless every row was accepted
     */
    public void importFile(String name, byte[] file, String mapping) {
        try (CardtrailClient client = new CardtrailClient(origin(), token())) {
            ImportRun.Job job = new ImportRun(client).one(name, file, CaseFolder.JSON.readTree(mapping));
            if (job.rows("ACCEPTED").isEmpty() || !job.rows("REJECTED").isEmpty()) {
                throw new AssertionError("not every row was accepted: " + job.lines());
            }
        }
    }

    /**
     * Imports the files of a shipped case over HTTP, in order, with whatever is wrong with some of their rows.
     *
     * @param folder such as {@code s2-overwritten-resellers}
     */
    public void importCase(String folder) {
        try (CardtrailClient client = new CardtrailClient(origin(), token())) {
            new ImportRun(client).all(Shipped.named(folder));
        }
    }

    private static String password(Path data, String password) {
        try {
            Path file = data.resolveSibling(data.getFileName() + ".neo4j-password");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
