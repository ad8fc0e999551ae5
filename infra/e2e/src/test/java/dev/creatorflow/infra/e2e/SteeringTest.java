package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Staff's hand on what runs: pauses, budgets, failures, and the figures they are shown. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SteeringTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:creatorflow|temporal)_[a-z0-9_]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** More than the test needs, for a longer look: see docs/performance.md. */
    private static final int FAILING = Integer.getInteger("steering.creators", 10);

    private static final Duration LIMIT = Duration.ofMinutes(4 + FAILING / 10);

    private static Stack stack;
    private static List<String> names;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(
                folder, "--latency", "const:50ms", "--creators", String.valueOf(Math.max(1_100, 4 * FAILING)));
        names = new ArrayList<>();
        stack.simulator("/_sim/creators?from=0&count=" + Math.max(1_100, 4 * FAILING))
                .forEach(creator -> {
                    if (creator.path("outcome").asText().equals("COMPLETE")
                            && creator.path("reason").isNull()
                            && creator.path("newReels").asInt() > 24
                            && creator.path("newPosts").asInt() > 12) {
                        names.add(creator.path("username").asText());
                    }
                });
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void theUpstreamIsWell() {
        stack.clearFaults();
        stack.tellSimulator("/_sim/stats/reset", "");
    }

    @Test
    @Order(1)
    void everyMetricOfTheDashboardAndTheAlertsIsInAWorkersFigures() throws Exception {
        int port = freePort();
        Map<String, String> settings = stack.settings("figures");
        settings.put("WORKER_HTTP_PORT", String.valueOf(port));
        settings.put("LOG_FORMAT", "json");
        fault("\"target\":\"reels\",\"effect\":\"status\",\"status\":503,\"first\":1");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            Launched.Result scraped = run(settings, scrapeWith(Stream.of(), names.subList(0, 3)));
            assertThat(scraped.exitCode()).as(scraped.err()).isZero();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> {
                        String figures = get("http://127.0.0.1:" + port + "/actuator/prometheus");
                        for (String metric : namedMetrics()) {
                            assertThat(figures).as(metric).containsPattern("(?m)^" + metric + "[{ ]");
                        }
                    });
            String figures = get("http://127.0.0.1:" + port + "/actuator/prometheus");
            assertThat(figures)
                    .containsPattern("creatorflow_api_requests_seconds_count\\{.*outcome=\"UPSTREAM_UNAVAILABLE\".*} 1")
                    .containsPattern("creatorflow_runs_total\\{.*outcome=\"COMPLETE\".*} 3");
            for (String line : worker.out().lines().toList()) {
                assertThat(JSON.readTree(line).has("formattedMessage")).as(line).isTrue();
            }
            // The old screens' row is written with the heartbeat.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(stack.row(
                                    settings,
                                    "select status, enabled, last_heartbeat > now() - interval '1 minute',"
                                            + " requests_today > 0 from system_control"
                                            + " where script_name = 'instagram_scraper'"))
                            .isEqualTo("running|t|t|t"));
            assertThat(stack.row(settings, "select count(*) from system_logs where level = 'success'"))
                    .isEqualTo("3");
        }
    }

    @Test
    @Order(2)
    void fiveKindsOfFaultsAreFiveGroupsAndEndCompleteOnceTheyAreLifted() {
        Map<String, String> settings = stack.settings("failures");
        List<String> failing = names.subList(10, 10 + FAILING);
        // None that speaks of an outage: the circuit would open, and what is left would wait for the provider to be
        // well.
        String[] faults = {
            "\"target\":\"profile\",\"effect\":\"status\",\"status\":405,\"text\":\"not allowed\"",
            "\"target\":\"profile\",\"effect\":\"huge\"",
            "\"target\":\"reels\",\"effect\":\"no-items\"",
            "\"target\":\"reels\",\"effect\":\"null-cursor\"",
            "\"target\":\"profile\",\"effect\":\"status\",\"status\":200,\"text\":\"{\\\"odd\\\": 1}\""
        };
        for (int number = 0; number < failing.size(); number++) {
            fault(faults[number % faults.length] + ",\"subject\":\"" + failing.get(number) + "\"");
        }
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            run(settings, scrape(failing));
            JsonNode failures = json(run(settings, "runs", "failures", "-o", "json"));
            assertThat(failures.path("groups")).as(failures.toPrettyString()).hasSize(5);
            assertThat(failures.path("runs").asInt()).isEqualTo(FAILING);
            assertThat(failures.path("groups"))
                    .extracting(group -> group.path("errorType").asText())
                    .containsExactlyInAnyOrder(
                            "REQUEST_REFUSED", "ANSWER_TOO_LARGE", "SCHEMA_DRIFT", "EMPTY_UPSTREAM", "BAD_CURSOR");
            assertThat(failures.path("groups"))
                    .allSatisfy(group -> assertThat(group.path("runs").asInt()).isEqualTo(FAILING / faults.length))
                    .allSatisfy(
                            group -> assertThat(group.path("cause").asText()).isNotEmpty());
            System.out.println(failures.toPrettyString());

            stack.clearFaults();
            Launched.Result retried = run(settings, "runs", "retry", "--all", "--yes", "-o", "json");
            assertThat(retried.exitCode()).as(retried.err()).isZero();
            awaitAllClosed(settings);
            assertThat(json(run(settings, "runs", "failures", "-o", "json")).path("groups"))
                    .isEmpty();
            assertThat(stack.row(
                            settings,
                            "select count(distinct username) from creatorflow.runs where outcome = 'COMPLETE'"))
                    .isEqualTo(String.valueOf(FAILING));
            assertThat(json(run(settings, "runs", "retry", "--all", "-o", "json"))
                            .path("retried"))
                    .isEmpty();
            Launched.Result replayed = run(settings, "runs", "replay", failing.getFirst());
            assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();

            Launched.Result reset = run(
                    settings,
                    "runs",
                    "reset",
                    failing.getFirst(),
                    "--to",
                    "computeAnalytics",
                    "--reason",
                    "look again");
            assertThat(reset.exitCode()).as(reset.err()).isZero();
            awaitAllClosed(settings);
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(3)
    void defect51AnOldScreensSwitchStopsThePlatformWithinFiveSeconds() throws Exception {
        Map<String, String> settings = stack.settings("switched");
        settings.put("INSTAGRAM_REQUESTS_PER_SECOND", "5");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            run(settings, scrape(names.subList(60, 90), "--detach"));
            await().atMost(LIMIT).until(() -> calls(settings) > 10);
            update(settings, "update system_control set enabled = false, status = 'stopped', updated_by = 'api'");
            Thread.sleep(5_000);
            long after =
                    stack.simulator("/_sim/stats?pages=false").path("total").asLong();
            Thread.sleep(3_000);
            assertThat(stack.simulator("/_sim/stats?pages=false").path("total").asLong())
                    .isEqualTo(after);
            assertThat(run(settings, "budget", "show").out()).contains("switched off in system_control by api");

            update(settings, "update system_control set enabled = true, updated_by = 'api'");
            awaitAllClosed(settings);
            run(settings, "budget", "rate", "instagram", "40", "--reason", "catch up");
            run(settings, "runs", "retry", "--all", "--yes");
            awaitAllClosed(settings);
            assertThat(json(run(settings, "runs", "failures", "-o", "json")).path("groups"))
                    .isEmpty();
            assertNoPageWasDeliveredTwice();
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(4)
    void theCallAfterTheDailyCapIsNeverMadeAndTheNextDayGoesOnWithoutLoss() {
        Map<String, String> settings = stack.settings("capped");
        settings.put("API_DAILY_CALL_CAP", "30");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            run(settings, scrape(names.subList(100, 120)));
            assertThat(stack.simulator("/_sim/stats?pages=false").path("total").asLong())
                    .isEqualTo(30);
            JsonNode usage = json(run(settings, "budget", "show", "-o", "json")).at("/sources/0/usage");
            assertThat(usage.path("pauseType").asText()).isEqualTo("BUDGET_REACHED");
            assertThat(usage.path("pauseReason").asText()).isEqualTo("30 of 30 calls of this day");
            assertThat(run(settings, "digest").out()).contains("30 of 30 calls of this day");

            for (int day = 1; day < 20 && failures(settings) > 0; day++) {
                update(settings, "update creatorflow.api_limits set day = day - 1");
                run(settings, "runs", "retry", "--all", "--yes");
                awaitAllClosed(settings);
            }

            assertThat(failures(settings)).isZero();
            assertThat(
                            stack.row(
                                    settings,
                                    "select count(*) from creatorflow.runs where outcome = 'COMPLETE' and closed_at is not null"))
                    .isEqualTo("20");
            assertNoPageWasDeliveredTwice();
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(5)
    void oneLimitHoldsOverOneAndSeveralWorkersAndARestart() {
        int most = Integer.getInteger("steering.workers", 3);
        Map<String, String> settings = stack.settings("one_limit");
        settings.put("RAPIDAPI_PLAN", "pro");
        settings.put("API_DAILY_CALL_CAP", "15000");
        // Files would take the cores, and no backlog of requests would form.
        settings.put("ENABLE_R2_STORAGE", "false");
        List<Launched> workers = new ArrayList<>();
        try {
            workers.add(polling(settings));
            warm(settings, names.subList(0, 30));
            assertLimitHeld(settings, 1, names.subList(30, 430));
            for (int number = 1; number < most; number++) {
                workers.add(polling(settings));
            }
            for (int round = Integer.getInteger("steering.warm", 1); round > 0; round--) {
                warm(settings, names.subList(160, 160 + 10 * most));
            }
            assertLimitHeld(settings, most, names.subList(330, 730));
            workers.removeFirst().killHard();
            workers.add(polling(settings));
            assertLimitHeld(settings, most, names.subList(400, 800));
            assertThat(Double.parseDouble(stack.row(settings, """
                            select max(calls) from (
                                select count(*) over (order by send_at range between current row
                                    and interval '999 milliseconds' following) as calls
                                  from creatorflow.api_calls where outcome is distinct from 'NOT_SENT') seconds""")))
                    .as("send times given in the fullest second, while workers start as well")
                    .isLessThanOrEqualTo(Math.ceil(rate(settings)));
        } finally {
            workers.forEach(Launched::close);
        }
    }

    /**
     * Looks at what arrives while calls are made. The plan's hard limit is 10 a second. Not while workers start: JVMs that start hold up the
     * simulator as well, whose clock tells arrivals; the send times that were given show that.
     */
    private static void assertLimitHeld(Map<String, String> settings, int workers, List<String> backlog) {
        // What arrives holds the stalls of every process too, the simulator's included; a machine of its own has none.
        boolean exact = Boolean.getBoolean("steering.exact");
        run(settings, scrape(exact ? backlog : backlog.subList(0, 70), "--detach"));
        long beginning = calls(settings);
        // So many scrapes that begin at once take the cores for seconds.
        await().atMost(LIMIT).until(() -> calls(settings) >= beginning + (exact ? 180 : 0));
        stack.tellSimulator("/_sim/stats/reset", "");
        long before = calls(settings);
        await().atMost(LIMIT).until(() -> calls(settings) >= before + (exact ? 700 : 150));
        JsonNode rates = stack.simulator("/_sim/stats/rate?limit=10");
        System.out.println("one limit, workers: " + workers + ", rate " + rate(settings) + ": " + rates
                + ", ms late (half, 99 of 100, all): " + late(settings));
        assertThat(rates.path("mean").asDouble())
                .as(rates.toString())
                .isLessThanOrEqualTo(rate(settings) * (exact ? 1.02 : 1.1));
        assertThat(rates.path("most").asInt()).as(rates.toString()).isLessThanOrEqualTo(exact ? 11 : 20);
        if (exact) {
            assertThat(rates.path("mean").asDouble())
                    .as(rates.toString())
                    .isGreaterThanOrEqualTo(rate(settings) * 0.98);
            assertThat(rates.path("above").asInt())
                    .as(rates.toString())
                    .isLessThanOrEqualTo(rates.path("windows").asInt() / 1_000);
        }
    }

    /** How much later than at the time it was given a request left: that of half of the newest, of nearly all, of all. */
    private static String late(Map<String, String> settings) {
        return stack.row(settings, """
                select percentile_cont(array[0.5, 0.99, 1]) within group (order by 1000 * extract(epoch from sent_at - send_at))::int[]
                  from (select sent_at, send_at from creatorflow.api_calls where outcome = 'SUCCEEDED' order by id desc limit 300) newest""");
    }

    /**
     * A worker's first requests leave late by the classes it has to load, and many workers on few cores compile for minutes:
     * {@code -Dsteering.warm} says how many rounds are scraped before it is measured.
     */
    private static void warm(Map<String, String> settings, List<String> creators) {
        run(settings, scrape(creators));
    }

    private static double rate(Map<String, String> settings) {
        return Double.parseDouble(stack.row(settings, "select requests_per_second from creatorflow.api_limits"));
    }

    private static Launched polling(Map<String, String> settings) {
        Launched worker = Launched.start(folder, settings, "worker");
        worker.awaitPolling(LIMIT);
        return worker;
    }

    private static long failures(Map<String, String> settings) {
        return json(run(settings, "runs", "failures", "-o", "json"))
                .path("runs")
                .asLong();
    }

    private static long calls(Map<String, String> settings) {
        return Long.parseLong(stack.row(settings, "select count(*) from creatorflow.api_calls"));
    }

    private static void awaitAllClosed(Map<String, String> settings) {
        await().atMost(LIMIT)
                .pollDelay(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> stack.row(settings, "select count(*) from creatorflow.runs where closed_at is null")
                        .equals("0"));
    }

    private static void assertNoPageWasDeliveredTwice() {
        assertThat(stack.simulator("/_sim/stats").path("pagesDelivered").properties())
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(page.getValue().asInt()).as(page.getKey()).isEqualTo(1));
    }

    private static void fault(String fields) {
        stack.tellSimulator("/_sim/faults", "{" + fields + "}");
    }

    private static void update(Map<String, String> settings, String sql) {
        stack.row(settings, "with changed as (" + sql + " returning 1) select count(*) from changed");
    }

    private static Launched.Result run(Map<String, String> settings, String... arguments) {
        return Launched.run(folder, settings, LIMIT, arguments);
    }

    private static String[] scrape(List<String> creators, String... options) {
        return scrapeWith(Stream.concat(Stream.of("--no-media"), Stream.of(options)), creators);
    }

    private static String[] scrapeWith(Stream<String> options, List<String> creators) {
        return Stream.of(
                        Stream.of("scrape", "instagram", "--reels", "12", "--posts", "12", "-o", "json"),
                        options,
                        creators.stream())
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static JsonNode json(Launched.Result result) {
        try {
            return JSON.readTree(result.out());
        } catch (IOException e) {
            throw new AssertionError(result.out() + result.err(), e);
        }
    }

    /** Histograms and sums are named by what is asked of them; each has to be there. */
    private static Set<String> namedMetrics() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String file : List.of("infra/grafana/creatorflow.json", "infra/prometheus/alerts.yml")) {
            Matcher metric = METRIC.matcher(Files.readString(Launched.home().resolve(file)));
            while (metric.find()) {
                named.add(metric.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(15);
        return named;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
