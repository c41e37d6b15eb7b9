package io.cardtrail.localneo4j;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.SettingValueParsers;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A started Neo4j whose one user has the password of the password file. */
final class RunningDatabase implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long DATABASE_UP_WITHIN_MILLIS = 60_000;

    private final DatabaseManagementService service;

    private RunningDatabase(DatabaseManagementService service) {
        this.service = service;
        service.registerDatabaseEventListener(new DatabaseEventListenerAdapter() {
            // After it, as on a full disk, nothing is answered until a new start; whoever started this process starts
            // it again.
            @Override
            public void databasePanic(DatabaseEventContext event) {
                System.err.println(
                        "database '" + event.getDatabaseName() + "' has shut itself off: ending this process");
                Runtime.getRuntime().halt(Failure.UNKNOWN.exitStatus());
            }
        });
    }

    static RunningDatabase start(Settings settings) throws Exception {
        StoreFolder folder = new StoreFolder(settings.folder());
        folder.check();
        String password = password(settings);
        folder.giveInitialPassword(password);
        RunningDatabase database = new RunningDatabase(builder(settings).build());
        try {
            database.checkUp();
            database.setPassword(password);
            folder.remember();
            return database;
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    private static String password(Settings settings) throws IOException, StartFailed {
        if (!Files.isReadable(settings.passwordFile())) {
            throw new StartFailed(Failure.USAGE, "cannot read the password file " + settings.passwordFile());
        }
        String password = Files.readString(settings.passwordFile()).strip();
        if (password.length() < 16) {
            throw new StartFailed(Failure.USAGE, "too short a password in " + settings.passwordFile());
        }
        return password;
    }

    private static DatabaseManagementServiceBuilder builder(Settings settings) {
        SocketAddress bolt = new SocketAddress(LOOPBACK, settings.port());
        return new DatabaseManagementServiceBuilder(settings.folder())
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, bolt)
                .setConfig(BoltConnector.advertised_address, bolt)
                .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.DISABLED)
                .setConfig(BoltConnector.server_bolt_telemetry_enabled, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(BoltConnector.enable_discovery, false)
                // A client gives a connection up that brought no sign of life twice in a row: after 20 s and not after
                // two minutes.
                .setConfig(BoltConnector.connection_keep_alive, Duration.ofSeconds(5))
                .setConfig(
                        GraphDatabaseSettings.pagecache_memory, SettingValueParsers.BYTES.parse(settings.pageCache()))
                // One big statement must fail by itself and leave the process standing.
                .setConfig(
                        GraphDatabaseSettings.memory_transaction_global_max_size,
                        Runtime.getRuntime().maxMemory() / 10 * 7)
                // The default preallocates 256 MiB for each of two databases: much for a machine with one small graph.
                .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, ByteUnit.mebiBytes(64))
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "1 files")
                // Everything here is on one machine: ten idle seconds at every stop would serve nobody.
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_timeout, Duration.ofSeconds(2));
    }

    /** {@code build()} returns even if only the system database came up; what hinders the other stands in SHOW DATABASES. */
    private void checkUp() throws StartFailed {
        String name = GraphDatabaseSettings.DEFAULT_DATABASE_NAME;
        if (service.database(name).isAvailable(DATABASE_UP_WITHIN_MILLIS)) {
            return;
        }
        String why = system().executeTransactionally(
                        "SHOW DATABASE $name YIELD statusMessage",
                        Map.of("name", name),
                        rows -> rows.stream()
                                .map(row -> String.valueOf(row.get("statusMessage")))
                                .findFirst()
                                .orElse("no reason given"));
        throw new StartFailed(Failure.of(new IllegalStateException(why)), "database '" + name + "' is down: " + why);
    }

    /** The file is the truth: a lost file or a store from a backup must not lock its owner out. ALTER USER refuses the same password. */
    private void setPassword(String password) {
        system().executeTransactionally(
                        "CREATE OR REPLACE USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                        Map.of("password", password));
    }

    private GraphDatabaseService system() {
        return service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME);
    }

    GraphDatabaseService graph() {
        return service.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    }

    URI boltUri() {
        int port = ((GraphDatabaseAPI) system())
                .getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
        return URI.create("bolt://" + LOOPBACK + ":" + port);
    }

    @Override
    public void close() {
        service.shutdown();
    }
}
