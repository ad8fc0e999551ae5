package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalyticsStoreTest {
    private static final Instant POSTED = Instant.parse("2026-11-10T08:00:00Z");

    private Scrapes scrapes;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void figuresArePublishedAndKeptByDayWithTheirQuality() {
        whole("run-1", NOON, 5000);

        assertThat(scrapes.value("select avg_views_per_reel_cached::float8 from public.instagram_creators"))
                .isEqualTo(990.0);
        assertThat(scrapes.value("select round(engagement_rate_cached, 9)::float8 from public.instagram_creators"))
                .isEqualTo(2.2);
        assertThat(scrapes.row("select * from creatorflow.creator_metrics_daily where name = 'avg_reel_views'"))
                .containsEntry("value", 990.0)
                .containsEntry("n", 2)
                .containsEntry("missing_share", 0.0)
                .containsEntry("computed_as_of", NOON)
                .containsEntry("run_key", "run-1");
        assertThat(scrapes.row("select * from creatorflow.runs"))
                .containsEntry("distinct_media", 3)
                .containsEntry("distinct_media", 3)
                .containsEntry("growth_daily", null);
    }

    @Test
    void defect33AGapInTheHistoryClearsTheDailyGrowthAndAZeroIsPublished() {
        whole("run-1", NOON.minus(Duration.ofDays(31)), 4000);
        whole("run-2", NOON.minus(Duration.ofDays(30)), 5000);
        assertThat(growth("daily")).isEqualTo(25.0);
        assertThat(growth("monthly")).isNull();

        whole("run-3", NOON, 5000);

        assertThat(growth("daily")).as("the observation before is 30 days old").isNull();
        assertThat(growth("weekly")).isNull();
        assertThat(growth("monthly")).isEqualTo(0.0);
    }

    @Test
    void defect12AnAnswerWithoutAFollowerCountKeepsTheGrowthThatIsKnown() {
        whole("run-1", NOON.minus(Duration.ofDays(1)), 4000);
        whole("run-2", NOON, 5000);
        ObjectNode withoutFollowers = profile(5000);
        withoutFollowers.remove("edge_followed_by");
        scrapes.whole(
                "run-3",
                NOON.plus(Duration.ofDays(3)),
                withoutFollowers,
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, Bodies.photo("21", POSTED)));

        assertThat(growth("daily")).isEqualTo(25.0);
    }

    private Object growth(String window) {
        return scrapes.row("select follower_growth_rate_" + window + "::float8 as rate from public.instagram_creators")
                .get("rate");
    }

    @Test
    void aClipInBothStreamsIsCountedOnce() {
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, Bodies.reel("11", POSTED), Bodies.photo("21", POSTED)));

        assertThat(scrapes.value("select distinct_media from creatorflow.runs")).isEqualTo(2);
        assertThat(metric("total_content_analyzed")).isEqualTo(2.0);
        assertThat(metric("total_likes")).isEqualTo(200.0);
        assertThat(metric("avg_reel_shares"))
                .as("shares come from the feed only")
                .isNull();
    }

    @Test
    void whatASweepBringsIsCountedBeyondTheWindowOfTheFormulas() {
        ObjectNode[] reels = IntStream.range(0, 120)
                .mapToObj(n -> Bodies.reel(String.valueOf(1000 + n), POSTED.minus(Duration.ofDays(n))))
                .toArray(ObjectNode[]::new);
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false, reels),
                Bodies.postsPage(false, reels[0], Bodies.photo("21", POSTED)));

        assertThat(scrapes.value("select distinct_media from creatorflow.runs")).isEqualTo(121);
        assertThat(metric("reels_analyzed")).isEqualTo(90.0);

        whole("run-2", NOON.plus(Duration.ofDays(1)), 5000);

        assertThat(scrapes.value("select distinct_media from creatorflow.runs where run_key = 'run-2'"))
                .as("what was stored before is not what this run brought")
                .isEqualTo(3);
    }

    @Test
    void theWindowIsFilledWithTheCreatorsOwnMediaHoweverManyCollaborationsAreNewer() {
        ObjectNode[] posts = IntStream.range(0, 42)
                .mapToObj(n -> {
                    ObjectNode photo = Bodies.photo(String.valueOf(2000 + n), POSTED.minus(Duration.ofDays(n)));
                    return n < 12 ? ofSomebodyElse(photo) : photo;
                })
                .toArray(ObjectNode[]::new);
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, posts));

        assertThat(metric("posts_analyzed")).isEqualTo(30.0);
        assertThat(metric("coauthored_content_excluded")).isEqualTo(12.0);
    }

    @Test
    void mediaWithoutATimeComeLast() {
        ObjectNode[] posts = IntStream.range(0, 32)
                .mapToObj(n -> {
                    ObjectNode photo = Bodies.photo(String.valueOf(2000 + n), POSTED.minus(Duration.ofDays(n)));
                    return n < 30
                            ? photo
                            : Bodies.with(
                                    photo, body -> body.put("like_count", 9_000).remove("taken_at"));
                })
                .toArray(ObjectNode[]::new);
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, posts));

        assertThat(scrapes.query("select media_pk from public.instagram_posts where taken_at is null"))
                .hasSize(2);
        assertThat(metric("posts_analyzed")).isEqualTo(30.0);
        assertThat(metric("avg_post_likes")).isEqualTo(100.0);
    }

    @Test
    void whatIsTakenToBeDeletedIsInNoFigureEvenWhereItIsShared() {
        ObjectNode shared = Bodies.with(
                Bodies.photo("22", POSTED),
                photo -> photo.putArray("coauthor_producers")
                        .addObject()
                        .put("pk", "9009")
                        .put("id", "9009")
                        .put("username", "guest"));
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false, Bodies.reel("11", POSTED)),
                Bodies.postsPage(false, Bodies.photo("21", POSTED), shared));
        assertThat(metric("posts_analyzed")).isEqualTo(2.0);

        scrapes.query("update public.instagram_posts set deleted_upstream_at = now() where media_pk = '22'");
        scrapes.store.computeAnalytics(new ComputeAnalytics("run-1", Bodies.CREATOR));

        assertThat(metric("posts_analyzed")).isEqualTo(1.0);
    }

    @Test
    void theReelsOfTheirOwnThatTheFeedListsAreCountedForTheVerdict() {
        scrapes.whole(
                "run-1",
                NOON,
                profile(5000),
                Bodies.reelsPage(false),
                Bodies.postsPage(
                        false,
                        Bodies.reel("11", POSTED),
                        ofSomebodyElse(Bodies.reel("12", POSTED)),
                        Bodies.photo("21", POSTED)));

        assertThat(scrapes.store
                        .computeAnalytics(new ComputeAnalytics("run-1", Bodies.CREATOR))
                        .feedClips())
                .isEqualTo(1);
    }

    private static ObjectNode ofSomebodyElse(ObjectNode medium) {
        medium.put("id", medium.get("pk").textValue() + "_9009");
        medium.putObject("user").put("pk", "9009").put("id", "9009").put("username", "guest");
        return medium;
    }

    @Test
    void growthIsOverExactlyADayAndZeroIsZero() {
        whole("run-1", NOON, 5000);
        assertThat(whole("run-2", NOON.plus(Duration.ofDays(1)), 5000).growthDaily())
                .isEqualTo(0.0);
        assertThat(scrapes.value("select follower_growth_rate_daily::float8 from public.instagram_creators"))
                .isEqualTo(0.0);

        assertThat(whole("run-3", NOON.plus(Duration.ofDays(2)), 5500).growthDaily())
                .isEqualTo(10.0);
        assertThat(scrapes.creator()).containsEntry("previous_followers_count", 5000L);
    }

    @Test
    void defect2FiguresThatAreNoLongerKnownKeepTheirLastValue() {
        whole("run-1", NOON, 5000);
        Instant later = NOON.plus(Duration.ofDays(1));
        scrapes.open("run-2", Bodies.CREATOR);
        scrapes.profile("run-2", later, Bodies.with(profile(1), body -> body.putObject("edge_followed_by")));

        AnalyticsSaved saved = scrapes.store.computeAnalytics(new ComputeAnalytics("run-2", Bodies.CREATOR));

        assertThat(saved.engagementRate()).isNull();
        assertThat(scrapes.value("select round(engagement_rate_cached, 9)::float8 from public.instagram_creators"))
                .isEqualTo(2.2);
    }

    @Test
    void aRunWithoutAProfileComputesNothing() {
        scrapes.open("run-1", Bodies.CREATOR);

        assertThat(scrapes.store.computeAnalytics(new ComputeAnalytics("run-1", Bodies.CREATOR)))
                .isEqualTo(new AnalyticsSaved(0, 0, null, null, null));
        assertThat(scrapes.value("select count(*) from creatorflow.creator_metrics_daily"))
                .isEqualTo(0L);
    }

    @Test
    void computingTwiceGivesTheSame() {
        AnalyticsSaved first = whole("run-1", NOON, 5000);
        Object before = dump();

        assertThat(scrapes.store.computeAnalytics(new ComputeAnalytics("run-1", Bodies.CREATOR)))
                .isEqualTo(first);

        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void hiddenLikesAreUnknownWhateverTheRowRemembers() {
        whole("run-1", NOON, 5000);
        Instant later = NOON.plus(Duration.ofDays(1));
        ObjectNode hidden = Bodies.with(
                Bodies.reel("11", POSTED),
                reel -> reel.put("like_and_view_counts_disabled", true).put("like_count", 3));
        scrapes.whole(
                "run-2",
                later,
                profile(5000),
                Bodies.reelsPage(false, hidden),
                Bodies.postsPage(false, Bodies.photo("21", POSTED)));

        assertThat(scrapes.reel("11")).containsEntry("like_count", 100L).containsEntry("likes_hidden", true);
        assertThat(scrapes.value("select n from creatorflow.creator_metrics_daily where name = 'avg_reel_likes'"
                        + " and run_key = 'run-2'"))
                .isEqualTo(1);
    }

    private AnalyticsSaved whole(String runKey, Instant at, long followers) {
        scrapes.whole(
                runKey,
                at,
                profile(followers),
                Bodies.reelsPage(false, Bodies.reel("11", POSTED), Bodies.reel("12", POSTED.plusSeconds(86_400))),
                Bodies.postsPage(false, Bodies.photo("21", POSTED)));
        return scrapes.store.computeAnalytics(new ComputeAnalytics(runKey, Bodies.CREATOR));
    }

    private static ObjectNode profile(long followers) {
        return Bodies.profile(Bodies.CREATOR, "ann", followers, 3);
    }

    private Object metric(String name) {
        return scrapes.value("select value from creatorflow.creator_metrics_daily where name = ?", name);
    }

    private Object dump() {
        return scrapes.value("""
                select jsonb_agg(to_jsonb(m) order by name)::text
                       || (select (to_jsonb(c) - 'updated_at')::text from public.instagram_creators c)
                from creatorflow.creator_metrics_daily m""");
    }
}
