package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.adoption.FormerDatabase;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store's steps, and the former system's screens, on a database that was adopted. */
class AdoptedScrapeTest {
    private static final String VIDEO = "https://media.b9dashboard.com/videos/2025/09/7001/501.mp4";
    private static final String SLIDE = "https://media.b9-dashboard.com/photos/2025/09/7001/601_0.jpg";

    /** What the screens of the former system read and write, as far as it is known. */
    private static final List<String> SCREENS = List.of(
            "select count(*) from instagram_creators where review_status is null",
            "select * from instagram_creators where review_status = 'ok' order by followers_count desc nulls last, id limit 50",
            "select * from instagram_creators where username ilike '%creator%' or full_name ilike '%1%' or biography ilike '%x%'"
                    + " order by discovery_date desc nulls last, id limit 50",
            "select id, username from instagram_creators where followers_count >= 1000 and followers_count <= 90000"
                    + " and engagement_rate_cached >= 2.5 and coalesce(is_verified, false) = false order by engagement_rate_cached desc",
            "select id from instagram_creators where categories && array['fitness'] and followers_count between 500 and 2000 limit 20",
            "update instagram_creators set review_status = 'ok', reviewed_at = now(), notes = 'seen' where id in (1, 2)",
            "update instagram_creators set review_status = null where id = 1",
            "select niche, count(*) from instagram_creators where review_status = 'ok' group by niche order by 1",
            "update instagram_creators set niche = 'yoga' where id in (4, 8)",
            "select avg_saves_per_reel_cached, save_to_like_ratio, followers, following, posts_count from instagram_creators",
            "insert into instagram_creators (ig_user_id, username, niche, review_status, discovery_source, discovery_date, created_at)"
                    + " values ('9000000001', 'by_hand', null, 'ok', 'manual_add', now(), now())",
            "select count(*) from instagram_creators where review_status = 'ok' and related_creators_processed = false",
            "select r.*, coalesce(cover_url, thumbnail_url) as poster from instagram_reels r where taken_at > '2025-09-20'"
                    + " order by play_count desc limit 20",
            "select count(*), count(distinct creator_id), sum(play_count), avg(engagement_rate) from instagram_reels",
            "select creator_username, sum(play_count) from instagram_reels group by 1 order by 2 desc limit 1",
            "select video_url, video_duration, hashtags[1], array_length(hashtags, 1) from instagram_reels where hashtags @> array['#fun']",
            "select media_pk, video_url from instagram_reels where media_pk in ('3700000000000000001', '3700000000000000002')",
            "select image_urls[1], taken_at from instagram_posts where creator_id = '7000000003' and image_urls is not null"
                    + " order by taken_at desc limit 4",
            "select raw_media_json ->> 'like_count' from instagram_posts where raw_media_json is not null limit 5",
            "select followers_count from instagram_follower_history where creator_id = '7000000003'"
                    + " and recorded_at <= timestamptz '2025-10-10' order by recorded_at desc limit 1",
            "insert into instagram_follower_history (creator_id, username, followers_count, recorded_at) values ('7000000003', 'x', 1, now())",
            "select * from instagram_creator_reel_stats where creator_id = '7000000003'",
            "select * from top_creators order by followers_count desc nulls last limit 10",
            "insert into system_control (script_name, script_type, enabled, status, config, updated_by) values"
                    + " ('instagram_scraper', 'scraper', false, 'stopped', '{\"scan_interval_hours\": 24}', 'system')",
            "update system_control set last_heartbeat = now(), pid = 1, status = 'running' where script_name = 'instagram_scraper'",
            "insert into system_logs (timestamp, level, source, script_name, message, context) values (now(), 'info', 'api', 'x', 'y', '{}')",
            "select * from system_logs where source = 'instagram_scraper' order by timestamp desc limit 100");

    private final FormerDatabase former = new FormerDatabase();

    @BeforeEach
    void aFormerCreatorIsAdopted() {
        former.rows.change("""
                insert into public.instagram_creators (ig_user_id, username, review_status, profile_pic_url, total_api_calls)
                values ('7001', 'Ann', 'ok', 'https://media.b9dashboard.com/profile_pictures/7001/profile.jpg', null);
                insert into public.instagram_follower_history (creator_id, username, followers_count, recorded_at)
                values ('7001', 'Ann', 4000, '2026-11-20T12:00:00Z');
                insert into public.instagram_reels (media_pk, creator_id, video_url, thumbnail_url, play_count, like_count)
                values ('501', '7001', '%s', 'https://x.cdninstagram.com/old.jpg', 10, 1);
                insert into public.instagram_posts (media_pk, creator_id, post_type, image_urls)
                values (601, '7001', 'carousel', '["%s"]')""".formatted(VIDEO, SLIDE));
        former.adoption().apply("ann", _ -> {});
    }

