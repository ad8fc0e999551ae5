package dev.creatorflow.infra.local.testing;

import dev.creatorflow.infra.local.LocalMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A checkout whose launcher knows the local platform, and a migration and a worker that only pretend. */
public final class FakeProduct {
    private FakeProduct() {}

    /** Writes the launcher into the folder, which then is a {@code CREATORFLOW_HOME}. */
    public static Path in(Path home) throws IOException {
        String java = "'" + String.join("' '", LocalProcess.java()) + "'";
        Path launcher = home.resolve("creatorflow");
        Files.createDirectories(home);
        Files.writeString(
                launcher, """
                #!/bin/sh
                case $1 in
                  db) echo "migrated $DATABASE_URL" >>'%s/migrations'; exit 0 ;;
                  worker) exec %s %s ;;
                  *) exec %s %s "$@" ;;
                esac
                """.formatted(home, java, FakeWorker.class.getName(), java, LocalMain.class.getName()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }
}
