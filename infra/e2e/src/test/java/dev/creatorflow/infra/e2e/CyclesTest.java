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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, cycles and backfills against a real Temporal server, with a worker that is killed and a server that is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CyclesTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A figure for the test command; {@code -Dcycles.creators=5000} for a measurement. */
    private static final int CREATORS = Integer.getInteger("cycles.creators", 200);

    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        stack = Stack.start(folder, "--latency", "const:50ms");
        settings = stack.settings("cycles");
        settings.put("ENABLE_R2_STORAGE", "false");
        settings.put("CREATORS_IN_FLIGHT", "40");
        settings.put("INSTAGRAM_NEW_REELS", "12");
        settings.put("INSTAGRAM_NEW_POSTS", "12");
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < CREATORS; from += 200) {
            stack.simulator("/_sim/creators?from=" + from + "&count=" + Math.min(200, CREATORS - from))
                    .forEach(creator -> lines.add(creator.path("id").asText() + ","
                            + creator.path("username").asText()));
        }
        Path file = Files.write(folder.resolve("creators.csv"), lines);
        ok(run("creators", "import", "--file", file.toString()));
        ok(run("creators", "approve", "--where", "review=pending"));
        worker = Launched.start(folder, settings, "worker");
    }

    @AfterAll
    static void stop() {
        if (worker != null) {
            worker.close();
        }
        stack.close();
    }

    @Test
    @Order(1)
    void aScheduleFiresSkipsOnOverlapAndAKilledWorkerForgetsAndDoublesNobody() {
        Launched.Result created = run("schedules", "create", "slots", "--every", "10s", "--jitter", "0s");
        ok(created);
        assertThat(created.err()).contains("Refreshing " + CREATORS + " approved creators", "calls a month");

        awaitValue("select count(*) > " + CREATORS / 4 + " from creatorflow.runs where closed_at is not null", "t");
        worker.killHard();
        worker = Launched.start(folder, settings, "worker");
        awaitValue("select count(*) >= 1 from creatorflow.batches where verdict in ('RAN', 'FAILED')", "t");

        String first =
                value("select batch from creatorflow.batches where opened_at is not null order by slot_at limit 1");
        assertThat(value("select verdict || ' ' || due || ' ' || done || ' ' || waiting || ' ' || in_flight"
                        + " from creatorflow.batches where batch = '" + first + "'"))
                .isEqualTo("RAN " + CREATORS + " " + CREATORS + " 0 0");
        assertThat(value("select count(*) || ' ' || count(distinct target) || ' ' || count(closed_at)"
                        + " from creatorflow.runs where batch = '" + first + "'"))
                .as("runs, creators, ends")
                .isEqualTo(CREATORS + " " + CREATORS + " " + CREATORS);
        assertThat(value("select (summary ->> 'due') || ' ' || (summary ->> 'outcome') from creatorflow.batches"
                        + " where batch = '" + first + "'"))
                .startsWith(CREATORS + " ");
        System.out.println(
                value("select 'cycle of ' || due || ': ' || extract(epoch from closed_at - opened_at)::int || ' s, '"
                        + " || calls || ' calls, first end after ' || (select extract(epoch from min(ended_at) - b.opened_at)"
                        + "::numeric(8,1) from creatorflow.batch_targets t where t.batch = b.batch) || ' s'"
                        + " from creatorflow.batches b where batch = '" + first + "'"));
        awaitVerdict("SKIPPED");
        assertThat(value("select detail from creatorflow.batches where verdict = 'SKIPPED' limit 1"))
                .contains("was still running");
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
        JsonNode plan = json(run("backfill", "instagram", "--all", "--plan", "-o", "json"));
        ok(run("backfill", "instagram", "--all", "--name", "again", "--yes"));
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