    @AfterEach
    void close() {
        former.close();
    }

    @Test
    void aScrapeFillsWhatIsThereAndKeepsOldUrlsAndHistory() throws SQLException {
        try (Scrapes scrapes = new Scrapes(former.database)) {
            scrapes.whole(
                    "run-1",
                    NOON,
                    Bodies.profile(Bodies.CREATOR, "ann", 4400, 3),
                    Bodies.reelsPage(
                            false,
                            Bodies.reel("501", NOON.minus(Duration.ofDays(2))).put("play_count", 5_000_000_000L),
                            Bodies.reel("502", NOON.minus(Duration.ofDays(1)))),
                    Bodies.postsPage(
                            false, Bodies.carousel("601", NOON.minus(Duration.ofDays(3)), List.of("6011", "6012"))));

            assertThat(scrapes.reel("501"))
                    .containsEntry("video_url", VIDEO)
                    .containsEntry("play_count", 5_000_000_000L)
                    .containsEntry("like_count", 100L);
            assertThat(((Array) scrapes.post("601").get("image_urls")).getArray())
                    .isEqualTo(new String[] {SLIDE});
            assertThat(scrapes.creator())
                    .containsEntry("username", "ann")
                    .containsEntry("followers_count", 4400L)
                    .containsEntry("previous_followers_count", 4000L)
                    .containsEntry("follower_growth_rate_daily", new BigDecimal("10.0"))
                    .containsEntry(
                            "profile_pic_url", "https://media.b9dashboard.com/profile_pictures/7001/profile.jpg");
            assertThat(scrapes.value("select count(*) from creatorflow.media_observations"))
                    .isEqualTo(3L);
            assertThat(scrapes.value("select outcome from creatorflow.runs")).isEqualTo("COMPLETE");
        }
    }

    /** The former system's constraint on the name is still there, and no longer in the way. */
    @Test
    void defect08AHandleThatChangesHandsIsStoredForItsNewHolder() {
        try (Scrapes scrapes = new Scrapes(former.database)) {
            scrapes.open("run-1", "9999");
            scrapes.profileOf("run-1", "9999", NOON, Bodies.profile("9999", "creator_5", 10, 0));

            assertThat(scrapes.query("select ig_user_id, username, username_is_current, followers_count"
                            + " from public.instagram_creators where username like 'creator\\_5%' and"
                            + " (username = 'creator_5' or username like '%~%') order by ig_user_id"))
                    .extracting(Map::values)
                    .hasToString("[[7000000005, creator_5~7000000005, false, 5000], [9999, creator_5, true, 10]]");
            assertThat(scrapes.value(
                            "select username from creatorflow.username_history where ig_user_id = '7000000005'"))
                    .isEqualTo("creator_5");
        }
    }

    @Test
    void aRowThatLostItsHandleTakesItBackWhenTheAccountIsSeenWithIt() {
        try (Scrapes scrapes = new Scrapes(former.database)) {
            scrapes.open("run-1", "8001");
            scrapes.profileOf("run-1", "8001", NOON, Bodies.profile("8001", "NatureLover", 10, 0));

            assertThat(scrapes.query("select ig_user_id, username, username_is_current from public.instagram_creators"
                            + " where lower(username) like 'naturelover%' order by 1"))
                    .extracting(Map::values)
                    .hasToString("[[8001, NatureLover, true], [8002, naturelover, false]]");
        }
    }

    @Test
    void approvedCreatorsAreDueADayAfterTheirLastScrape() {
        assertThat(former.rows.value("select count(*) from creatorflow.account_state where due_at is not null"))
                .isEqualTo(
                        former.rows.value("select count(*) from public.instagram_creators where review_status = 'ok'"));
        assertThat(former.rows.value("select count(*) from creatorflow.account_state"))
                .isEqualTo(126L);
    }

    @Test
    void theFormerSystemsScreensGoOnWorking() {
        SCREENS.forEach(former.rows::change);

        assertThat(
                        former.rows.all(
                                "select followers_count from instagram_creators where review_status = 'ok' order by followers_count desc nulls last"))
                .hasSizeGreaterThan(30);
        assertThat(former.rows.value(
                        "select related_creators_processed from instagram_creators where username = 'by_hand'"))
                .isEqualTo(false);
    }
}
