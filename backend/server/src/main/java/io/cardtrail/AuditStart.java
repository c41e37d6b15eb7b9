package io.cardtrail;

import io.cardtrail.audit.LogKey;
import io.cardtrail.audit.LogVerifier;
import io.cardtrail.audit.Stamps;
import io.cardtrail.cli.AuditCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Where an installation's audit logs and their keys lie, and the command that reads one: no writer, no database, nothing is made. */
final class AuditStart {
    private AuditStart() {}

    /** Only the settings. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CardtrailSettings.class)
    static class SettingsOnly {}

    static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        List<String> command =
                arguments.stream().filter(a -> !a.startsWith("--cardtrail.")).toList();
        CardtrailSettings settings = settings(arguments);
        Path data = settings.data().toAbsolutePath().normalize();
        Path name = data.resolve(DataFolder.INSTALLATION);
        Path folder = folder(data, settings.replica());
        if (!Files.exists(name) || !Files.isDirectory(folder)) {
            out.println("there is no audit log " + settings.replica() + " in " + data
                    + ": set cardtrail.data and cardtrail.replica as the server has them");
            return 2;
        }
        LogVerifier verifier = LogVerifier.read(
                origin(Files.readString(name).strip(), settings.replica()),
                LogKey.publicFile(key(data, settings.replica())));
        return new AuditCommand(folder, verifier, stamps(settings, folder), out).run(command);
    }

    /** {@return the settings among a command's arguments, and from everywhere else they may stand} */
    static CardtrailSettings settings(List<String> arguments) {
        List<String> given =
                arguments.stream().filter(a -> a.startsWith("--cardtrail.")).toList();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                // What a command prints is its answer, and may be a file's whole content.
                .logStartupInfo(false)
                .run(given.toArray(String[]::new))) {
            return context.getBean(CardtrailSettings.class);
        }
    }

    static Path folder(Path data, String replica) {
        return data.resolve("audit").resolve(replica);
    }

    static Path key(Path data, String replica) {
        return data.resolve("keys").resolve("audit-" + replica + ".key");
    }

    /** {@return how a log is named in what it signs: like a URL, as C2SP wants it, and different for every log} */
    static String origin(String installation, String replica) {
        return "cardtrail.local/" + installation + "/" + replica;
    }

    /** {@return who stamps the log in {@code folder}, null if nobody is set} */
    static @Nullable Stamps stamps(CardtrailSettings settings, Path folder) {
        URI authority = settings.audit().tsa();
        Path roots = settings.audit().tsaCa();
        return authority == null || roots == null ? null : new Stamps(folder, authority, roots);
    }
}
