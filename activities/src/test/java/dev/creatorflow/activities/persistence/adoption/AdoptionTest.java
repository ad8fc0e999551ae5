package dev.creatorflow.activities.persistence.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.creatorflow.activities.persistence.Schema;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.CaseDuplicate;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Change;
import dev.creatorflow.activities.persistence.adoption.AdoptionPlan.Kind;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    @Test
    void thePlanNamesEverythingAndChangesNothing() {
        try (FormerDatabase former = new FormerDatabase()) {
            String before = former.picture();

            AdoptionPlan plan = former.adoption().plan();

            assertThat(former.picture()).isEqualTo(before);
            assertThat(plan.obstacles()).isEmpty();
            assertThat(names(plan, Kind.TABLE)).containsExactly("system_control");
            assertThat(names(plan, Kind.COLUMN))
                    .contains("instagram_creators.tags", "instagram_reels.owner_id", "instagram_posts.video_urls");
            assertThat(names(plan, Kind.TYPE))
                    .contains(
                            "instagram_reels.play_count",
                            "instagram_posts.media_pk",
                            "instagram_posts.image_urls",
                            "instagram_posts.engagement_rate",
                            "instagram_creators.review_status")
                    .doesNotContain(
                            "instagram_creators.avg_comments_per_reel_cached", "instagram_posts.raw_media_json");
            assertThat(names(plan, Kind.NULLABLE)).contains("instagram_reels.like_count");
            assertThat(names(plan, Kind.INDEX)).contains("instagram_creators.instagram_creators_username_current");
            assertThat(rows(plan, Kind.ARCHIVE)).containsEntry("instagram_reels.raw_media_json", 810L);
            assertThat(rows(plan, Kind.MEDIA))
                    .containsEntry("instagram_reels.video_url", 675L)
                    .containsEntry("instagram_posts.image_urls", 60L)
                    .containsEntry("instagram_creators.profile_pic_url", 40L);
            assertThat(plan.remarks().toString())
                    .contains("media.b9dashboard.com", "media.b9-dashboard.com", "r2.dev")
                    .doesNotContain("cdninstagram");
        }
    }

    @Test
    void ofHandlesThatDifferInCaseThePlanShowsWhichRowWinsAndWhy() {
        try (FormerDatabase former = new FormerDatabase()) {
            assertThat(former.adoption().plan().duplicates())
                    .extracting(CaseDuplicate::handle, one -> one.winner().igUserId(), CaseDuplicate::why)
                    .containsExactly(
                            tuple("naturelover", "8002", "it is the approved one"),
                            tuple("twice.told", "8004", "it was scraped last (2025-10-01)"));

            former.adoption().apply("ann", _ -> {});

            assertThat(
                            former.rows.all(
                                    "select ig_user_id from public.instagram_creators where not username_is_current order by 1"))
                    .extracting(row -> row.get("ig_user_id"))
                    .containsExactly("8001", "8003", "8005");
            assertThat(former.rows.all("select row_key, before, after, reason from creatorflow.adoption_log"
                            + " where what = 'username_is_current' and row_key is not null order by row_key"))
                    .hasSize(3)
                    .first()
                    .hasToString(
                            "{row_key=8001, before=true, after=false, reason=the handle is held by 8002: it is the approved one}");
        }
    }

    @Test
    void adoptingTwiceChangesNothingTheSecondTime() {
        try (FormerDatabase former = new FormerDatabase()) {
            List<String> steps = new ArrayList<>();
            former.adoption().apply("ann", steps::add);
            String once = former.picture();

            AdoptionPlan second = former.adoption().apply("ann", steps::add);

            assertThat(second.changes()).isEmpty();
            assertThat(second.nothingToDo()).isTrue();
            assertThat(former.picture()).isEqualTo(once);
            assertThat(steps).contains("migrations").doesNotHaveDuplicates();
            assertThat(new Schema(former.database.dataSource()).status().current())
                    .isTrue();
        }
    }

    @Test
    void everyOldValueIsStillThere() {
        try (FormerDatabase former = new FormerDatabase()) {
            Map<String, Map<String, Map<String, Object>>> before = former.content();

            former.adoption().apply("ann", _ -> {});

            Map<String, Map<String, Map<String, Object>>> after = former.content();
            before.forEach((table, rows) -> {
                assertThat(after.get(table)).as(table).hasSameSizeAs(rows);
                rows.forEach((id, row) -> row.forEach((column, value) -> {
                    if (value != null) {
                        assertThat(plain(after.get(table).get(id).get(column)))
                                .as("%s %s %s", table, id, column)
                                .isEqualTo(plain(value));
                    }
                }));
            });
        }
    }

    @Test
    void whatWasUnknownIsNotMadeUpAndAMarkThatWasNeverSetIsUnset() {
        try (FormerDatabase former = new FormerDatabase()) {
            former.adoption().apply("ann", _ -> {});

            assertThat(former.rows.value(
                            "select count(*) from public.instagram_creators where related_creators_processed is null"))
                    .isEqualTo(0L);
            assertThat(former.rows.value(
                            "select count(*) from public.instagram_creators where followers_count is null"))
                    .isEqualTo(22L);
            assertThat(former.rows.value(
                            "select count(*) from public.instagram_creators where total_api_calls is null"))
                    .isEqualTo(29L);
        }
    }

    @Test
    void defect20ARateBeyondTheFormerPrecisionIsStored() {
        try (FormerDatabase former = new FormerDatabase()) {
            former.adoption().apply("ann", _ -> {});

            former.rows.change(
                    "update public.instagram_posts set engagement_rate = 123456.78, like_count = 5000000000 where id = 1");
            assertThat(former.rows.value("select engagement_rate from public.instagram_posts where id = 1"))
                    .isEqualTo(new BigDecimal("123456.78"));
        }
    }

    @Test
    void whatOldScreensSeeThroughViewsAndRightsIsAsItWas() {
        try (FormerDatabase former = new FormerDatabase()) {
            String rights = "select relname, relacl::text, reloptions::text, obj_description(oid) as said from pg_class"
                    + " where relnamespace = 'public'::regnamespace and relname in ('top_creators', 'instagram_creator_reel_stats')"
                    + " order by relname";
            List<Map<String, Object>> before = former.rows.all(rights);
            List<Map<String, Object>> top = former.rows.all(
                    "select username, followers_count::bigint, total_views::numeric from public.top_creators order by 1");

            former.adoption().apply("ann", _ -> {});

            assertThat(former.rows.all(rights)).isEqualTo(before);
            assertThat(
                            former.rows.all(
                                    "select username, followers_count::bigint, total_views::numeric from public.top_creators order by 1"))
                    .isEqualTo(top);
            assertThat(former.rows.all("select polname from pg_policy")).hasSize(2);
        }
    }

    @Test
    void oldRawAnswersAreInTheArchiveOncePerContent() {
        try (FormerDatabase former = new FormerDatabase()) {
            former.adoption().apply("ann", _ -> {});

            assertThat(
                            former.rows.all(
                                    "select stream, count(*) as n, count(distinct digest) as contents, min(fetched_at) as at"
                                            + " from creatorflow.raw_responses where provider = 'adopted' group by 1 order by 1"))
                    .extracting(
                            row -> row.get("stream"),
                            row -> row.get("n"),
                            row -> row.get("contents"),
                            row -> row.get("at"))
                    .containsExactly(
                            tuple("adopted-medium", 930L, 930L, Instant.parse("2025-10-09T12:00:00Z")),
                            tuple("adopted-profile", 20L, 20L, Instant.parse("2025-08-01T06:00:00Z")));
            former.rows.change("update public.instagram_reels set raw_media_json = '{\"pk\": 1}' where id = 10");
            assertThat(rows(former.adoption().plan(), Kind.ARCHIVE))
                    .containsEntry("instagram_reels.raw_media_json", 1L);
        }
    }

    @Test
    void whatCannotBeConvertedIsNamedAndNothingIsChanged() {
        try (FormerDatabase former = new FormerDatabase()) {
            former.rows.change("update public.instagram_reels set number_of_qualities = 'many' where id in (3, 5)");
            former.rows.change("update public.instagram_posts set image_urls = '{\"a\": 1}' where id = 7");
            former.rows.change("update public.instagram_posts set taken_at = '2025-02-30T00:00:00Z' where id = 8");
            former.rows.change("update public.instagram_posts set is_paid_partnership = 2 where id = 9");
            former.rows.change("alter table public.instagram_creators add column office text not null default 'x';"
                    + " alter table public.instagram_creators alter column office drop default");
            String before = former.picture();

            AdoptionPlan plan = former.adoption().plan();
            assertThat(plan.obstacles())
                    .extracting(AdoptionPlan.Obstacle::where, AdoptionPlan.Obstacle::rows)
                    .containsExactlyInAnyOrder(
                            tuple("instagram_reels.number_of_qualities", List.of("3", "5")),
                            tuple("instagram_posts.image_urls", List.of("7")),
                            tuple("instagram_posts.taken_at", List.of("8")),
                            tuple("instagram_posts.is_paid_partnership", List.of("9")),
                            tuple("instagram_creators.office", List.of()));
            assertThatThrownBy(() -> former.adoption().apply("ann", _ -> {}))
                    .isInstanceOf(AdoptionFailure.class)
                    .hasMessageContaining("Nothing was changed")
                    .hasMessageContaining("instagram_posts.taken_at");
            assertThat(former.picture()).isEqualTo(before);
        }
    }

    @Test
    void aTableInUseEndsTheAdoptionAndTheNextOneGoesOn() throws SQLException {
        try (FormerDatabase former = new FormerDatabase()) {
            try (Connection busy = former.database.dataSource().getConnection();
                    Statement statement = busy.createStatement()) {
                busy.setAutoCommit(false);
                statement.execute("lock table public.instagram_posts in share mode");
                assertThatThrownBy(() -> former.adoption().apply("ann", _ -> {}))
                        .isInstanceOf(AdoptionFailure.class)
                        .hasMessageContaining("in use")
                        .hasMessageContaining("goes on where it stopped");
                busy.rollback();
                busy.setAutoCommit(true);
            }
            former.adoption().apply("ann", _ -> {});

            assertThat(former.adoption().plan().nothingToDo()).isTrue();
        }
    }

    @Test
    void anEmptyDatabaseIsSimplyMigrated() {
        try (FormerDatabase former = new FormerDatabase()) {
            former.rows.change("drop schema public cascade; create schema public");

            former.adoption().apply("ann", _ -> {});

            assertThat(new Schema(former.database.dataSource()).status().current())
                    .isTrue();
            assertThat(former.adoption().plan().nothingToDo()).isTrue();
        }
    }

    private static List<String> names(AdoptionPlan plan, Kind kind) {
        return plan.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(change -> change.table() + (change.name() == null ? "" : "." + change.name()))
                .toList();
    }

    private static Map<String, Long> rows(AdoptionPlan plan, Kind kind) {
        return plan.changes().stream()
                .filter(change -> change.kind() == kind)
                .collect(Collectors.toMap(change -> change.table() + "." + change.name(), Change::rows));
    }

    /** A value apart from its type: 1 and 1.00, a list and a JSON list of the same. */
    private static String plain(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Boolean flag -> flag ? "1" : "0";
            case Array array -> list(array);
            case Instant time -> time.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}[T ].*")) {
            String zoned = text.replace(' ', 'T');
            return OffsetDateTime.parse(zoned.matches(".*[+-]\\d{2}$") ? zoned + ":00" : zoned)
                    .toInstant()
                    .toString();
        }
        return text.startsWith("[")
                ? text.replaceAll("[\\[\\]\" ]", "")
                : text.matches("-?\\d+(\\.\\d+)?") ? plain(new BigDecimal(text)) : text;
    }

    private static String list(Array array) {
        try {
            return Arrays.stream((Object[]) array.getArray())
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
