package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.platform.AlreadyUp;
import dev.creatorflow.infra.local.platform.ServerPlatform;
import dev.creatorflow.infra.local.platform.StatusReport;
import dev.creatorflow.infra.local.process.DetachedProcess;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts one server's whole platform and a worker, and returns when everything is ready. */
@Command(
        name = "up",
        description = "Starts PostgreSQL, an object store, Temporal and a worker on this machine; their data stays.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(150);

    private final LocalSettings settings;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--foreground", description = "stay in the foreground until stopped, as systemd wants it")
    private boolean foreground;

    public UpCommand(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = data.folder(settings);
        return foreground ? stay(folder) : detach(folder);
    }

    private int stay(DataFolder folder) throws InterruptedException {
        try (Foreground here = new Foreground(false)) {
            ServerPlatform server = here.stopsAtTheEnd(new ServerPlatform(settings, folder, output::progress));
            server.start();
            output.progress("Everything is ready. The data lies in " + folder.path() + ".");
            here.stayUntilTold(List.of());
            return ExitCode.DONE.value();
        }
    }

    private int detach(DataFolder folder) throws InterruptedException {
        if (folder.runRecord(ServerPlatform.RECORD).running().isPresent()) {
            throw new AlreadyUp(folder).failure();
        }
        Path log = folder.log("up");
        LogRelay relay = LogRelay.fromTheEndOf(log);
        DetachedProcess server = DetachedProcess.start(
                List.of(
                        settings.launcher().toString(),
                        "up",
                        "--foreground",
                        "--data",
                        folder.path().toString()),
                Surroundings.SAME.with(Map.of("CREATORFLOW_NO_BUILD", "1")),
                log);
        while (!isReady(folder, server)) {
            boolean ended = server.endsWithin(POLL);
            relay.passOn(ended ? Messages::progress : output::progress);
            if (ended) {
                return server.exitCode();
            }
        }
        relay.passOn(output::progress);
        output.print(StatusReport.of(folder));
        return ExitCode.DONE.value();
    }

    private static boolean isReady(DataFolder folder, DetachedProcess server) {
        return folder.runRecord(ServerPlatform.READY)
                .running()
                .filter(process -> process.pid() == server.pid())
                .isPresent();
    }
}
