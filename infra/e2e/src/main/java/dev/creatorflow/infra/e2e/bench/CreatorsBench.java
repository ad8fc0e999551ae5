package dev.creatorflow.infra.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Creators through the whole pipeline, beside a plain loop over the same creators that stores nothing, one after the
 * other in each round. Wall-clock figures are those of this machine with everything on it; CPU seconds, events, bytes and
 * statements are the pipeline's own.
 */
final class CreatorsBench {
    private static final String AS_MANY_AS_IT_CAN = "1000";
    private static final int IN_FLIGHT = 200;
    private static final int SECONDS_PER_MINUTE = 60;

    private final BenchOptions options;
    private final Path folder;
    private final Consumer<String> progress;

    CreatorsBench(BenchOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    /** What one round took; maps are by process or by type of workflow. */
    private record Round(
            double seconds,
            long requests,
            long refused,
            double plainSeconds,
            long plainRequests,
            Map<String, Double> cpu,
            Map<String, Histories.Sum> histories,
            Statements statements) {}

    ObjectNode run() throws InterruptedException, IOException {
        List<Round> rounds = new ArrayList<>();
        String rate = options.rate() == 0 ? AS_MANY_AS_IT_CAN : Integer.toString(options.rate());
        Map<String, String> product =
                Map.of("INSTAGRAM_REQUESTS_PER_SECOND", rate, "ENABLE_R2_STORAGE", Boolean.toString(options.media()));
        try (BenchStack stack = BenchStack.start(
                folder,
                product,
                "--latency",
                options.latency(),
                "--rate-limit",
                "0",
                "--monthly-quota",
                "100000000",
                "--media-shrink",
                Integer.toString(options.mediaShrink()),
                "--creators",
                Integer.toString(options.population()))) {
            for (int number = 0; number <= options.rounds(); number++) {
                Round round = round(stack);
                say(number, round);
                if (number > 0) {
                    rounds.add(round);
                }
            }
            return report(rounds, stack);
        }
    }

    private Round round(BenchStack stack) throws InterruptedException, IOException {
        List<String> names = stack.newNames(options.creators());
        if (options.known()) {
            stack.scrape(names);
        }
        stack.forgetTraffic();
        Statements statements = Statements.read(stack);
        Map<String, Usage> before = stack.usage();
        Instant begun = Instant.now();
        long nanos = System.nanoTime();
        stack.scrape(names);
        double seconds = (System.nanoTime() - nanos) / 1e9;
        Map<String, Double> cpu = new LinkedHashMap<>();
        stack.usage()
                .forEach((process, used) -> cpu.put(
                        process,
                        used.cpuSeconds()
                                - Objects.requireNonNull(before.get(process)).cpuSeconds()));
        Statements taken = Statements.read(stack).minus(statements);
        JsonNode traffic = stack.simulator("/_sim/stats?pages=false");

        long plainRequests;
        double plainSeconds;
        try (CreatorLoop loop = new CreatorLoop(
                stack.setting("INSTAGRAM_API_BASE_URL"),
                options.known() ? 30 : 90,
                options.known() ? 10 : 30,
                options.rate(),
                IN_FLIGHT)) {
            nanos = System.nanoTime();
            plainRequests = loop.walk(names);
            plainSeconds = (System.nanoTime() - nanos) / 1e9;
        }
        return new Round(
                seconds,
                traffic.path("total").asLong(),
                refused(traffic),
                plainSeconds,
                plainRequests,
                cpu,
                Histories.closedSince(stack.temporalUi(), begun),
                taken);
    }

    private static long refused(JsonNode traffic) {
        return traffic.path("requests").findValues("429").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private void say(int number, Round round) {
        progress.accept(String.format(
                Locale.ROOT,
                "creators, %s: %d in %.1f s (%.1f a minute, %.1f requests/s); plain loop %.1f s (%.1f requests/s)",
                number == 0 ? "warm-up" : "round " + number + " of " + options.rounds(),
                options.creators(),
                round.seconds(),
                options.creators() * SECONDS_PER_MINUTE / round.seconds(),
                round.requests() / round.seconds(),
                round.plainSeconds(),
                round.plainRequests() / round.plainSeconds()));
    }

    private ObjectNode report(List<Round> rounds, BenchStack stack) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("creators", options.creators()).put("rounds", rounds.size());
        report.put("latency", options.latency()).put("known", options.known()).put("media", options.media());
        report.put("requestsPerSecondLimit", options.rate());
        report.set(
                "creatorsPerMinute", each(mapper, rounds, r -> options.creators() * SECONDS_PER_MINUTE / r.seconds()));
        report.set("requestsPerSecond", each(mapper, rounds, r -> r.requests() / r.seconds()));
        report.set("plainRequestsPerSecond", each(mapper, rounds, r -> r.plainRequests() / r.plainSeconds()));
        report.set(
                "plainCreatorsPerMinute",
                each(mapper, rounds, r -> options.creators() * SECONDS_PER_MINUTE / r.plainSeconds()));
        report.set("plainRequestsPerCreator", each(mapper, rounds, r -> perCreator((double) r.plainRequests())));
        report.set("requestsPerCreator", each(mapper, rounds, r -> perCreator((double) r.requests())));
        report.set("requestsRefused", each(mapper, rounds, r -> (double) r.refused()));
        ObjectNode cpu = report.putObject("cpuMillisPerCreator");
        rounds.getFirst()
                .cpu()
                .keySet()
                .forEach(process -> cpu.set(
                        process, each(mapper, rounds, r -> perCreator(r.cpu().getOrDefault(process, 0.0) * 1_000))));
        report.set("cpuMillisPerRequest", each(mapper, rounds, CreatorsBench::pipelineCpuPerRequest));
        ObjectNode memory = report.putObject("peakMegabytes");
        stack.usage().forEach((process, used) -> memory.put(process, Math.round(used.peakMegabytes())));
        ObjectNode histories = report.putObject("historyPerCreator");
        rounds.getFirst().histories().keySet().forEach(type -> histories.set(type, histories(mapper, rounds, type)));
        report.set(
                "statementsPerCreator",
                each(mapper, rounds, r -> perCreator((double) r.statements().statements())));
        report.set(
                "roundTripsPerCreator",
                each(mapper, rounds, r -> perCreator((double) r.statements().roundTrips())));
        report.set("scheduleToStart", ScheduleToStart.read(stack, mapper));
        return report;
    }

    /** Everything the product needs: the simulator and this process are not part of it. */
    private static double pipelineCpuPerRequest(Round round) {
        return List.of("worker", "temporal", "postgres", "s3").stream()
                        .mapToDouble(process -> round.cpu().getOrDefault(process, 0.0))
                        .sum()
                * 1_000
                / round.requests();
    }

    private ObjectNode histories(ObjectMapper mapper, List<Round> rounds, String type) {
        ObjectNode node = mapper.createObjectNode();
        node.set(
                "events",
                each(mapper, rounds, r -> perCreator((double) of(r, type).events())));
        node.set(
                "transitions",
                each(mapper, rounds, r -> perCreator((double) of(r, type).transitions())));
        node.set(
                "bytes",
                each(mapper, rounds, r -> perCreator((double) of(r, type).bytes())));
        return node;
    }

    private static Histories.Sum of(Round round, String type) {
        return round.histories().getOrDefault(type, new Histories.Sum(0, 0, 0, 0));
    }

    private double perCreator(double all) {
        return all / options.creators();
    }

    private static JsonNode each(ObjectMapper mapper, List<Round> rounds, ToDoubleFunction<Round> figure) {
        return mapper.valueToTree(
                Spread.of(rounds.stream().map(figure::applyAsDouble).toList()));
    }
}
