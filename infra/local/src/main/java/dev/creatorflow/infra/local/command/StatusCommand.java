package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.platform.StatusReport;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what of the platform is up: exit code 0 when all of it is, 4 when not. */
@Command(
        name = "status",
        description = "Shows which parts of the local platform are up, where, and their processes.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private final LocalSettings settings;

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    public StatusCommand(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        StatusReport report = StatusReport.of(data.folder(settings));
        output.print(report);
        if (report.up()) {
            return ExitCode.DONE.value();
        }
        output.progress("Not all of it is up. './creatorflow up' starts it.");
        return ExitCode.UNREACHABLE.value();
    }
}
