package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, cycles and backfills against a real Temporal server, with a worker that is killed and servers that are away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CyclesTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many as the test command can afford; {@code -Dcycles.creators=5000} for a measurement. */
    private static final int CREATORS = Integer.getInteger("cycles.creators", 2_000);

    private static final int WINDOW = 100;
    private static final int BACKFILLED = 100;

    private static Stack stack;
    private static Map<String, String> settings;
    private static final Deque<Launched> WORKERS = new ArrayDeque<>();
    private static Path few;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        stack = Stack.start(folder, "--latency", "const:50ms", "--creators", String.valueOf(CREATORS));
        settings = stack.settings("cycles");
        settings.put("ENABLE_R2_STORAGE", "false");
        settings.put("CREATORS_IN_FLIGHT", String.valueOf(WINDOW));
        // Two requests a creator: what is looked at here is the cycle.
        for (String kind : List.of("NEW", "KNOWN")) {
            settings.put("INSTAGRAM_" + kind + "_REELS", "2");
            settings.put("INSTAGRAM_" + kind + "_POSTS", "0");
        }
        List<String> lines = new ArrayList<>();
        List<String> handles = new ArrayList<>();
        for (int from = 0; from < CREATORS; from += 200) {
            stack.simulator("/_sim/creators?from=" + from + "&count=" + Math.min(200, CREATORS - from))
                    .forEach(creator -> {
                        handles.add(creator.path("username").asText());
                        lines.add(creator.path("id").asText() + "," + handles.getLast());
                    });
        }
        few = Files.write(folder.resolve("few.txt"), handles.subList(0, BACKFILLED));
        Path file = Files.write(folder.resolve("creators.csv"), lines);
        ok(run("creators", "import", "--file", file.toString()));
        ok(run("creators", "approve", "--where", "review=pending"));
        for (int number = 0; number < 3; number++) {
            startWorker();
        }
    }

    private static void startWorker() {
        Launched worker = Launched.start(folder, settings, "worker");
        WORKERS.add(worker);
        worker.awaitPolling(LIMIT);
    }

    @AfterAll
    static void stop() {
        WORKERS.forEach(Launched::close);
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void aCycleOutlivesItsWorkerItsDatabaseAndTheServerAndForgetsAndDoublesNobody() {
        Launched.Result created = run("schedules", "create", "slots", "--every", "10s", "--jitter", "0s");
        ok(created);
        assertThat(created.err())
                .contains(String.format(Locale.ROOT, "Refreshing %,d approved creators", CREATORS), "calls a month");

        awaitDone(CREATORS / 4);
        WORKERS.removeLast().killHard();
        startWorker();
        awaitDone(CREATORS / 2);
        stack.part("temporal").close();
        stack.startPart("temporal");
        awaitDone(3 * CREATORS / 4);
        stack.part("postgres-cycles").close();
        stack.startPart("postgres-cycles");
        awaitValue("select count(*) >= 1 from creatorflow.batches where verdict in ('RAN', 'FAILED')", "t");

        String first =
                value("select batch from creatorflow.batches where opened_at is not null order by slot_at limit 1");
        String ofFirst = " where batch = '" + first + "'";
        assertThat(value("select verdict || ' ' || due || ' ' || done || ' ' || waiting || ' ' || in_flight"
                        + " from creatorflow.batches" + ofFirst))
                .isEqualTo("RAN " + CREATORS + " " + CREATORS + " 0 0");
        assertThat(value("select count(*) || ' ' || count(distinct target) || ' ' || count(closed_at)"
                        + " from creatorflow.runs" + ofFirst))
                .as("runs, creators, ends")
                .isEqualTo(CREATORS + " " + CREATORS + " " + CREATORS);
        assertThat(value("select (summary ->> 'due') || ' ' || (summary ->> 'outcome') from creatorflow.batches"
                        + ofFirst))
                .startsWith(CREATORS + " ");
        System.out.println(
                value("select 'cycle of ' || due || ': ' || extract(epoch from closed_at - opened_at)::int || ' s, '"
                        + " || calls || ' calls, first end after ' || (select extract(epoch from min(ended_at) - b.opened_at)"
                        + "::numeric(8,1) from creatorflow.batch_targets t where t.batch = b.batch) || ' s'"
                        + " from creatorflow.batches b" + ofFirst));
        assertSteady(ofFirst);
        assertInBounds(ofFirst);
        awaitVerdict("SKIPPED");
        assertThat(value("select detail from creatorflow.batches where verdict = 'SKIPPED' limit 1"))
                .contains("was still running");
        WORKERS.removeLast().close();
        WORKERS.removeLast().close();
    }

    private static void awaitDone(int creators) {
        awaitValue("select count(*) >= " + creators + " from creatorflow.runs where closed_at is not null", "t");
    }

    /** Creators end all along, not only when the cycle does. */
    private static void assertSteady(String ofFirst) {
        String ended = value("select string_agg(n::text, ' ' order by minute) from (select"
                + " floor(extract(epoch from ended_at - (select opened_at from creatorflow.batches" + ofFirst
                + ")) / 60)::int as minute, count(*) as n from creatorflow.batch_targets" + ofFirst
                + " group by 1) minutes");
        System.out.println("creators ended, by minute: " + ended);
        assertThat(Double.parseDouble(value("select extract(epoch from min(ended_at) - min(opened_at))"
                        + " from creatorflow.batch_targets t join creatorflow.batches b using (batch)" + ofFirst)))
                .as("seconds until the first creator ended")
                .isLessThan(60);
        assertThat(Integer.parseInt(
                        value("select min(n) from (select count(e.quarter) as n from generate_series(1, 4) q"
                                + " left join (select width_bucket(extract(epoch from t.ended_at), extract(epoch from b.opened_at),"
                                + " extract(epoch from b.closed_at) + 1, 4) as quarter from creatorflow.batch_targets t"
                                + " join creatorflow.batches b using (batch)" + ofFirst
                                + ") e on e.quarter = q group by q) quarters")))
                .as("creators that ended in the quietest quarter: " + ended)
                .isGreaterThan(CREATORS / 40);
    }

    /** No more than the window at once, and histories far below the server's limits. */
    private static void assertInBounds(String ofFirst) {
        int most =
                Integer.parseInt(value("select max(open) from (select sum(step) over (order by at, step) as open from ("
                        + "select started_at as at, 1 as step from creatorflow.runs" + ofFirst
                        + " union all select closed_at, -1 from creatorflow.runs" + ofFirst + ") steps) sums"));
        long longest = 0;
        JsonNode cycles = stack.executions("WorkflowType = 'InstagramCycleWorkflow'");
        assertThat(cycles).isNotEmpty();
        for (JsonNode cycle : cycles) {
            longest = Math.max(longest, cycle.path("historyLength").asLong());
        }
        System.out.println("at most " + most + " scrapes at once, a cycle's history at most " + longest + " events");
        assertThat(most).isLessThanOrEqualTo(WINDOW);
        assertThat(longest).isLessThanOrEqualTo(4_096);
    }

    @Test
    @Order(2)
    void aPauseHasItsNoteItsSlotsAVerdictAndATriggerStartsACycleAtOnce() {
        assertThat(run("schedules", "pause", "slots").exitCode()).isEqualTo(2);
        ok(run("schedules", "pause", "slots", "--reason", "the office is moving"));
        JsonNode shown = json(run("schedules", "list", "-o", "json")).at("/schedules/0");
        assertThat(shown.path("paused").asBoolean()).isTrue();
        assertThat(shown.path("note").asText()).contains("the office is moving");

        awaitVerdict("PAUSED");
        assertThat(value("select detail from creatorflow.batches where verdict = 'PAUSED' limit 1"))
                .contains("the office is moving");
        String before = value("select count(*) from creatorflow.batches where opened_at is not null");
        ok(run("schedules", "trigger", "slots"));
        awaitValue("select count(*) > " + before + " from creatorflow.batches where opened_at is not null", "t");
        ok(run("schedules", "resume", "slots", "--reason", "moved"));
        assertThat(
                        value(
                                "select string_agg(action, ' ' order by id) from creatorflow.audit_log where subject = 'slots'"))
                .isEqualTo("create pause trigger resume");
    }

    @Test
    @Order(3)
    void defect50AfterAnOutageAtMostOneMissedSlotRunsAndTheOthersAreMissed() {
        awaitValue("select count(*) = 0 from creatorflow.batches where verdict = 'RUNNING'", "t");
        Instant from = Instant.now();
        stack.part("temporal").close();
        await().pollDelay(Duration.ofSeconds(45)).atMost(LIMIT).until(() -> true);
        stack.startPart("temporal");
        Instant to = Instant.now();
        awaitVerdict("MISSED");

        String outage = " slot_at > '" + from.plusSeconds(1) + "' and slot_at < '" + to.minusSeconds(1) + "'";
        assertThat(Integer.parseInt(
                        value("select count(*) from creatorflow.batches where verdict = 'MISSED' and" + outage)))
                .isGreaterThanOrEqualTo(2);
        assertThat(Integer.parseInt(
                        value("select count(*) from creatorflow.batches where opened_at is not null and" + outage)))
                .isLessThanOrEqualTo(1);
        ok(run("schedules", "delete", "slots"));
        assertThat(run("schedules", "show", "slots").exitCode()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void aBackfillKeepsToItsPlanGoesOnByItsNameAndIsSummedUp() {
        JsonNode plan = json(run("backfill", "instagram", "--file", few.toString(), "--plan", "-o", "json"));
        ok(run("backfill", "instagram", "--file", few.toString(), "--name", "again", "--yes"));
        ok(run("backfill", "pause", "again", "--reason", "looking"));
        JsonNode paused = json(run("backfill", "show", "again", "-o", "json"));
        assertThat(paused.path("heldBy").asText()).contains("looking");
        ok(run("backfill", "cancel", "again", "--reason", "enough"));
        awaitValue("select verdict || ' ' || reason from creatorflow.batches where name = 'again'", "RAN CANCELLED");

        ok(run("backfill", "instagram", "--name", "again"));
        awaitValue(
                "select verdict || ' ' || waiting || ' ' || in_flight from creatorflow.batches where name = 'again'",
                "RAN 0 0");
        long calls = Long.parseLong(value("select calls from creatorflow.batches where name = 'again'"));
        System.out.println(
                "backfill of " + plan.path("creators") + ": planned " + plan.path("calls") + ", took " + calls);
        assertThat(calls)
                .isBetween(
                        plan.at("/calls/low").asLong(), plan.at("/calls/high").asLong());
        assertThat(
                        value(
                                "select count(*) = count(distinct target) from creatorflow.runs where batch = 'backfill/instagram/again'"))
                .isEqualTo("t");
    }

    /** Looking at a schedule gives its past slots their verdict. */
    private static void awaitVerdict(String verdict) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(json(run("schedules", "show", "slots", "--limit", "100", "-o", "json"))
                                .path("slots"))
                        .anySatisfy(slot ->
                                assertThat(slot.path("verdict").asText()).isEqualTo(verdict)));
    }

    private static void awaitValue(String sql, String wanted) {
        await().atMost(LIMIT.multipliedBy(1 + CREATORS / 1_000))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(value(sql)).isEqualTo(wanted));
    }

    private static String value(String sql) {
        return stack.row(settings, sql);
    }

    private static Launched.Result run(String... arguments) {
        return Launched.run(folder, settings, LIMIT, arguments);
    }

    private static void ok(Launched.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static JsonNode json(Launched.Result result) {
        ok(result);
        try {
            return JSON.readTree(result.out());
        } catch (IOException e) {
            throw new AssertionError(result.out() + result.err(), e);
        }
    }
}
