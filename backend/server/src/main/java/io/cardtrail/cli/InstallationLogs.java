package io.cardtrail.cli;

import io.cardtrail.audit.LogVerifier;
import java.nio.file.Path;

/** Knows how the logs of an installation are called and where their public keys lie. */
@FunctionalInterface
public interface InstallationLogs {
    /**
     * {@return what checks a log}
     *
     * @param keys folder of the installation's keys
     * @param installation the installation's random name
     * @param log its folder, such as {@code audit/server}
     */
    LogVerifier verifier(Path keys, String installation, Path log);
}
