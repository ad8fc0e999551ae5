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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Media on their way from the CDN to the store, while both of them, and the worker, misbehave. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MediaTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** Files a worker fetches side by side for one creator. */
    private static final int LANES = 4;

    private static Stack stack;
    private static List<JsonNode> creators;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.start(folder);
        creators = new ArrayList<>();
        stack.simulator("/_sim/creators?from=0&count=300").forEach(creators::add);
        // A test moves the simulated clock: whoever is renamed or goes away by then is another account, or none,
        // afterwards.
        creators.removeIf(creator -> !creator.path("outcome").asText().equals("COMPLETE")
                || !creator.path("reason").isNull()
                || creator.path("kind").asText().matches("renamed|handle_.*|goes_.*|coauthor"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void clear() {
        stack.clearFaults();
        stack.tellSimulator("/_sim/stats/reset", "");
    }

    @Test
    @Order(1)
    void everyFaultOfTheCdnHasItsOutcomeAndNothingUncheckedIsInTheStore() {
        Map<String, String> settings = settings("faults");
        fault("{'target':'cdn','contains':'.jpg','effect':'huge','bytes':'40000000','first':'2'}");
        fault("{'target':'cdn','contains':'.jpg','effect':'redirect','url':'http://127.0.0.1:9/x.jpg','first':'2'}");
        fault("{'target':'cdn','contains':'.mp4','effect':'html','first':'2'}");
        fault("{'target':'cdn','contains':'.mp4','effect':'truncated-body','first':'3'}");
        fault("{'target':'cdn','contains':'.jpg','effect':'slow','bytes':'4000','first':'2'}");
        fault("{'target':'cdn','contains':'.jpg','effect':'status','status':'503','first':'6'}");
        fault("{'target':'cdn','contains':'.jpg','effect':'reset','first':'2'}");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            scrape(settings, 0, 1, "20", "6");
            awaitNothingDue(settings);
            assertThat(worker.alive()).isTrue();
        }

        JsonNode served = stack.simulator("/_sim/stats").at("/cdn/requests");
        assertThat(served.toString())
                .as("every fault was met")
                .contains("huge", "redirect", "html", "truncated-body", "slow", "status", "reset");
        assertThat(count(settings, "state = 'STORED' and attempts > 0"))
                .as("what passes was tried again and is stored")
                .isPositive();
        assertThat(stack.row(
                        settings,
                        "select string_agg(failure_kind || ' ' || n, ', ' order by failure_kind) from ("
                                + "select failure_kind, count(*) n from creatorflow.media_objects where state = 'LOST'"
                                + " group by 1) lost"))
                .isEqualTo("REFUSED 2, TOO_LARGE 2");
        assertThat(stack.row(
                        settings,
                        "select count(*) from creatorflow.media_objects where state = 'LOST' and last_error is null"))
                .isEqualTo("0");
        assertStoreIsWhatIsWrittenDown(settings);
        Launched.Result status = Launched.run(folder, settings, LIMIT, "media", "status");
        assertThat(status.out()).contains("is not fetched", "is larger than");
    }

    @Test
    @Order(2)
    void linksThatDiedAreAskedForOncePerPageAndTheFilesComeAfterAll() {
        Map<String, String> settings = settings("links");
        stack.part("s3").close();
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            scrape(settings, 20, 1, "12", "0");
            long due = count(settings, "state = 'DUE'");
            assertThat(due).isGreaterThan(20);
            stack.tellSimulator("/_sim/clock", "{\"advance\":\"P6D\"}");
            stack.startPart("s3");

            await().atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() ->
                            assertThat(count(settings, "state = 'STORED'")).isGreaterThanOrEqualTo(due - 3));
            assertThat(Long.parseLong(stack.row(
                            settings, "select count(*) from creatorflow.api_calls where run_key like 'links-%'")))
                    .as("one call for the reels, one for the picture, at most two to look further")
                    .isBetween(1L, 4L);
            assertThat(stack.row(
                            settings, "select count(*) from creatorflow.raw_responses where run_key like 'links-%'"))
                    .isNotEqualTo("0");
            assertThat(worker.alive()).isTrue();
        }
        assertStoreIsWhatIsWrittenDown(settings);
    }

    @Test
    @Order(3)
    void aStoreThatStopsInTheMiddleOf200TransfersDelaysNoRowAndLosesAndDoublesNothing() throws InterruptedException {
        Map<String, String> settings = settings("outage");
        fault("{'target':'cdn','effect':'latency','for':'200ms'}");
        try (Launched worker = Launched.start(folder, settings, "worker");
                Launched scrape =
                        Launched.start(folder, settings, command(40, 3, "40", "20", "--media-patience", "1s"))) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> count(settings, "state = 'STORED'") > 20);
            stack.part("s3").close();
            Launched.Result result = scrape.waitFor(LIMIT);
            assertThat(ScrapeReport.of(result)
                            .count(creator -> creator.path("outcome").asText().equals("COMPLETE")))
                    .as("rows are complete while the store is away: " + result.err())
                    .isEqualTo(3);
            assertThat(count(settings, "true")).isGreaterThan(200);
            assertThat(count(settings, "state = 'DUE'")).isPositive();
            // Long enough for every activity to have failed against the absent store, and to be waiting.
            Thread.sleep(Duration.ofSeconds(Long.getLong("media.outage", 15)));
            stack.startPart("s3");
            awaitNothingDue(settings);
            assertThat(count(settings, "attempts > 0"))
                    .as("an absent store is no attempt")
                    .isZero();
            assertThat(worker.alive()).isTrue();
        }
        assertStoreIsWhatIsWrittenDown(settings);
    }

    @Test
    @Order(4)
    void aWorkerKilledInTheMiddleOf100FilesFetchesOnlyThoseInFlightAgain() {
        Map<String, String> settings = settings("killed");
        fault("{'target':'cdn','effect':'latency','for':'150ms'}");
        Launched doomed = Launched.start(folder, settings, "worker");
        scrape(settings, 60, 1, "45", "20");
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> count(settings, "state = 'STORED'") > 30);
        doomed.killHard();
        assertThat(count(settings, "state = 'DUE'")).as("it was in the middle").isGreaterThan(20);
        try (Launched successor = Launched.start(folder, settings, "worker")) {
            awaitNothingDue(settings);
            assertThat(successor.alive()).isTrue();
        }
        long files = count(settings, "true");
        long fetched = 0;
        for (JsonNode times : stack.simulator("/_sim/stats").at("/cdn/files")) {
            fetched += times.asLong();
        }
        assertThat(files).isGreaterThanOrEqualTo(100);
        assertThat(fetched).isBetween(files, files + LANES);
        assertStoreIsWhatIsWrittenDown(settings);
    }

    @Test
    @Order(5)
    void aSecondScrapeTransfersNotOneByteAndAClipOfBothStreamsIsOneObject() {
        Map<String, String> settings = settings("twice");
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            scrape(settings, 100, 1, "24", "24");
            awaitNothingDue(settings);
            assertThat(stack.row(
                            settings,
                            "select count(*) from (select object_id from creatorflow.media_links where role ="
                                    + " 'VIDEO' and position = 0 and replaced_at is null group by object_id having"
                                    + " count(*) = 2 and count(distinct owner_table) = 2) shared"))
                    .as("clips that are a reel and a post")
                    .isNotEqualTo("0");
            List<String> objects = objectsIn(settings);

            stack.tellSimulator("/_sim/stats/reset", "");
            Launched.Result again =
                    Launched.run(folder, settings, LIMIT, command(100, 1, "24", "24", "--media-patience", "2m"));
            assertThat(again.exitCode()).as(again.err()).isZero();
            awaitNothingDue(settings);
            JsonNode cdn = stack.simulator("/_sim/stats").path("cdn");
            assertThat(cdn.path("bytes").asLong()).as(cdn.toString()).isZero();
            assertThat(cdn.path("requests")).as(cdn.toString()).isEmpty();
            assertThat(objectsIn(settings)).containsExactlyInAnyOrderElementsOf(objects);
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    @Order(6)
    void aWorkerKilledWhileItTranscodesLeavesNoFfmpegAndNoHalfObject() {
        Map<String, String> settings = settings("transcoding");
        settings.put("MEDIA_TRANSCODE", "720p");
        settings.put("MEDIA_KINDS", "reel-video");
        List<ProcessHandle> encoders;
        Launched doomed = Launched.start(folder, settings, "worker");
        scrape(settings, 80, 1, "20", "0");
        encoders = await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> encodersOf(doomed), found -> !found.isEmpty());
        doomed.killHard();
        await().atMost(Duration.ofSeconds(10)).until(() -> encoders.stream().noneMatch(ProcessHandle::isAlive));
        try (Launched successor = Launched.start(folder, settings, "worker")) {
            awaitNothingDue(settings);
            assertThat(successor.alive()).isTrue();
        }
        assertThat(count(settings, "state = 'STORED'")).isGreaterThanOrEqualTo(20);
        assertThat(count(settings, "original_sha256 is not null"))
                .as("made smaller")
                .isPositive();
        assertThat(count(settings, "original_sha256 is not null and (height > 720 or bytes >= original_bytes)"))
                .isZero();
        assertStoreIsWhatIsWrittenDown(settings);
    }

    @Test
    @Order(7)
    void whatRedditKeepsIsKeptOnceAndASecondScrapeTransfersNothing() {
        Map<String, String> settings = settings("reddit");
        settings.put("REDDIT_CLIENT_ID", "e2e");
        settings.put("REDDIT_CLIENT_SECRET", "e2e-secret");
        settings.put("REDDIT_USER_AGENT", "server:dev.creatorflow.e2e:1.0 (by /u/nobody)");
        settings.put("REDDIT_AUTH_BASE_URL", settings.get("INSTAGRAM_API_BASE_URL"));
        settings.put("REDDIT_API_BASE_URL", settings.get("INSTAGRAM_API_BASE_URL"));
        RedditTruth truth = new RedditTruth(stack);
        List<String> command = new ArrayList<>(List.of("scrape", "reddit", "-o", "json"));
        truth.names().stream().filter(truth::open).limit(3).forEach(name -> command.add("r/" + name));
        try (Launched worker = Launched.start(folder, settings, "worker")) {
            JsonNode first = ScrapeReport.of(run(settings, command)).document().path("targets");
            awaitNothingDue(settings);
            long kept = count(settings, "platform = 'reddit' and state = 'STORED'");
            assertThat(kept).isGreaterThan(10).isEqualTo(count(settings, "true"));
            assertThat(sum(first, "mediaDue")).isGreaterThanOrEqualTo(kept);
            assertThat(count(settings, "content_type like 'video/%'")).isPositive();
            assertThat(stack.row(
                            settings,
                            "select count(*) from reddit_posts where media_stored and cardinality(media_urls) > 1"))
                    .as("galleries")
                    .isNotEqualTo("0");
            assertThat(stack.row(settings, "select count(*) from reddit_subreddits where icon_stored_url is not null"))
                    .isNotEqualTo("0");

            stack.tellSimulator("/_sim/stats/reset", "");
            JsonNode second = ScrapeReport.of(run(settings, command)).document().path("targets");
            assertThat(sum(second, "mediaDue")).isZero();
            assertThat(sum(second, "mediaReused")).isPositive();
            assertThat(stack.simulator("/_sim/stats").at("/cdn/bytes").asLong()).isZero();
            assertThat(worker.alive()).isTrue();
        }
        assertStoreIsWhatIsWrittenDown(settings);
    }

    private static Launched.Result run(Map<String, String> settings, List<String> command) {
        Launched.Result result = Launched.run(folder, settings, LIMIT, command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        return result;
    }

    private static long sum(JsonNode targets, String field) {
        long sum = 0;
        for (JsonNode target : targets) {
            sum += target.path(field).asLong();
        }
        return sum;
    }

    private static void awaitNothingDue(Map<String, String> settings) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(count(settings, "state = 'DUE'")).isZero());
    }

    private static List<ProcessHandle> encodersOf(Launched worker) {
        return ProcessHandle.of(worker.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
                .toList();
    }

    /** Every object of the bucket is a stored file's, read again with the digest it is named by, and no stored file is without. */
    private static void assertStoreIsWhatIsWrittenDown(Map<String, String> settings) {
        Launched.Result verified = Launched.run(folder, settings, LIMIT, "media", "verify", "--all", "-o", "json");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(objectsIn(settings))
                .containsExactlyInAnyOrderElementsOf(stack.row(
                                settings,
                                "select coalesce(string_agg(object_key, chr(10)), '') from creatorflow.media_objects"
                                        + " where state = 'STORED'")
                        .lines()
                        .toList());
    }

    /** Keys of the bucket's media, as the server's files have them. */
    private static List<String> objectsIn(Map<String, String> settings) {
        String bucket = "/" + settings.get("R2_BUCKET_NAME") + "/";
        try (Stream<Path> files = Files.walk(folder.resolve("data-s3"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> file.contains(bucket + "media/"))
                    .map(file -> file.substring(file.indexOf(bucket) + bucket.length()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Map<String, String> settings, String condition) {
        return Long.parseLong(stack.row(settings, "select count(*) from creatorflow.media_objects where " + condition));
    }

    /** A database and a bucket of its own. */
    private static Map<String, String> settings(String name) {
        Map<String, String> settings = stack.settings("media_" + name);
        settings.put("R2_BUCKET_NAME", "media-" + name);
        settings.remove("R2_PUBLIC_URL");
        settings.remove("R2_ARCHIVE_BUCKET_NAME");
        return settings;
    }

    private static void fault(String rule) {
        stack.tellSimulator("/_sim/faults", rule.replace('\'', '"'));
    }

    private static void scrape(Map<String, String> settings, int from, int howMany, String reels, String posts) {
        Launched.Result result =
                Launched.run(folder, settings, LIMIT, command(from, howMany, reels, posts, "--media-patience", "0s"));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static String[] command(int from, int howMany, String reels, String posts, String... options) {
        List<String> words =
                new ArrayList<>(List.of("scrape", "instagram", "-o", "json", "--reels", reels, "--posts", posts));
        words.addAll(List.of(options));
        creators.subList(from, creators.size()).stream()
                .filter(creator -> large(creator, Integer.parseInt(reels), Integer.parseInt(posts)))
                .limit(howMany)
                .forEach(creator -> words.add(creator.path("username").asText()));
        return words.toArray(String[]::new);
    }

    /** Whether the creator has enough to fill the window. */
    private static boolean large(JsonNode creator, int reels, int posts) {
        int found = 0;
        int inFeed = 0;
        for (JsonNode medium :
                stack.simulator("/_sim/truth/creators/" + creator.path("id").asText() + "/media?hashes=false")) {
            found += medium.path("reelsPlace").isNumber() ? 1 : 0;
            inFeed += medium.path("reelsPlace").isNumber() ? 0 : 1;
        }
        return found >= reels && inFeed + found >= posts;
    }
}
