package io.cardtrail;

import io.cardtrail.api.Egress;
import io.cardtrail.api.EtsiDoor;
import io.cardtrail.api.Installation;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.StampSchedule;
import io.cardtrail.audit.Stamps;
import io.cardtrail.audit.VolumeWatch;
import io.cardtrail.etsi.Endpoint;
import io.cardtrail.etsi.RegisteredInstruments;
import io.cardtrail.etsi.Ts103120;
import io.cardtrail.graph.Graph;
import io.cardtrail.graph.LocalNeo4jProcess;
import io.cardtrail.graph.Migrations;
import io.cardtrail.graph.Neo4jAddress;
import io.cardtrail.graph.Plans;
import io.cardtrail.graph.QueryCatalogue;
import io.cardtrail.graph.ReadDoor;
import io.cardtrail.graph.RecordDoor;
import io.cardtrail.graph.RowStore;
import io.cardtrail.graph.SourceLedger;
import io.cardtrail.graph.WriteDoor;
import io.cardtrail.graph.index.TraceIndex;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.model.EdgeKey;
import io.cardtrail.model.Identifiers;
import io.cardtrail.registry.EtsiObjects;
import io.cardtrail.registry.Lapses;
import io.cardtrail.registry.Lifecycle;
import io.cardtrail.registry.Register;
import io.cardtrail.registry.Releases;
import io.cardtrail.trace.EntityActs;
import io.cardtrail.warrant.Kernel;
import io.cardtrail.warrant.PolicyMatrix;
import io.cardtrail.warrant.Standings;
import io.cardtrail.warrant.Tokens;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardtrailSettings.class)
@Import({LedgerWiring.class, RetentionWiring.class})
class Wiring {
    @Bean
    Profile profile(Environment environment) {
        return Profile.of(environment);
    }

    /** The clock of questions and validity; who is signed in and when an access was audited go by the machine's own. */
    @Bean
    Clock clock(CardtrailSettings settings, Profile profile) {
        return settings.clock().fixed() == null
                ? Clock.systemUTC()
                : Clock.fixed(settings.clock().fixed().toInstant(), ZoneOffset.UTC);
    }

    @Bean
    DataFolder dataFolder(CardtrailSettings settings, Profile profile) {
        return DataFolder.open(settings.data());
    }

    @Bean
    AuditLog auditLog(DataFolder data, CardtrailSettings settings) {
        String replica = settings.replica();
        LogKey key = LogKey.open(AuditStart.origin(data.installation(), replica), AuditStart.key(data.path(), replica));
        return AuditLog.open(AuditStart.folder(data.path(), replica), Clock.systemUTC(), key);
    }

    /** Empty where no authority is set. */
    @Bean
    StampDesk stampDesk(AuditLog log, DataFolder data, CardtrailSettings settings) {
        Stamps stamps = AuditStart.stamps(settings, AuditStart.folder(data.path(), settings.replica()));
        return new StampDesk(
                stamps == null
                        ? null
                        : StampSchedule.begin(log, stamps, settings.audit().stampEvery()));
    }

    @Bean
    VolumeWatch volumeWatch(AuditLog log) {
        return new VolumeWatch(log);
    }

    @Bean
    EdgeKey edgeKey(DataFolder data) {
        return new EdgeKey(data.secret("edge.key"));
    }

    @Bean
    Identifiers identifiers(EdgeKey edgeKey) {
        return new Identifiers(edgeKey);
    }

    @Bean
    Tokens tokens(DataFolder data) {
        Path file = data.folder("keys").resolve("tokens.key");
        return Files.exists(file) ? Tokens.load(file) : Tokens.generate(file);
    }

    @Bean
    QueryCatalogue queryCatalogue() {
        return QueryCatalogue.load();
    }

    /** Started only where no other Neo4j is named. */
    @Bean
    @Lazy
    LocalNeo4jProcess localNeo4j(CardtrailSettings settings, DataFolder data) {
        Path classpath = settings.neo4j().local().classpathFile();
        return LocalNeo4jProcess.start(data.path(), classpath == null ? LocalBuild.classpathFile() : classpath);
    }

    @Bean
    Graph graph(
            CardtrailSettings settings,
            QueryCatalogue catalogue,
            ObjectProvider<LocalNeo4jProcess> local,
            AuditLog opened) {
        CardtrailSettings.Neo4j neo4j = settings.neo4j();
        Graph graph;
        if (neo4j.uri() == null) {
            Neo4jAddress address = local.getObject().address();
            graph = Graph.connect(address.uri(), address.user(), address.password(), catalogue);
        } else {
            graph = Graph.connect(neo4j.uri(), neo4j.user(), password(neo4j), catalogue);
        }
        Migrations.apply(graph, Clock.systemUTC());
        Plans.warm(graph);
        return graph;
    }

