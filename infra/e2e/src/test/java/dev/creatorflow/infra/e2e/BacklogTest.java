package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** Who waits for whom, where two backfills have queued far more requests than the rate lets through. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BacklogTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** As many as the test command can afford; {@code -Dbacklog.requests=5000} for a measurement. */
    private static final int QUEUED = Integer.getInteger("backlog.requests", 600);

    private static final int RATE = 5;
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Stack stack;
    private static Map<String, String> settings;
    private static Launched worker;
    private static List<String> ids;
    private static List<String> handles;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        stack = Stack.start(folder, "--latency", "const:50ms", "--creators", String.valueOf(QUEUED + 100));
        settings = stack.settings("backlog");
        settings.put("ENABLE_R2_STORAGE", "false");
        settings.put("CREATORS_IN_FLIGHT", String.valueOf(QUEUED));
        settings.put("INSTAGRAM_REQUESTS_PER_SECOND", String.valueOf(RATE));
        ids = new ArrayList<>();
        handles = new ArrayList<>();
        for (int from = 0; from < QUEUED + 100; from += 200) {
            stack.simulator("/_sim/creators?from=" + from + "&count=" + Math.min(200, QUEUED + 100 - from))
                    .forEach(creator -> {
                        ids.add(creator.path("id").asText());
                        handles.add(creator.path("username").asText());
                    });
        }
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < ids.size(); number++) {
            lines.add(ids.get(number) + "," + handles.get(number));
        }
        run("creators", "import", "--file", file("creators.csv", lines));
        run("creators", "approve", "--where", "review=pending");
        worker = Launched.start(folder, settings, "worker");
        worker.awaitPolling(LIMIT);
    }

    @AfterAll
    static void stop() {
        if (worker != null) {
            worker.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void twoBackfillsShareTheQueueEvenlyWhicheverCameFirst() throws IOException {
        backfill("first", handles.subList(0, QUEUED / 2));
        awaitStarted("first");
        backfill("second", handles.subList(QUEUED / 2, QUEUED));
        awaitStarted("second");
        String from = stack.row(settings, "select clock_timestamp()");
        int looked = 100;
        await().atMost(LIMIT).until(() -> count("send_at > '" + from + "'") >= looked);

        long first = count("batch = 'backfill/instagram/first' and send_at > '" + from + "'");
        long second = count("batch = 'backfill/instagram/second' and send_at > '" + from + "'");
        System.out.println("two backfills, " + queued() + " still queued: " + first + " and " + second + " requests");
        assertThat((double) first / (first + second)).isBetween(0.4, 0.6);
    }

    @Test
    @Order(2)
    void staffAreServedAtOnceAlsoForACreatorThatWaitsInTheBacklog() {
        long before = queued();
        Served other = scrape(QUEUED + 50);
        String waiting = stack.row(settings, """
                select t.target from creatorflow.batch_targets t
                where t.state = 'STARTED' and t.batch like '%second'
                  and not exists (select 1 from creatorflow.api_calls c where c.run_key = t.run_key)
                order by t.place desc limit 1""");
        Served backlogged = scrape(ids.indexOf(waiting));
        System.out.println(
                "staff before " + before + " queued requests: " + other + "; one of the backlog: " + backlogged);

        assertThat(backlogged.out()).contains("priority raised to that of staff");
        assertThat(other.later()).isLessThan(SOON);
        assertThat(backlogged.later()).isLessThan(SOON);
        assertThat(queued()).as("still queued").isGreaterThan(QUEUED / 4);
    }

    /**
     * One request of staff.
     *
     * @param command how long the command took, the start of its process included
     * @param later from the command's end to the arrival at the provider; negative where it arrived before
     */
    private record Served(Duration command, Duration later, String out) {
        @Override
        public String toString() {
            return "arrived " + later.toMillis() + " ms after the command's end, "
                    + command.plus(later).toMillis() + " ms after its start";
        }
    }

    private static Served scrape(int number) {
        long start = System.currentTimeMillis();
        Launched.Result told = run("scrape", "instagram", handles.get(number), "--detach", "--no-media", "-o", "json");
        long end = System.currentTimeMillis();
        long[] arrived = new long[1];
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> {
            arrived[0] = arrival(number, start);
            return arrived[0] > 0;
        });
        return new Served(Duration.ofMillis(end - start), Duration.ofMillis(arrived[0] - end), told.out() + told.err());
    }

    /** When the creator's profile was asked for, by the simulator's own clock; 0 while it was not. */
    private static long arrival(int number, long from) {
        for (JsonNode request : stack.simulator("/_sim/requests?from=" + from)) {
            if (request.path("page").asText().contains("|" + handles.get(number) + "|")) {
                return request.path("arrivedMillis").asLong();
            }
        }
        return 0;
    }

    private static void backfill(String name, List<String> creators) throws IOException {
        run("backfill", "instagram", "--file", file(name + ".txt", creators), "--name", name, "--yes");
    }

    private static void awaitStarted(String name) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> stack.row(
                                settings,
                                "select count(*) from creatorflow.batch_targets where state in ('WAITING', 'CLAIMED')"
                                        + " and batch = 'backfill/instagram/" + name + "'")
                        .equals("0"));
    }

    /** Creators of which nothing was asked yet: each has a request in the queue. */
    private static long queued() {
        return Long.parseLong(stack.row(settings, """
                select count(*) from creatorflow.batch_targets t where t.state = 'STARTED'
                   and not exists (select 1 from creatorflow.api_calls c where c.run_key = t.run_key)"""));
    }

    private static long count(String condition) {
        return Long.parseLong(stack.row(settings, "select count(*) from creatorflow.api_calls where " + condition));
    }

    private static String file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines).toString();
    }

    private static Launched.Result run(String... arguments) {
        Launched.Result result = Launched.run(folder, settings, LIMIT, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
