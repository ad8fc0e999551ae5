package dev.creatorflow.activities.persistence.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.analytics.CreatorAnalytics;
import dev.creatorflow.activities.analytics.Measure;
import dev.creatorflow.activities.analytics.Metric;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.staff.ReprocessReads;
import dev.creatorflow.activities.reprocess.CreatorReplays;
import dev.creatorflow.activities.reprocess.CreatorReplays.Rebuilt;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rebuilding from stored answers, on a real database. */
class ReplayTest {
    private static final Instant FIRST_DAY = Instant.parse("2026-11-01T12:00:00Z");
    private static final String OTHER = "7002";

    /** What a replay leaves alone: keys, staff's columns, our own addresses, marks of sweeps, columns of the former system. */
    private static final String STAYS = "select column_name from information_schema.columns"
            + " where table_schema = 'public' and table_name = ? and column_name not in"
            + " ('id', 'ig_user_id', 'username', 'media_pk', 'creator_id', 'creator_niche', 'created_at', 'updated_at',"
            + " 'scraped_at', 'first_seen_at', 'last_raw_id', 'last_scraped_at', 'followers_last_updated',"
            + " 'total_api_calls', 'discovery_source', 'discovery_date', 'review_status', 'niche', 'notes', 'tags',"
            + " 'missing_since', 'deleted_upstream_at')"
            + " and is_nullable = 'YES'";

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsRebuiltIsWhatWasThere(int seed) {
        scrapeAtRandom(new Random(seed));
        Map<String, List<Object>> before = everything();

        for (String creator : List.of(Bodies.CREATOR, OTHER)) {
            Rebuilt rebuilt = rebuild("all", creator);
            assertThat(rebuilt.changed())
                    .as("seed %s, creator %s: %s", seed, creator, moved())
                    .isZero();
            assertThat(rebuilt.answers()).isPositive();
            assertThat(rebuilt.keptNewer()).isZero();
        }

        assertThat(everything()).as("seed " + seed).isEqualTo(before);
    }

    @Test
    void whateverWasSpoiltIsMendedFromTheAnswersAndTwiceIsTheSame() {
        scrapeAtRandom(new Random(42));
        Map<String, List<Object>> before = everything();
        for (String table : List.of("instagram_creators", "instagram_reels", "instagram_posts")) {
            for (Map<String, Object> column : scrapes.query(STAYS, table)) {
                scrapes.query("update public." + table + " set " + column.get("column_name") + " = null");
            }
        }
        scrapes.query("update creatorflow.media_observations set like_count = 3");
        scrapes.query("update creatorflow.creator_metrics_daily set value = 0 where name = 'engagement_rate'");
        scrapes.query("delete from creatorflow.creator_metrics_daily where name = 'avg_reel_views'");
        scrapes.query("update public.instagram_follower_history set followers_count = 1");
        assertThat(everything()).isNotEqualTo(before);

        long changed = rebuild("mend", Bodies.CREATOR).changed()
                + rebuild("mend", OTHER).changed();

        assertThat(changed).isPositive();
        assertThat(everything()).isEqualTo(before);
        assertThat(rebuild("again", Bodies.CREATOR).changed()).isZero();
        assertThat(moved()).extracting(row -> row.get("name")).contains("mend").doesNotContain("again");
    }

    @Test
    void staffsColumnsAndOurOwnAddressesStay() {
        scrapes.whole("run-1", FIRST_DAY, profile(1000), reels(FIRST_DAY), posts(FIRST_DAY));
        scrapes.query(
                "update public.instagram_creators set niche = 'fitness', notes = 'pays late', review_status = 'ok',"
                        + " tags = '{vip}', refresh_tier = 'hot', full_name = 'spoilt',"
                        + " profile_pic_url = 'https://ours/p.jpg', profile_pic_url_stored = true");
        scrapes.query("update public.instagram_reels set video_url = 'https://ours/v.mp4', video_url_stored = true,"
                + " like_count = 3");

        rebuild("one", Bodies.CREATOR);

        assertThat(scrapes.creator())
                .containsEntry("niche", "fitness")
                .containsEntry("notes", "pays late")
                .containsEntry("review_status", "ok")
                .containsEntry("refresh_tier", "hot")
                .containsEntry("profile_pic_url", "https://ours/p.jpg")
                .containsEntry("full_name", "Full Name");
        assertThat(scrapes.reel("11"))
                .containsEntry("video_url", "https://ours/v.mp4")
                .containsEntry("like_count", 100L)
                .containsEntry("creator_niche", null);
    }

