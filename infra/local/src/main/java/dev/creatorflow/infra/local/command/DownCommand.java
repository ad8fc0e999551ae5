package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.platform.ServerPlatform;
import dev.creatorflow.infra.local.process.RunningProcess;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what {@code up} started, the worker first, and whatever a crash of it left running. */
@Command(
        name = "down",
        description = "Stops the local platform and its worker; their data stays.",
        mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration LEFT_OVER_GRACE = Duration.ofSeconds(30);

    private final LocalSettings settings;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public DownCommand(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        DataFolder folder = data.folder(settings);
        Optional<ProcessHandle> server = folder.runRecord(ServerPlatform.RECORD).running();
        server.ifPresent(this::stop);
        boolean leftOvers = endLeftOvers(folder);
        if (server.isPresent()) {
            output.progress("The platform on " + folder.path() + " is stopped; its data stays.");
        } else if (leftOvers) {
            output.progress(
                    "A crash had left parts of the platform on " + folder.path() + " running; they are stopped.");
        } else {
            output.progress("The platform on " + folder.path() + " is not up: there is nothing to stop.");
        }
        return ExitCode.DONE.value();
    }

    private void stop(ProcessHandle server) {
        output.progress("Stopping worker, Temporal, object store and PostgreSQL …");
        if (!RunningProcess.end(server, "TERM", GRACE)) {
            throw CommandFailure.failed("The platform's process " + server.pid() + " does not end.", null);
        }
    }

    private static boolean endLeftOvers(DataFolder folder) {
        boolean any = folder.runRecord("worker").endLeftOver("TERM", LEFT_OVER_GRACE);
        any |= folder.runRecord("temporal").endLeftOver("TERM", LEFT_OVER_GRACE);
        any |= folder.runRecord("postgres").endLeftOver("INT", LEFT_OVER_GRACE);
        folder.runRecord(ServerPlatform.RECORD).remove();
        folder.runRecord(ServerPlatform.READY).remove();
        try {
            Files.deleteIfExists(folder.readyFile());
        } catch (IOException e) {
            throw CommandFailure.failed("The file " + folder.readyFile() + " cannot be removed.", e);
        }
        return any;
    }
}
