package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money: what a plan says before, and a cap that is never passed, held against the provider's own count of requests. */
class BudgetTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Creators of the plan and calls of the day, larger for a longer look: see docs/performance.md. */
    private static final int CREATORS = Integer.getInteger("budget.creators", 60);

    private static final int CAP = Integer.getInteger("budget.cap", 40);

    private static final Duration LIMIT = Duration.ofMinutes(3 + CREATORS / 20 + CAP / 100);

    private static Stack stack;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(folder, "--latency", "const:50ms", "--creators", String.valueOf(place(2 * CREATORS + CAP)));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void countAfresh() {
        stack.tellSimulator("/_sim/stats/reset", "");
    }

    @Test
    void aPlanHoldsAgainstTheBillForNewAndForKnownCreators() throws IOException {
        Map<String, String> settings = settings("planned");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            imported(settings, 0, CREATORS);
            Bill unmeasured = backfill(settings, "first", "--all");
            assertThat(unmeasured.calls).as("new ones, nothing measured").isBetween(unmeasured.low, unmeasured.high);

            Bill known = backfill(settings, "known", "--all");
            assertThat(known.calls).as("known ones").isBetween(known.low, known.high);
            if (CREATORS >= 200) {
                assertThat((double) known.calls / known.middle).isBetween(0.95, 1.05);
            }

            imported(settings, CREATORS, CREATORS + CREATORS / 3);
            Bill measured = backfill(settings, "more", "--stale", "2h");
            assertThat(measured.creators).isGreaterThanOrEqualTo(CREATORS / 3);
            assertThat(measured.calls).as("new ones, as measured").isBetween(measured.low, measured.high);
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    void theCallAfterTheDailyCapIsNeverMadeAndABackfillGoesOnByItselfTheNextDay() throws IOException {
        Map<String, String> settings = settings("capped");
        settings.put("API_DAILY_CALL_CAP", String.valueOf(CAP));
        settings.put("INSTAGRAM_NEW_REELS", "12");
        settings.put("INSTAGRAM_NEW_POSTS", "12");
        int creators = CAP / 2;
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            imported(settings, 0, creators);
            ok(run(settings, "backfill", "instagram", "--all", "--name", "capped", "--yes"));
            int days = 1;
            while (true) {
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> "BUDGET_REACHED"
                                        .equals(stack.rowOrNull(
                                                settings,
                                                "select pause_type from creatorflow.api_limits"
                                                        + " where paused_until > clock_timestamp()"))
                                || ended(settings));
                if (ended(settings)) {
                    break;
                }
                assertTheDayIsOver(settings, days);
                nextDay(settings);
                days++;
            }
            assertThat(days).isGreaterThan(1);
            assertThat(value(
                            settings,
                            "select verdict || ' ' || outcome || ' ' || waiting || ' ' || in_flight"
                                    + " from creatorflow.batches"))
                    .isEqualTo("RAN COMPLETE 0 0");
            assertThat(value(
                            settings,
                            "select count(*) || ' ' || count(distinct target) from creatorflow.runs"
                                    + " where outcome = 'COMPLETE' and verdict = 'RAN'"))
                    .as("every creator complete, once")
                    .isEqualTo(creators + " " + creators);
            assertThat(stack.simulator("/_sim/stats").path("pagesDelivered").properties())
                    .allSatisfy(page -> assertThat(page.getValue().asInt())
                            .as(page.getKey())
                            .isEqualTo(1));
            System.out.println("a cap of " + CAP + " calls a day: " + creators + " creators took " + days + " days and "
                    + requests() + " calls, no page twice");
            assertThat(worker.alive()).isTrue();
        }
    }

    private static void assertTheDayIsOver(Map<String, String> settings, int days) {
        await().pollDelay(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> true);
        assertThat(requests()).as("requests of %s days", days).isEqualTo((long) days * CAP);
        assertThat(value(settings, "select pause_reason from creatorflow.api_limits"))
                .isEqualTo(CAP + " of " + CAP + " calls of this day");
        JsonNode shown = json(run(settings, "backfill", "show", "capped", "-o", "json"));
        assertThat(shown.path("heldBy").asText()).contains("BUDGET_REACHED", "calls of this day");
    }

    /** The ledger counts days by the database's clock: moving its day back is what a midnight does. */
    private static void nextDay(Map<String, String> settings) {
        value(
                settings,
                "with moved as (update creatorflow.api_limits set day = day - 1,"
                        + " paused_until = clock_timestamp() returning 1) select count(*) from moved");
    }

    private static boolean ended(Map<String, String> settings) {
        return value(settings, "select closed_at is not null from creatorflow.batches")
                .equals("t");
    }

    private record Bill(long creators, long low, long middle, long high, long calls) {}

    /** Plans, runs, and counts at the provider. */
    private static Bill backfill(Map<String, String> settings, String name, String... which) {
        long before = requests();
        JsonNode plan = json(run(settings, with(which, "backfill", "instagram", "--plan", "-o", "json")));
        ok(run(settings, with(which, "backfill", "instagram", "--name", name, "--yes")));
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> value(settings, "select verdict from creatorflow.batches where name = '" + name + "'")
                        .equals("RAN"));
        Bill bill = new Bill(
                plan.path("creators").asLong(),
                plan.at("/calls/low").asLong(),
                plan.at("/calls/middle").asLong(),
                plan.at("/calls/high").asLong(),
                requests() - before);
        System.out.println("plan " + name + ": " + bill + ", "
                + value(
                        settings,
                        "select outcome || ' in ' || extract(epoch from closed_at - opened_at)::int || ' s'"
                                + " from creatorflow.batches where name = '" + name + "'"));
        return bill;
    }

    private static long requests() {
        return stack.simulator("/_sim/stats?pages=false").path("total").asLong();
    }

    /** Kinds lie in blocks that repeat every hundred places: steps of seven mix them, and any hundred steps hold all. */
    private static int place(int number) {
        return 25 + 7 * number;
    }

    private static void imported(Map<String, String> settings, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = from; number < to; number++) {
            stack.simulator("/_sim/creators?from=" + place(number) + "&count=1")
                    .forEach(creator -> lines.add(creator.path("id").asText() + ","
                            + creator.path("username").asText()));
        }
        Path file = Files.write(folder.resolve("creators-" + from + ".csv"), lines);
        ok(run(settings, "creators", "import", "--file", file.toString()));
        ok(run(settings, "creators", "approve", "--where", "review=pending"));
    }

    private static Map<String, String> settings(String name) {
        Map<String, String> settings = stack.settings(name);
        settings.put("ENABLE_R2_STORAGE", "false");
        return settings;
    }

    private static String[] with(String[] last, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    private static String value(Map<String, String> settings, String sql) {
        return stack.row(settings, sql);
    }

    private static Launched.Result run(Map<String, String> settings, String... arguments) {
        return Launched.run(folder, settings, LIMIT, arguments);
    }

    private static Launched.Result ok(Launched.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static JsonNode json(Launched.Result result) {
        try {
            return JSON.readTree(ok(result).out());
        } catch (IOException e) {
            throw new AssertionError(result.out() + result.err(), e);
        }
    }
}
