package dev.creatorflow.activities.persistence.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.reprocess.CreatorReplays;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * How many archived media a minute are rebuilt, by two threads as a worker has them. Measures, so it is not among the ordinary tests:
 * {@code ./mvnw test -pl activities -am -Dtest=ReplayRate -Dsurefire.failIfNoSpecifiedTests=false}. Documented in docs/performance.md.
 */
class ReplayRate {
    private static final int CREATORS = 120;
    private static final int RUNS = 2;
    private static final int PAGES = 3;
    private static final int THREADS = 2;

    /** What a recorded medium weighs: mostly the manifest of its video. */
    private static final int MANIFEST_CHARS = 11_000;

    @Test
    void mediaAMinute() throws Exception {
        try (Scrapes scrapes = new Scrapes()) {
            for (int creator = 0; creator < CREATORS; creator++) {
                for (int run = 0; run < RUNS; run++) {
                    scrape(scrapes, String.valueOf(8000 + creator), run);
                }
            }
            long bytes = ((Number) scrapes.value(
                            "select sum(body_bytes)::bigint from creatorflow.raw_responses where stream <> 'profile'"))
                    .longValue();
            replay(scrapes, 10);
            long started = System.nanoTime();
            long media = replay(scrapes, CREATORS);
            double minutes = (System.nanoTime() - started) / 60e9;
            System.out.printf(
                    "rebuilt %,d archived media of %d creators and %d runs in %.1f s: %,.0f media a minute"
                            + " (%d threads, %d bytes a medium, %d processors)%n",
                    media,
                    CREATORS,
                    CREATORS * RUNS,
                    minutes * 60,
                    media / minutes,
                    THREADS,
                    bytes / media,
                    Runtime.getRuntime().availableProcessors());
            assertThat(media / minutes).isGreaterThan(20_000);
        }
    }

    private static long replay(Scrapes scrapes, int creators) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Long>> shares = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                shares.add(threads.submit(() -> share(scrapes, first, creators)));
            }
            long media = 0;
            for (Future<Long> share : shares) {
                media += share.get();
            }
            return media;
        }
    }

    private static long share(Scrapes scrapes, int first, int creators) {
        RawAnswers answers = new RawAnswers(scrapes.database, null);
        DriftWatch drift = DriftWatch.ofStoredAnswers(scrapes.database);
        long media = 0;
        try (CreatorReplays replays = new CreatorReplays(
                scrapes.database,
                (copies, clock) -> new CreatorStoreActivitiesImpl(
                        new RunStore(
                                copies,
                                clock,
                                Scrapes.FIRST,
                                Scrapes.LATER,
                                new RefreshPace(Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7))),
                        new ProfileStore(copies, answers, PageFiles.NONE, drift),
                        new PageStore(copies, answers, PageFiles.NONE, drift),
                        new AnalyticsStore(copies, AnalyticsRules.standard())))) {
            for (int creator = first; creator < creators; creator += THREADS) {
                CreatorReplays.Rebuilt rebuilt = replays.rebuild("rate", String.valueOf(8000 + creator), () -> {});
                assertThat(rebuilt.changed()).isZero();
                media += rebuilt.media();
            }
        }
        return media;
    }

    private static void scrape(Scrapes scrapes, String creator, int run) {
        String runKey = creator + "-" + run;
        Instant at = Scrapes.NOON.minus(Duration.ofDays(RUNS - run));
        scrapes.open(runKey, creator);
        scrapes.profileOf(runKey, creator, at, Bodies.profile(creator, "user" + creator, 5000, 70));
        List<StreamWalk> walks = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            StreamCounts counts = StreamCounts.NONE;
            for (int page = 0; page < PAGES; page++) {
                counts = counts.plus(scrapes.page(
                                runKey,
                                creator,
                                stream,
                                page,
                                at.plusSeconds(page + 1L),
                                page(stream, creator, page, run))
                        .counts());
            }
            walks.add(new StreamWalk(stream, counts, WalkEnd.WINDOW_FILLED));
        }
        scrapes.store.computeAnalytics(new ComputeAnalytics(runKey, creator));
        scrapes.store.closeRun(new CloseRun(runKey, creator, Outcome.COMPLETE, null, null, walks));
    }

    private static ObjectNode page(Stream stream, String creator, int page, int run) {
        ObjectNode[] media = new ObjectNode[12];
        Random random = new Random(creator.hashCode() + page + run);
        for (int i = 0; i < media.length; i++) {
            String pk = creator + stream.ordinal() + page + (10 + i);
            Instant taken = Scrapes.NOON.minus(Duration.ofHours(30L + 9L * (12 * page + i)));
            media[i] = stream == Stream.REELS ? Bodies.reel(pk, taken) : Bodies.photo(pk, taken);
            media[i].put("id", pk + "_" + creator).put("like_count", random.nextInt(9000));
            media[i].putObject("user").put("pk", creator).put("id", creator).put("username", "user" + creator);
            media[i].put("video_dash_manifest", manifest(random));
        }
        return stream == Stream.REELS ? Bodies.reelsPage(true, media) : Bodies.postsPage(true, media);
    }

    private static String manifest(Random random) {
        StringBuilder text = new StringBuilder(MANIFEST_CHARS);
        while (text.length() < MANIFEST_CHARS) {
            text.append("<Representation bandwidth=\"")
                    .append(random.nextInt(1 << 20))
                    .append("\" codecs=\"avc1\"/>");
        }
        return text.toString();
    }
}