    private static String password(CardtrailSettings.Neo4j neo4j) {
        Path file = neo4j.passwordFile();
        if (file == null) {
            return Objects.requireNonNull(
                    neo4j.password(), "cardtrail.neo4j.uri is set: set cardtrail.neo4j.password-file too");
        }
        return new Neo4jAddress(Objects.requireNonNull(neo4j.uri()), neo4j.user(), file).password();
    }

    @Bean
    RowStore rowStore(DataFolder data) {
        return new RowStore(data.folder("rows"), data.folder("keys").resolve("rows"));
    }

    @Bean
    WriteDoor writeDoor(Graph graph, RowStore rows, SourceLedger ledger) {
        return new WriteDoor(graph, rows, ledger);
    }

    @Bean
    ReadDoor readDoor(
            Graph graph,
            RowStore rows,
            Standings standings,
            AuditLog log,
            VolumeWatch watch,
            SourceLedger ledger,
            CardtrailSettings settings,
            ObjectProvider<TraceIndex> index) {
        // A command beside the server answers no questions and makes no index.
        return new ReadDoor(
                graph, rows, standings, log, watch, ledger::head, settings.workLimit(), index.getIfAvailable());
    }

    @Bean
    PolicyMatrix policyMatrix() {
        return PolicyMatrix.shipped();
    }

    @Bean
    Kernel kernel(PolicyMatrix matrix) {
        return new Kernel(matrix);
    }

    private static RecordDoor instruments(Graph graph) {
        return new RecordDoor(graph, "registry");
    }

    @Bean
    Register register(Graph graph, EdgeKey edgeKey, Clock clock) {
        return new Register(instruments(graph), edgeKey, clock);
    }

    @Bean
    Releases releases() {
        return new Releases();
    }

    @Bean
    Lifecycle lifecycle(Graph graph, Register register, EdgeKey edgeKey, AuditLog log, Releases releases, Clock clock) {
        return new Lifecycle(instruments(graph), register, edgeKey, log, releases, clock);
    }

    @Bean
    EtsiObjects etsiObjects(Graph graph, EdgeKey edgeKey, AuditLog log, Lifecycle lifecycle, Clock clock) {
        return new EtsiObjects(instruments(graph), edgeKey, log, lifecycle, clock);
    }

    @Bean
    EtsiDoor etsiDoor(
            CardtrailSettings settings, EtsiObjects objects, Register register, Identifiers identifiers, Clock clock) {
        String country = settings.etsi().country();
        String id = settings.etsi().id();
        return country == null || id == null
                ? new EtsiDoor(null)
                : new EtsiDoor(new Ts103120(
                        new Endpoint(country, id),
                        settings.etsi().assignees(),
                        new RegisteredInstruments(objects, register),
                        identifiers,
                        clock));
    }

    @Bean
    Lapses lapses(Graph graph, Register register, EdgeKey edgeKey, AuditLog log, Clock clock) {
        return new Lapses(instruments(graph), register, edgeKey, log, clock);
    }

    @Bean
    Egress egress(CardtrailSettings settings) {
        return new Egress(settings.egress());
    }

    @Bean
    ImportService importService(
            WriteDoor door, AuditLog log, EdgeKey edgeKey, Clock clock, DataFolder data, CardtrailSettings settings)
            throws IOException {
        return new ImportService(
                door,
                new ImportRecord(log),
                edgeKey,
                clock,
                data.folder("spool").resolve(settings.replica()),
                ImportService.Limits.USUAL.inBatchesOf(settings.imports().batchRows()));
    }

    /** A file that is being sent lies where files wait for their import, not in a folder that others of this machine can enter. */
    @Bean
    @ConditionalOnWebApplication
    MultipartConfigElement multipartConfig(MultipartProperties parts, CardtrailSettings settings) {
        Path spool = settings.data().toAbsolutePath().normalize().resolve("spool");
        return new MultipartConfigElement(
                spool.resolve(settings.replica()).toString(),
                parts.getMaxFileSize().toBytes(),
                parts.getMaxRequestSize().toBytes(),
                Math.toIntExact(parts.getFileSizeThreshold().toBytes()));
    }

    @Bean
    EntityActs entityActs() {
        return new EntityActs();
    }

    /** The story's instruments are there before anybody can ask for them. */
    @Bean
    Installation installation(
            CardtrailSettings settings,
            Profile profile,
            Register register,
            Identifiers identifiers,
            Graph graph,
            EdgeKey edgeKey,
            AuditLog log,
            Releases releases) {
        Path retention = settings.retention();
        OffsetDateTime fixed = settings.clock().fixed();
        return new Installation(
                version(),
                profile.name(),
                fixed == null ? null : fixed.toInstant(),
                retention == null ? "shipped" : String.valueOf(retention.getFileName()),
                profile != Profile.DEMO
                        ? null
                        : Demo.beginning(DemoWarrants.begin(
                                register,
                                identifiers,
                                day -> new Lifecycle(instruments(graph), register, edgeKey, log, releases, day))));
    }

    static String version() {
        @Nullable String version = Wiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
