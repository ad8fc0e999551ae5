package dev.creatorflow.infra.e2e.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code chaos}. */
@Command(
        name = "creatorflow chaos",
        description = {
            "Starts the whole system on a data folder of its own, makes everything around it fail, first one after another,"
                    + " then mixed at random, and compares what is stored in the end with what the simulated provider knows.",
            "Exit code 1 where a promise was broken; the data folder is kept then."
        },
        mixinStandardHelpOptions = true)
public final class ChaosMain implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final Instant begun = Instant.now();

    @Option(names = "--quick", description = "each fault once and 3 kills, in a few minutes")
    private boolean quick;

    @Option(names = "--kills", paramLabel = "N", description = "kill -9 of workers; default 50, quick 3")
    private int kills;

    @Option(names = "--creators", paramLabel = "N", description = "default 80, quick 14")
    private int creators;

    @Option(names = "--seed", paramLabel = "N", description = "repeats the choices of a run; default: a new one")
    private @Nullable Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "an empty folder for everything; default: a temporary one")
    private @Nullable Path data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json; default ${DEFAULT-VALUE}")
    private String format = "table";

    @Option(
            names = {"-q", "--quiet"},
            description = "no progress on standard error")
    private boolean quiet;

    @Option(names = "--no-color", hidden = true)
    void withoutColour(boolean asked) {}

    ChaosMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(execute(System.out, System.err, args));
    }

    /** Runs the command; returns its exit code. */
    static int execute(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new ChaosMain(out, err)).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        long chosen = seed == null ? Instant.now().toEpochMilli() % 1_000_000 : seed;
        ChaosOptions options = ChaosOptions.of(chosen, quick, kills, creators);
        Path folder = data == null ? Files.createTempDirectory("creatorflow-chaos-") : Files.createDirectories(data);
        say("seed " + chosen + ", data folder " + folder);
        ChaosReport report = run(options, folder);
        if (format.equals("json")) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            out.println(mapper.writeValueAsString(report.json(mapper)));
        } else {
            out.print(report.text());
        }
        out.flush();
        if (report.kept() && data == null) {
            delete(folder);
        }
        return report.kept() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private ChaosReport run(ChaosOptions options, Path folder) {
        try (ChaosStack stack = ChaosStack.start(folder, options.requestsPerSecond());
                Workers workers = new Workers(stack, options.workers())) {
            // Ctrl-C leaves nothing running: servers end with this process, workers have to be told.
            Thread interrupted = new Thread(workers::close, "stop workers");
            Runtime.getRuntime().addShutdownHook(interrupted);
            workers.supervise();
            try {
                return carryOut(stack, workers, options);
            } finally {
                Runtime.getRuntime().removeShutdownHook(interrupted);
            }
        }
    }

    private ChaosReport carryOut(ChaosStack stack, Workers workers, ChaosOptions options) {
        World world = new World(stack, options.creators());
        try (Enrolment enrolment = new Enrolment(stack, world)) {
            InFlight inFlight = new InFlight(stack);
            Injector injector = new Injector(stack, world, workers, inFlight);
            Campaign campaign = new Campaign(stack, enrolment, injector, workers, this::say);
            Campaign.Outcome outcome = campaign.carryOut(FaultPlan.of(options));
            say("All faults are lifted.");
            Recovery recovery = new Recovery(stack, world.creators(), this::say);
            Duration recovered = recovery.await(outcome, options.recovery());
            recovery.fallSilent();
            List<Promise> promises =
                    new Verdict(stack, world, inFlight, recovery).promises(outcome, recovered, options.recovery());
            return new ChaosReport(
                    begun,
                    Duration.between(begun, Instant.now()),
                    options,
                    outcome.injected(),
                    workers.endedThemselves(),
                    promises);
        }
    }

    private void say(String sentence) {
        if (!quiet) {
            err.println(Duration.between(begun, Instant.now()).toSeconds() + " s  " + sentence);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
