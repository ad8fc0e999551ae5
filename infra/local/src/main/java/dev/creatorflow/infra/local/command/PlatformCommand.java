package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.platform.Part;
import dev.creatorflow.infra.local.platform.Platform;
import dev.creatorflow.infra.local.platform.PlatformPlan;
import dev.creatorflow.infra.local.platform.PlatformPlan.PortWishes;
import dev.creatorflow.infra.local.postgres.PostgresBinaries;
import dev.creatorflow.infra.local.settings.LocalSettings;
import dev.creatorflow.infra.local.temporal.TemporalFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Some or all parts in the foreground, for tests and for fault injection: each can be started and killed alone. */
@Command(
        name = "platform",
        hidden = true,
        description =
                "Starts parts of the local platform in the foreground until it is told to stop (SIGTERM, Ctrl-C).",
        mixinStandardHelpOptions = true)
public final class PlatformCommand implements Callable<Integer> {
    private final LocalSettings settings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "postgres, s3, temporal; default all")
    private List<String> only = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "data folder; default CREATORFLOW_DATA_DIR")
    private @Nullable Path data;

    @Option(names = "--throw-away", description = "faster settings for data that need not survive a power cut")
    private boolean throwAway;

    @Option(names = "--port-postgres", paramLabel = "N", description = "default 55432, or a free one if taken")
    private int postgresPort;

    @Option(names = "--port-s3", paramLabel = "N", description = "default 9000, or a free one if taken")
    private int s3Port;

    @Option(names = "--port-temporal", paramLabel = "N", description = "default 7233, or a free one if taken")
    private int temporalPort;

    @Option(names = "--port-temporal-ui", paramLabel = "N", description = "default 8233, or a free one if taken")
    private int temporalUiPort;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "default platform.properties in the data folder")
    private @Nullable Path readyFile;

    @Option(names = "--exit-with-parent", description = "stop when standard input closes")
    private boolean exitWithParent;

    @Option(names = "--prepare", description = "only fetch or build the programs that are needed, then end")
    private boolean prepare;

    public PlatformCommand(LocalSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return prepare ? prepareTools() : run();
    }

    private int prepareTools() throws InterruptedException {
        PostgresBinaries.unpackedIn(settings.toolsDir(), settings.machine());
        if (settings.temporalAddress().isEmpty()) {
            new TemporalFinder(settings.toolsDir(), settings.searchPath(), Messages::progress).find();
        }
        return ExitCode.DONE.value();
    }

    private int run() throws InterruptedException {
        DataFolder folder = DataFolder.at(data == null ? settings.dataDir() : data);
        PortWishes wishes = new PortWishes(postgresPort, s3Port, temporalPort, temporalUiPort);
        PlatformPlan plan = new PlatformPlan(
                folder, parts(), !throwAway, wishes, readyFile == null ? folder.readyFile() : readyFile);
        try (Foreground foreground = new Foreground(exitWithParent)) {
            Platform platform = foreground.stopsAtTheEnd(Platform.prepare(settings, plan, Messages::progress));
            platform.start();
            foreground.stayUntilTold(platform.parts());
            return ExitCode.DONE.value();
        }
    }

    private Set<Part> parts() {
        if (only.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        try {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            only.forEach(name -> parts.add(Part.named(name)));
            return parts;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }
}
