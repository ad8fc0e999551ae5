package dev.creatorflow.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.infra.e2e.bench.Histories;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The product against servers somebody else started, and what happens to it when these servers, or it, go away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnServersTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static Stack stack;
    private static Map<String, String> settings;
    private static List<JsonNode> known;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(folder, "--latency", "const:50ms");
        settings = stack.settings("own_servers");
        known = new ArrayList<>();
        stack.simulator("/_sim/creators?from=0&count=200").forEach(known::add);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void aWorkerAndAScrapeDoTheWholeJob() {
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            Launched.Result result = scrape(names(3, 3));
            assertThat(result.exitCode()).as(result.err()).isZero();
            ScrapeReport report = ScrapeReport.of(result);
            assertThat(report.creators()).hasSize(3);
            assertThat(report.count(creator -> creator.path("outcome").asText().equals("COMPLETE")))
                    .isEqualTo(3);
            assertThat(stack.row(settings, "select count(*) from instagram_reels"))
                    .isEqualTo(String.valueOf(report.sum("reels/new")));
            assertThat(stack.row(settings, "select count(*) from instagram_posts"))
                    .isEqualTo(String.valueOf(report.sum("posts/new")));
            assertThat(report.sum("media/failed")).isZero();
            assertThat(report.sum("media/stored")).isPositive();
            assertThat(stack.row(settings, "select count(*) from creatorflow.media_objects where state <> 'STORED'"))
                    .isEqualTo("0");
            assertThat(report.sum("apiCalls/total"))
                    .isEqualTo(Long.parseLong(stack.row(settings, "select count(*) from creatorflow.api_calls")));
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(2)
    void aSecondScrapeFindsEverythingAndTransfersNothing() throws Exception {
        Instant begun = Instant.now();
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            ScrapeReport report = ScrapeReport.of(scrape(names(3, 3)));
            assertThat(report.sum("reels/new") + report.sum("posts/new")).isZero();
            assertThat(report.sum("reels/existing")).isPositive();
            assertThat(report.sum("media/stored")).isZero();
            assertThat(report.sum("media/reused")).isPositive();
            assertThat(report.sum("apiCalls/total")).isLessThanOrEqualTo(3 * 5);
            assertThat(worker.alive()).isTrue();
            assertSmallHistories(begun);
        }
    }

    /** What a known creator of five requests may cost Temporal, so that it cannot grow unseen. */
    private static void assertSmallHistories(Instant begun) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Histories.Sum scrapes = Histories.closedSince(stack.told("temporal", "platform.ui"), begun)
                    .get("CreatorScrapeWorkflow");
            assertThat(scrapes).isNotNull();
            assertThat(scrapes.executions()).isEqualTo(3);
            System.out.println("known creators: " + scrapes);
            assertThat(scrapes.events()).isLessThanOrEqualTo(3 * 55);
            assertThat(scrapes.transitions()).isLessThanOrEqualTo(3 * 35);
            assertThat(scrapes.bytes()).isLessThanOrEqualTo(3 * 20_000);
        });
    }

    @Test
    @Order(3)
    void withTheObjectStoreDownRowsAreCompleteAndMediaComeInLater() {
        stack.tellSimulator("/_sim/stats/reset", "");
        stack.part("s3").close();
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            Launched.Result result = scrape(small("--detach", names(40, 50)));
            assertThat(result.exitCode()).as(result.err()).isZero();
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(
                                    stack.row(
                                            settings,
                                            "select count(*) filter (where outcome = 'COMPLETE') || ' of ' || count(*) from creatorflow.runs"
                                                    + " where started_at > now() - interval '1 hour' and closed_at is not null"))
                            .startsWith("56"));
            assertThat(Long.parseLong(
                            stack.row(settings, "select count(*) from creatorflow.media_objects where state = 'DUE'")))
                    .isPositive();
            assertNoPageWasAskedTwice();
            stack.startPart("s3");
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(stack.row(
                                    settings, "select count(*) from creatorflow.media_objects where state = 'DUE'"))
                            .isEqualTo("0"));
            assertNoPageWasAskedTwice();
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(4)
    void withoutAnObjectStoreRowsAreCompleteAndNothingIsDue() {
        Map<String, String> without = stack.settings("without_store");
        without.put("ENABLE_R2_STORAGE", "false");
        try (Launched worker = Launched.start(folder, without, "worker")) {
            Launched.Result result = Launched.run(folder, without, LIMIT, command(small("--quiet", names(100, 50))));
            assertThat(result.exitCode()).as(result.err()).isZero();
            ScrapeReport report = ScrapeReport.of(result);
            assertThat(report.count(creator -> creator.path("outcome").asText().equals("COMPLETE")))
                    .isEqualTo(50);
            assertThat(stack.row(without, "select count(*) from creatorflow.media_objects"))
                    .isEqualTo("0");
            assertThat(stack.row(without, "select count(*) from creatorflow.raw_responses where body is null"))
                    .isEqualTo("0");
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(5)
    void defect60AWorkerKilledInTheMiddleLosesNothingAndPaysOnlyWhatWasInFlightTwice() {
        Map<String, String> fresh = stack.settings("killed_worker");
        stack.tellSimulator("/_sim/stats/reset", "");
        String[] names = names(160, 12);
        // Calls that are under way when the worker dies, whatever the machine's pace.
        stack.tellSimulator(
                "/_sim/faults", "{\"target\":\"reels\",\"effect\":\"latency\",\"for\":\"50s\",\"first\":12}");
        Launched doomed = Launched.start(folder, fresh, "worker");
        try (Launched successor = Launched.start(folder, fresh, "worker")) {
            doomed.awaitPolling(LIMIT);
            successor.awaitPolling(LIMIT);
            try (Launched scrape = Launched.start(folder, fresh, command(names))) {
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> Long.parseLong(
                                        stack.row(
                                                fresh,
                                                "select count(*) from creatorflow.api_calls where state = 'SENT' and stream = 'reels'"))
                                == 12);
                doomed.killHard();
                String killed = stack.row(fresh, "select clock_timestamp()");
                Launched.Result result = scrape.waitFor(LIMIT);
                assertThat(result.exitCode()).as(result.err()).isZero();
                assertThat(successor.alive()).isTrue();
                assertTakenUpSoon(fresh, killed);
            }
        }
        assertThat(stack.row(
                        fresh,
                        "select count(*) from (select run_key, stream, page from creatorflow.raw_responses"
                                + " group by 1, 2, 3 having count(*) > 1) doubled"))
                .isEqualTo("0");
        long stored = Long.parseLong(stack.row(fresh, "select count(*) from creatorflow.raw_responses"));
        long lost = Long.parseLong(stack.row(fresh, "select count(*) from creatorflow.api_calls where state = 'SENT'"));
        long asked = stack.simulator("/_sim/stats").path("total").asLong();
        assertThat(asked).isBetween(stored, stored + lost);
        assertRowsEqualTruth(fresh, names);
    }

    /** Each call whose end nobody knows was made again: within 20 seconds of the kill on a quiet machine, with some room for a busy one. */
    private static void assertTakenUpSoon(Map<String, String> product, String killed) {
        String seconds = stack.row(product, """
                select count(*), count(again.at), max(extract(epoch from again.at - timestamptz '%s'))::numeric(6, 1)
                from creatorflow.api_calls lost
                left join lateral (
                    select min(send_at) as at from creatorflow.api_calls next
                    where (next.run_key, next.stream, next.page) = (lost.run_key, lost.stream, lost.page)
                      and next.id > lost.id) again on true
                where lost.state = 'SENT'""".formatted(killed));
        System.out.println("calls of the killed worker, made again, the last after seconds: " + seconds);
        String[] figures = seconds.split("\\|", -1);
        assertThat(figures[0]).isEqualTo(figures[1]).isNotEqualTo("0");
        assertThat(Double.parseDouble(figures[2])).isLessThan(30);
    }

    private static void assertNoPageWasAskedTwice() {
        JsonNode pages = stack.simulator("/_sim/stats").path("pages");
        assertThat(pages.properties())
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(page.getValue().asInt()).as(page.getKey()).isEqualTo(1));
    }

    private static void assertRowsEqualTruth(Map<String, String> product, String[] names) {
        for (String name : names) {
            String id = known.stream()
                    .filter(creator -> creator.path("username").asText().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            JsonNode truth = stack.simulator("/_sim/truth/creators/" + id + "/media?hashes=false");
            long reels = 0;
            for (JsonNode medium : truth) {
                reels += medium.path("reelsPlace").isNumber() ? 1 : 0;
            }
            assertThat(Long.parseLong(
                            stack.row(product, "select count(*) from instagram_reels where creator_id = '" + id + "'")))
                    .as("reels of " + name)
                    .isEqualTo(Math.min(90, reels));
        }
    }

    /** A window that keeps fifty creators' media few. */
    private static String[] small(String option, String... names) {
        return Stream.concat(Stream.of(option, "--reels", "12", "--posts", "12"), Stream.of(names))
                .toArray(String[]::new);
    }

    private static Launched.Result scrape(String... names) {
        return Launched.run(folder, settings, LIMIT, command(names));
    }

    private static String[] command(String... names) {
        return Stream.concat(Stream.of("scrape", "instagram", "-o", "json"), Stream.of(names))
                .toArray(String[]::new);
    }

    /** Creators that are expected to end COMPLETE without a reason. */
    private static String[] names(int from, int count) {
        return known.subList(from, known.size()).stream()
                .filter(creator -> creator.path("outcome").asText().equals("COMPLETE"))
                .filter(creator -> creator.path("reason").isNull())
                .limit(count)
                .map(creator -> creator.path("username").asText())
                .toArray(String[]::new);
    }
}
