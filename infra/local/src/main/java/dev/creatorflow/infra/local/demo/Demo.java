package dev.creatorflow.infra.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.concurrent.Together;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.platform.Platform;
import dev.creatorflow.infra.local.platform.PlatformPlan;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.process.ProcessSpec.Surroundings;
import dev.creatorflow.infra.local.product.Launcher;
import dev.creatorflow.infra.local.product.Migration;
import dev.creatorflow.infra.local.product.Worker;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The whole thing end to end on this machine: platform, simulator and worker as processes, the product's own migration
 * and scrape, and the comparison with what the simulator knows. Close it to stop everything.
 */
public final class Demo implements AutoCloseable {
    /** The product reads its clock file at most this long after it has changed. */
    private static final Duration CLOCK_IS_READ = Duration.ofMillis(1_200);

    /** One of each kind is among them. */
    private static final int COMMUNITIES = 19;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final DataFolder data;
    private final DemoOptions options;
    private final boolean quiet;
    private final Consumer<String> progress;
    private final DemoClock clock;
    private final Platform platform;
    private final Launcher launcher;
    private final SimulatorServer simulator;
    private final Worker worker;
    private RedditPart reddit = RedditPart.NONE;

    /**
     * Chooses folder, ports and clock; nothing runs yet.
     *
     * @param quiet true: the scrape's own progress goes to a log
     * @param progress takes sentences about what goes on
     */
    public Demo(
            LocalSettings settings, DataFolder data, DemoOptions options, boolean quiet, Consumer<String> progress) {
        this.data = data;
        this.options = options;
        this.quiet = quiet;
        this.progress = progress;
        this.clock = new DemoClock(data, Clock.systemUTC());
        this.platform = Platform.prepare(settings, PlatformPlan.whole(data, false), progress);
        Ports ports = platform.ports();
        Launcher bare = new Launcher(
                settings.launcher(), new Surroundings(shortLived(settings), false, Optional.of(data.path())));
        this.simulator = new SimulatorServer(
                data, bare, ports.choose("simulator", 0, SimulatorServer.USUAL_PORT), options, clock.simulated());
        this.launcher =
                bare.with(platform.settings()).with(simulator.settings()).with(ownSettings(data, clock));
        this.worker = new Worker(data, launcher, ports.choose("worker", 0, Worker.USUAL_PORT));
    }

    /** Starts everything, scrapes, and compares. What runs stays up until {@link #close()}. */
    public DemoResult run() throws InterruptedException {
        clock.startProduct();
        Together.run(List.of(this::startPlatform, this::startSimulator));
        worker.start();
        progress.accept(worker.title() + " is up at " + worker.address());
        try (SimulatorApi api = new SimulatorApi(simulator.address())) {
            for (int day = 0; day < options.days(); day++) {
                scrape(api, "day " + day);
                tomorrow(api);
            }
            Scrape last = scrape(api, options.days() == 0 ? "the creators" : "day " + options.days());
            return result(last, rows(last, api));
        } finally {
            clock.remember();
        }
    }

    /** All that runs, for whoever waits for the end. */
    public List<Component> parts() {
        return Stream.concat(platform.parts().stream(), Stream.of(simulator, worker))
                .toList();
    }

    @Override
    public void close() {
        try {
            worker.close();
        } finally {
            Together.run(List.of(simulator::close, platform::close));
        }
    }

    private void startPlatform() {
        platform.start(part -> {
            if (part.settings().containsKey("DATABASE_URL")) {
                Migration.run(launcher, data);
                progress.accept("The schema is there");
            }
        });
    }

    private void startSimulator() throws InterruptedException {
        simulator.start();
        progress.accept(simulator.title() + " is up at " + simulator.address());
    }

