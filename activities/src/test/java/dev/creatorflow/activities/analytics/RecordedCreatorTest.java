package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the one creator that was recorded: one profile, one page of reels, one page of the feed. */
class RecordedCreatorTest {
    private static final String CREATOR = "72700000431";
    private static final Instant AS_OF = Instant.parse("2025-09-17T00:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private CreatorAnalytics analytics = Figures.of();

    @BeforeEach
    void readTheRecording() throws IOException {
        Path folder = recordedFolder();
        assumeTrue(
                folder != null && Files.isDirectory(folder),
                "no recorded bodies: set CREATORFLOW_RECORDED_DIR or put them into ../shared/payloads");
        long followers = read(folder, "profile").at("/edge_followed_by/count").asLong();
        List<MediaSample> reels = new ArrayList<>();
        read(folder, "reels").at("/items").forEach(item -> reels.add(sample(item.get("media"), true)));
        List<MediaSample> feed = new ArrayList<>();
        read(folder, "user-feeds").at("/items").forEach(item -> feed.add(sample(item, false)));
        List<MediaSample> all = new ArrayList<>(reels);
        all.addAll(feed);
        analytics = CreatorAnalytics.of(
                new CreatorSample(followers, all, reachOf(reels), reachOf(feed)),
                List.of(),
                AnalyticsRules.standard(),
                AS_OF);
    }

    private static StreamCoverage reachOf(List<MediaSample> walked) {
        return StreamCoverage.backTo(walked.stream()
                .filter(medium -> !medium.pinned())
                .map(MediaSample::takenAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseThrow());
    }

    private static @Nullable Path recordedFolder() {
        String configured = System.getenv("CREATORFLOW_RECORDED_DIR");
        if (configured != null) {
            return Path.of(configured, "instagram-looter");
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/payloads/instagram-looter");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private JsonNode read(Path folder, String name) throws IOException {
        return json.readTree(folder.resolve(name + ".json").toFile());
    }

    /** The number pk of the feed went through a double: the key is the text of id before the underscore. */
    private static MediaSample sample(JsonNode media, boolean fromReels) {
        int form = media.get("media_type").asInt();
        return new MediaSample(
                media.get("id").asText().replaceFirst("_.*", ""),
                fromReels,
                !fromReels,
                form == 1 ? MediaForm.PHOTO : form == 2 ? MediaForm.VIDEO : MediaForm.CAROUSEL,
                "clips".equals(media.get("product_type").asText()),
                Instant.ofEpochSecond(media.get("taken_at").asLong()),
                !media.at("/clips_tab_pinned_user_ids").isEmpty()
                        || !media.at("/timeline_pinned_user_ids").isEmpty(),
                count(media, "ig_play_count"),
                count(media, "like_count"),
                media.path("like_and_view_counts_disabled").asBoolean(),
                count(media, "comment_count"),
                count(media, "reshare_count"),
                count(media, "save_count"),
                media.at("/caption/text").isTextual()
                        ? media.at("/caption/text").asText()
                        : null,
                media.has("caption"),
                media.path("is_paid_partnership").asBoolean(),
                CREATOR.equals(media.at("/user/pk").asText()));
    }

    private static @Nullable Long count(JsonNode media, String field) {
        return media.path(field).isNumber() ? media.get(field).asLong() : null;
    }

    private static String rounded(@Nullable Double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    @Test
    void eighteenItemsAreSeventeenMedia() {
        assertThat(analytics.value(Metric.REELS_ANALYZED)).isEqualTo(6);
        assertThat(analytics.value(Metric.POSTS_ANALYZED)).isEqualTo(11);
        assertThat(analytics.value(Metric.TOTAL_CONTENT_ANALYZED)).isEqualTo(17);
        assertThat(analytics.measure(Metric.TOTAL_CONTENT_ANALYZED).basis())
                .contains("3722942542216596724")
                .doesNotContain("3722942542216596500");
    }

    @Test
    void theEngagementRateIsOverTheSeventeen() {
        Measure rate = analytics.measure(Metric.ENGAGEMENT_RATE);
        assertThat(rounded(rate.value(), 3)).isEqualTo("2.389");
        assertThat(rate.n()).isEqualTo(17);
        assertThat(rate.missingShare()).isZero();
        assertThat(rate.low()).isLessThan(rate.value());
    }

    @Test
    void reelsAloneAreFrequentOnceThePinnedOneIsLeftOut() {
        Measure reels = analytics.measure(Metric.REELS_POSTING_FREQUENCY_PER_WEEK);
        assertThat(rounded(reels.value(), 1)).isEqualTo("7.1");
        assertThat(reels.n()).isEqualTo(5);
    }

    @Test
    void bothStreamsAreComparedOverTheFourDaysThatBothCover() {
        Measure both = analytics.measure(Metric.POSTING_FREQUENCY_PER_WEEK);
        assertThat(both.n()).isEqualTo(6);
        assertThat(rounded(both.value(), 2)).isEqualTo("8.92");
        assertThat(both.from()).isEqualTo(Instant.ofEpochSecond(1_757_690_345));
    }

    @Test
    void playsComeFromTheReelsStreamAndSharesFromTheFeed() {
        assertThat(analytics.value(Metric.TOTAL_VIEWS))
                .isEqualTo(1_444_625 + 10_125 + 29_454 + 38_169 + 35_389 + 36_173);
        Measure shares = analytics.measure(Metric.AVG_REEL_SHARES);
        assertThat(shares.value()).isEqualTo(49);
        assertThat(shares.missingShare()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(analytics.value(Metric.TOTAL_SAVES)).isNull();
    }

    @Test
    void thePinnedHitIsTheOneViralMedium() {
        assertThat(analytics.value(Metric.VIRAL_REEL_COUNT)).isEqualTo(1);
        assertThat(analytics.value(Metric.VIRAL_POST_COUNT)).isZero();
        assertThat(rounded(analytics.value(Metric.VIRAL_CONTENT_RATE), 2)).isEqualTo("5.88");
    }
}
