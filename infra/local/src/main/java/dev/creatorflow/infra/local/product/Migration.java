package dev.creatorflow.infra.local.product;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.process.GuardedProcess;

/** Brings the schema up to date with the product's own command {@code db migrate}. */
public final class Migration {
    private Migration() {}

    /** Returns when the schema is there; fails with what the command said. */
    public static void run(Launcher launcher, DataFolder data) throws InterruptedException {
        try (GuardedProcess process =
                GuardedProcess.start(launcher.logged("The migration", data.log("migrate"), "db", "migrate"))) {
            int code = process.ended().join();
            if (code != 0) {
                throw new CommandFailure(
                        ExitCode.of(code),
                        "The database's schema could not be brought up to date ('creatorflow db migrate' ended with "
                                + code + "). Its log " + process.log() + " ends with:\n" + process.lastWords());
            }
        }
    }
}
