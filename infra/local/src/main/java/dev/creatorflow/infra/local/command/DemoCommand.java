package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.demo.Demo;
import dev.creatorflow.infra.local.demo.DemoFolder;
import dev.creatorflow.infra.local.demo.DemoOptions;
import dev.creatorflow.infra.local.demo.DemoResult;
import dev.creatorflow.infra.local.demo.DemoTable;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.output.Json;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows everything at work on this machine, on data that goes when it ends unless it is told to keep it. */
@Command(
        name = "demo",
        description = {
            "Starts PostgreSQL, an object store, Temporal, a simulated provider and a worker, scrapes the simulated"
                    + " creators end to end, and prints what was stored.",
            "Exit code 0: every outcome is the one to expect."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    /** What shells give a command that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final LocalSettings settings;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--keep", description = "keep the data and stay up until Ctrl-C")
    private boolean keep;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "0",
            description = "scrape again on each of N days more, and compare the growth with the truth")
    private int days;

    @Option(names = "--recorded", paramLabel = "DIR", description = "serve the recorded provider bodies of DIR")
    private @Nullable Path recorded;

    @Option(names = "--data", paramLabel = "DIR", description = "keep the data in DIR, and go on from what is there")
    private @Nullable Path data;

    @Option(
            names = "--creators",
            paramLabel = "N",
            defaultValue = "25",
            description = "how many simulated creators; default ${DEFAULT-VALUE}")
    private int creators;

    @Option(
            names = "--latency",
            paramLabel = "L",
            defaultValue = "const:50ms",
            description = "of the simulated provider; default ${DEFAULT-VALUE}")
    private String latency = "const:50ms";

    public DemoCommand(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        check();
        DemoOptions options =
                new DemoOptions(creators, days, Optional.ofNullable(recorded).map(Path::toAbsolutePath), latency);
        try (Foreground foreground = new Foreground(false)) {
            foreground.endsWith(INTERRUPTED);
            DemoFolder folder = foreground.stopsAtTheEnd(folder());
            try {
                return run(foreground, folder, options);
            } catch (RuntimeException e) {
                folder.keep();
                throw e;
            }
        }
    }

    private int run(Foreground foreground, DemoFolder folder, DemoOptions options) throws InterruptedException {
        Demo demo =
                foreground.stopsAtTheEnd(new Demo(settings, folder.data(), options, output.quiet(), output::progress));
        DemoResult result = demo.run();
        System.out.print(output.json() ? Json.text(result.json()) : DemoTable.text(result, keep));
        System.out.flush();
        if (!result.differences().isEmpty()) {
            folder.keep();
            Messages.progress("Logs and data are in " + folder.data().path() + ".");
        }
        if (keep) {
            foreground.endsWith(result.exitCode());
            Messages.progress("Everything stays up. Press Ctrl-C to stop it; the data stays in "
                    + folder.data().path() + ".");
            foreground.stayUntilTold(demo.parts());
        }
        return result.exitCode();
    }

    private DemoFolder folder() {
        if (data != null) {
            return DemoFolder.kept(data);
        }
        return keep
                ? DemoFolder.kept(settings.dataDir().resolve("demo"))
                : DemoFolder.thrownAway(settings.temporaryDir());
    }

    private void check() {
        if (days < 0 || days > 400) {
            throw wrong("--days is " + days + "; a number from 0 to 400 is wanted.");
        }
        if (creators < 1 || creators > 5_000) {
            throw wrong("--creators is " + creators + "; a number from 1 to 5000 is wanted.");
        }
        if (recorded != null && !Files.isDirectory(recorded)) {
            throw wrong("--recorded names " + recorded + ", which is no folder.");
        }
    }

    private static CommandFailure wrong(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }
}