    private Scrape scrape(SimulatorApi api, String what) throws InterruptedException {
        List<String> names = api.creators(options.creators()).stream()
                .map(ExpectedCreator::username)
                .toList();
        List<RedditPart.Expected> places = options.recorded().isPresent() ? List.of() : api.reddit(COMMUNITIES);
        progress.accept("Scraping " + what + ": " + names.size() + (names.size() == 1 ? " creator" : " creators")
                + (places.isEmpty() ? "" : ", and beside them " + places.size() + " communities and users of Reddit"));
        try (Scrape.Running creators = Scrape.start("instagram", names, launcher, data, quiet)) {
            if (!places.isEmpty()) {
                List<String> targets =
                        places.stream().map(RedditPart.Expected::target).toList();
                try (Scrape.Running beside = Scrape.start("reddit", targets, launcher, data, true)) {
                    reddit = RedditPart.of(places, beside.ended().document());
                }
            }
            Scrape scrape = creators.ended();
            clock.remember();
            return scrape;
        }
    }

    /** Moves both clocks a day on and waits until the worker has seen it. */
    private void tomorrow(SimulatorApi api) throws InterruptedException {
        clock.advance(A_DAY);
        api.setClock(clock.simulated());
        clock.startProduct();
        worker.staysUpFor(CLOCK_IS_READ);
    }

    private List<DemoRow> rows(Scrape scrape, SimulatorApi api) throws InterruptedException {
        List<DemoRow> rows = new ArrayList<>();
        for (ExpectedCreator expected : api.creators(options.creators())) {
            boolean grows = options.days() > 0 && expected.reason().isEmpty();
            rows.add(new DemoRow(
                    expected,
                    elementOf(scrape, expected),
                    grows ? Optional.of(api.growth(expected.id())) : Optional.empty()));
        }
        return rows;
    }

    private static Optional<JsonNode> elementOf(Scrape scrape, ExpectedCreator expected) {
        return StreamSupport.stream(scrape.document().path("creators").spliterator(), false)
                .filter(creator -> expected.username()
                                .equalsIgnoreCase(creator.path("requested").asText())
                        || expected.username()
                                .equalsIgnoreCase(creator.path("username").asText()))
                .findFirst();
    }

    private DemoResult result(Scrape scrape, List<DemoRow> rows) {
        List<String> differences = new ArrayList<>(DemoCheck.differences(rows, clock.isFresh() && options.days() == 0));
        differences.addAll(reddit.differences());
        int exitCode = ExitCode.DONE.value();
        if (!differences.isEmpty()) {
            exitCode = scrape.exitCode() == ExitCode.DONE.value() ? ExitCode.FAILED.value() : scrape.exitCode();
        }
        return new DemoResult(scrape.document(), rows, reddit, List.copyOf(differences), addresses(), exitCode);
    }

    private Map<String, String> addresses() {
        Map<String, String> all = platform.settings();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("temporalUi", all.getOrDefault("platform.ui", ""));
        addresses.put("temporal", all.getOrDefault("TEMPORAL_ADDRESS", ""));
        addresses.put("database", all.getOrDefault("DATABASE_URL", "").replaceFirst("://([^:]+):[^@]*@", "://$1@"));
        addresses.put("objectStore", all.getOrDefault("R2_ENDPOINT", ""));
        addresses.put("media", all.getOrDefault("R2_PUBLIC_URL", ""));
        addresses.put("worker", worker.address());
        addresses.put("simulator", simulator.address());
        addresses.put("settings", data.readyFile().toString());
        return addresses;
    }

    /** Worker and simulator live for a minute: compiling their code well would cost more than it gains. */
    private static Map<String, String> shortLived(LocalSettings settings) {
        Map<String, String> environment = new HashMap<>(settings.bareEnvironment());
        environment.merge("CREATORFLOW_JAVA_OPTS", "-XX:TieredStopAtLevel=1", (given, ours) -> ours + " " + given);
        return environment;
    }

    private static Map<String, String> ownSettings(DataFolder data, DemoClock clock) {
        Path offset = clock.offsetFile();
        return Map.of(
                "RAPIDAPI_KEY", "demo",
                "RAPIDAPI_PLAN", "mega",
                "ENVIRONMENT", "development",
                "MIN_FREE_DISK_GB", "0.2",
                "CREATORFLOW_DATA_DIR", data.path().toString(),
                "CREATORFLOW_CLOCK_FILE", offset.toString());
    }
}