    @Test
    void aRowForWhichANewerAnswerCameInIsLeftAlone() {
        scrapes.whole("run-1", FIRST_DAY, profile(1000), reels(FIRST_DAY), posts(FIRST_DAY));
        scrapes.query("update public.instagram_reels set last_raw_id = 999, like_count = 777 where media_pk = '11'");

        Rebuilt rebuilt = rebuild("one", Bodies.CREATOR);

        assertThat(rebuilt.keptNewer()).isEqualTo(1);
        assertThat(scrapes.reel("11")).containsEntry("like_count", 777L);
    }

    @Test
    void whereOlderAnswersAreGoneNothingThatIsKnownIsLost() {
        scrapeAtRandom(new Random(7));
        scrapes.query("delete from creatorflow.raw_responses where run_key in ('a-1', 'a-2')");
        Map<String, List<Object>> before = everything();

        Rebuilt rebuilt = rebuild("partly", Bodies.CREATOR);

        assertThat(rebuilt.changed()).as("%s", moved()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void withoutAnAnswerNothingIsWritten() {
        scrapes.whole("run-1", FIRST_DAY, profile(1000), reels(FIRST_DAY), posts(FIRST_DAY));
        scrapes.query("delete from creatorflow.raw_responses");
        Map<String, List<Object>> before = everything();

        assertThat(rebuild("none", Bodies.CREATOR).changed()).isZero();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aChangedFormulaIsReportedWithTheValuesItMoved() {
        scrapes.whole("run-1", FIRST_DAY, profile(1000), reels(FIRST_DAY), posts(FIRST_DAY));
        Object before = scrapes.creator().get("engagement_rate_cached");

        Rebuilt rebuilt = rebuild("formula", Bodies.CREATOR, engagementRate(rate -> 2 * rate));

        assertThat(rebuilt.changed()).isPositive();
        assertThat(scrapes.row(
                        "select * from creatorflow.reprocess_changes where column_name = 'engagement_rate_cached'"))
                .containsEntry("cause", "FORMULA")
                .containsEntry("before", before.toString());
        assertThat(scrapes.value("select distinct formula_version from creatorflow.creator_metrics_daily"))
                .isEqualTo(99);
        assertThat(moved()).noneMatch(row -> row.get("table_name").equals("instagram_reels"));
    }

    @Test
    void aChangedFormulaIsReportedWithTheRanksItMoved() {
        rated("run-a", Bodies.CREATOR, "ann", 100);
        rated("run-b", OTHER, "bea", 200);
        rated("run-c", "7003", "cleo", 400);
        ReprocessReads reads = ReprocessReads.over(scrapes.database);

        for (String creator : List.of(Bodies.CREATOR, OTHER, "7003")) {
            rebuild("formula", creator, engagementRate(rate -> 100 / rate));
        }

        assertThat(reads.movedRanks("formula", ReprocessReads.RankedBy.ENGAGEMENT, 10))
                .extracting(
                        ReprocessReads.MovedRank::username,
                        ReprocessReads.MovedRank::rankBefore,
                        ReprocessReads.MovedRank::rankAfter)
                .containsExactly(tuple("ann", 3L, 1L), tuple("cleo", 1L, 3L), tuple("bea", 2L, 2L));
        assertThat(reads.movedRanks("formula", ReprocessReads.RankedBy.FOLLOWERS, 10))
                .isEmpty();
    }

    /** The formulas with one figure computed otherwise. */
    private static AnalyticsStore.Formulas engagementRate(DoubleUnaryOperator changed) {
        return (sample, history, rules, asOf) -> {
            CreatorAnalytics now = CreatorAnalytics.of(sample, history, rules, asOf);
            Map<Metric, Measure> measures = new EnumMap<>(now.measures());
            Measure rate = now.measure(Metric.ENGAGEMENT_RATE);
            measures.put(
                    Metric.ENGAGEMENT_RATE,
                    new Measure(
                            changed.applyAsDouble(rate.value()),
                            null,
                            rate.n(),
                            rate.missingShare(),
                            rate.from(),
                            rate.to(),
                            null,
                            null,
                            rate.basis()));
            return new CreatorAnalytics(99, asOf, measures, true);
        };
    }

    private void rated(String runKey, String creator, String username, int likes) {
        scrapes.open(runKey, creator);
        scrapes.profileOf(runKey, creator, FIRST_DAY, Bodies.profile(creator, username, 1000, 1));
        ObjectNode photo = Bodies.photo(creator + "1", FIRST_DAY.minus(Duration.ofDays(2)));
        photo.put("id", creator + "1_" + creator).put("like_count", likes);
        photo.putObject("user").put("pk", creator).put("id", creator).put("username", username);
        StreamCounts posts = scrapes.page(runKey, creator, Stream.POSTS, 0, FIRST_DAY, Bodies.postsPage(false, photo))
                .counts();
        StreamCounts reels = scrapes.page(runKey, creator, Stream.REELS, 0, FIRST_DAY, Bodies.reelsPage(false))
                .counts();
        scrapes.store.computeAnalytics(new ComputeAnalytics(runKey, creator));
        scrapes.store.closeRun(new CloseRun(
                runKey,
                creator,
                Outcome.COMPLETE,
                null,
                null,
                List.of(
                        new StreamWalk(Stream.REELS, reels, WalkEnd.EXHAUSTED),
                        new StreamWalk(Stream.POSTS, posts, WalkEnd.EXHAUSTED))));
    }

    @Test
    void anItemThatCanBeMappedNowBecomesARowAndIsNoLongerUnmapped() {
        scrapes.whole("run-1", FIRST_DAY, profile(1000), reels(FIRST_DAY), posts(FIRST_DAY));
        scrapes.query("insert into creatorflow.unmapped_items (raw_id, item_index, run_key, ig_user_id, stream, page,"
                + " reason, seen_at) select id, 0, run_key, subject, 'REELS', 0, 'could not be read', fetched_at"
                + " from creatorflow.raw_responses where stream = 'reels'");
        scrapes.query("delete from public.instagram_reels where media_pk = '11'");
        scrapes.query("delete from creatorflow.media_observations where media_pk = '11' and source = 'REELS'");

        rebuild("mapped", Bodies.CREATOR);

        assertThat(scrapes.query("select * from creatorflow.unmapped_items")).isEmpty();
        assertThat(scrapes.reel("11")).containsEntry("like_count", 100L).containsEntry("first_seen_at", FIRST_DAY);
        assertThat(scrapes.query(
                        "select * from creatorflow.media_observations where media_pk = '11' and source = 'REELS'"))
                .hasSize(1);
    }

    private void scrapeAtRandom(Random random) {
        int runs = 3 + random.nextInt(3);
        for (int run = 1; run <= runs; run++) {
            Instant at = FIRST_DAY.plus(Duration.ofHours(20L * run));
            one("a-" + run, Bodies.CREATOR, "ann", at, random);
            if (random.nextBoolean() || run == 1) {
                one("b-" + run, OTHER, "bea", at.plus(Duration.ofMinutes(7)), random);
            }
        }
    }

    private void one(String runKey, String creator, String username, Instant at, Random random) {
        scrapes.open(runKey, creator);
        ObjectNode profile = Bodies.profile(creator, username, 1000 + random.nextInt(50), 8);
        if (random.nextInt(4) == 0) {
            profile.remove("full_name");
        }
        if (random.nextInt(4) == 0) {
            profile.putNull("external_url");
        }
        scrapes.profileOf(runKey, creator, at, profile);
        List<StreamWalk> walks = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            StreamCounts counts = scrapes.page(
                            runKey, creator, stream, 0, at.plusSeconds(1), page(stream, creator, random, 0))
                    .counts();
            WalkEnd end =
                    random.nextInt(3) == 0 ? null : random.nextBoolean() ? WalkEnd.EXHAUSTED : WalkEnd.WINDOW_FILLED;
            if (random.nextBoolean()) {
                counts = counts.plus(
                        scrapes.page(runKey, creator, stream, 1, at.plusSeconds(2), page(stream, creator, random, 3))
                                .counts());
            }
            walks.add(new StreamWalk(stream, counts, end));
        }
        scrapes.store.computeAnalytics(new ComputeAnalytics(runKey, creator));
        scrapes.store.closeRun(new CloseRun(runKey, creator, Outcome.COMPLETE, null, null, walks));
    }

    private static ObjectNode page(Stream stream, String creator, Random random, int from) {
        List<ObjectNode> media = new ArrayList<>();
        for (int i = from; i < from + 4; i++) {
            boolean shared = i == 2;
            String pk = (shared ? "77" : creator.substring(3)) + i;
            Instant taken = FIRST_DAY.minus(Duration.ofHours(9L * (i + 1)));
            ObjectNode medium = i % 2 == 0 ? Bodies.reel(pk, taken) : Bodies.photo(pk, taken);
            medium.put("like_count", random.nextInt(5000)).put("comment_count", random.nextInt(90));
            if (random.nextInt(4) == 0) {
                medium.put("like_and_view_counts_disabled", true).put("like_count", 3);
            }
            if (random.nextInt(4) == 0) {
                medium.remove("caption");
            }
            if (random.nextInt(8) == 0) {
                medium.remove(List.of("id", "pk", "code"));
            }
            if (random.nextInt(5) == 0) {
                medium.putArray("clips_tab_pinned_user_ids").add(creator);
            }
            if (shared) {
                medium.put("id", pk + "_" + Bodies.CREATOR);
                medium.putArray("coauthor_producers")
                        .addObject()
                        .put("pk", OTHER)
                        .put("username", "bea");
            } else {
                medium.put("id", medium.path("id").isMissingNode() ? null : pk + "_" + creator);
                medium.putObject("user").put("pk", creator).put("id", creator).put("username", "who");
            }
            media.add(medium);
        }
        ObjectNode[] all = media.toArray(ObjectNode[]::new);
        return stream == Stream.REELS ? Bodies.reelsPage(from == 0, all) : Bodies.postsPage(from == 0, all);
    }

    private static ObjectNode profile(long followers) {
        return Bodies.profile(Bodies.CREATOR, "ann", followers, 4);
    }

    private static ObjectNode reels(Instant at) {
        return Bodies.reelsPage(
                false,
                Bodies.reel("11", at.minus(Duration.ofDays(2))),
                Bodies.reel("12", at.minus(Duration.ofDays(3))));
    }

    private static ObjectNode posts(Instant at) {
        return Bodies.postsPage(
                false,
                Bodies.reel("11", at.minus(Duration.ofDays(2))),
                Bodies.photo("21", at.minus(Duration.ofDays(4))));
    }

    private Rebuilt rebuild(String name, String creator) {
        return rebuild(name, creator, CreatorAnalytics::of);
    }

    private Rebuilt rebuild(String name, String creator, AnalyticsStore.Formulas formulas) {
        try (CreatorReplays replays =
                new CreatorReplays(scrapes.database, (copies, clock) -> stores(copies, clock, formulas))) {
            return replays.rebuild(name, creator, () -> {});
        }
    }

    private CreatorStoreActivitiesImpl stores(
            Database copies, java.time.Clock clock, AnalyticsStore.Formulas formulas) {
        RawAnswers answers = new RawAnswers(scrapes.database, null);
        DriftWatch drift = DriftWatch.ofStoredAnswers(scrapes.database);
        return new CreatorStoreActivitiesImpl(
                new RunStore(
                        copies,
                        clock,
                        Scrapes.FIRST,
                        Scrapes.LATER,
                        new RefreshPace(Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7))),
                new ProfileStore(copies, answers, PageFiles.NONE, drift),
                new PageStore(copies, answers, PageFiles.NONE, drift),
                new AnalyticsStore(copies, AnalyticsRules.standard(), formulas));
    }

    private List<Map<String, Object>> moved() {
        return scrapes.query("select * from creatorflow.reprocess_changes order by 1, 2, 3, 4");
    }

    /** Every row of every table but the report's own. */
    private Map<String, List<Object>> everything() {
        Map<String, List<Object>> tables = new TreeMap<>();
        for (Map<String, Object> table :
                scrapes.query("select table_schema || '.' || table_name as name from information_schema.tables"
                        + " where table_schema in ('public', 'creatorflow') and table_type = 'BASE TABLE'"
                        + " and table_name not like 'reprocess%' and table_name not like 'flyway%'")) {
            String name = (String) table.get("name");
            tables.put(
                    name,
                    scrapes.query("select to_jsonb(t)::text as t from " + name + " t order by 1").stream()
                            .map(row -> row.get("t"))
                            .toList());
        }
        return tables;
    }
}
