package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.creatorflow.activities.http.HttpAnswer;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.Profile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come of every recorded body: as many media, a profile, nobody, or a typed failure. */
class RecordedContractTest {
    /** file | asked as | HTTP status it came with | what comes of it */
    private static final String TABLE = """
            instagram-looter/profile.json                       | PROFILE | 200 | profile 72700000431
            instagram-looter/reels.json                         | REELS   | 200 | 6 media
            instagram-looter/user-feeds.json                    | POSTS   | 200 | 12 media
            instagram-looter/related-profiles.json              | RELATED | 200 | 80 accounts
            instagram/error_ig_401_require_login.json           | REELS   | 401 | UPSTREAM_UNAVAILABLE
            instagram/error_rapidapi_403_not_subscribed.json    | PROFILE | 403 | BAD_CREDENTIALS
            instagram/error_rapidapi_429_monthly_quota.json     | REELS   | 429 | QUOTA_EXHAUSTED
            instagram/error_rapidapi_429_rate_per_second.json   | REELS   | 429 | RATE_LIMITED
            instagram/graphql_profile_private.json              | PROFILE | 200 | profile 100000001
            instagram/looter_docs_id_enveloped.json             | PROFILE | 200 | SCHEMA_DRIFT
            instagram/pg_clips_user_page_2021.json              | REELS   | 200 | 12 media
            instagram/pg_graphql_timeline_12.json               | POSTS   | 200 | 12 media
            instagram/pg_login_generic_error.json               | PROFILE | 200 | UPSTREAM_UNAVAILABLE
            instagram/pg_media_v1_carousel_mixed.json           | POSTS   | 200 | 1 media
            instagram/pg_media_v1_carousel_photos.json          | POSTS   | 200 | 1 media
            instagram/pg_media_v1_video.json                    | POSTS   | 200 | 1 media
            instagram/pg_user_not_found_null.json               | PROFILE | 200 | nobody
            instagram/scrapecreators_user_posts.json            | POSTS   | 200 | 1 media
            instagram/scrapecreators_user_reels.json            | REELS   | 200 | 1 media
            """;

    private final LooterMapper mapper = new LooterMapper();
    private final LooterFailures failures = new LooterFailures(Clock.systemUTC(), List.of());

    static Stream<Arguments> table() {
        return TABLE.lines()
                .map(line -> line.split(" *\\| *"))
                .map(cell -> arguments(cell[0], LooterEndpoint.valueOf(cell[1]), Integer.parseInt(cell[2]), cell[3]));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("table")
    void theRecordedBodyGivesWhatItMust(String file, LooterEndpoint endpoint, int status, String expected) {
        byte[] body = RecordedBodies.body(file);
        ProviderAnswer answer =
                failures.classify(endpoint, new HttpAnswer(status, Map.of(), body, Duration.ofMillis(1)));
        assertThat(
                        switch (answer) {
                            case ProviderAnswer.Failed failed -> failed.type().name();
                            case ProviderAnswer.Answered answered -> mapped(endpoint, answered.body());
                        })
                .isEqualTo(expected);
        if (expected.endsWith("media")) {
            soundPage(stream(endpoint), body);
        }
    }

    @Test
    void everyRecordedBodyIsInTheTable() {
        TreeSet<String> recorded = new TreeSet<>(RecordedBodies.names("instagram-looter"));
        recorded.addAll(RecordedBodies.names("instagram"));
        assertThat(table().map(row -> (String) row.get()[0])).containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void aPrivateProfileIsFoundWithItsCounts() {
        Profile profile = ((ProfileLookup.Found)
                        mapper.mapProfile(RecordedBodies.body("instagram/graphql_profile_private.json")))
                .profile();
        assertThat(profile.isPrivate()).isTrue();
        assertThat(profile.mediaCount()).isEqualTo(1080L);
        assertThat(profile.categoryName()).isNull();
        assertThat(profile.externalUrl()).isNull();
    }

    private String mapped(LooterEndpoint endpoint, byte[] body) {
        return switch (endpoint) {
            case PROFILE ->
                switch (mapper.mapProfile(body)) {
                    case ProfileLookup.Found found ->
                        "profile " + found.profile().igUserId();
                    case ProfileLookup.NotFound _ -> "nobody";
                    case ProfileLookup.Unreadable unreadable -> unreadable.reason();
                };
            case REELS, POSTS -> mapper.mapPage(stream(endpoint), body).items().size() + " media";
            case RELATED -> mapper.mapRelated(body).size() + " accounts";
        };
    }

    /** What holds for every page of real media. */
    private void soundPage(dev.creatorflow.workflows.instagram.Stream stream, byte[] body) {
        MappedPage page = mapper.mapPage(stream, body);
        assertThat(page.rejected()).isEmpty();
        assertThat(mapper.readHead(stream, body).entries())
                .isEqualTo(page.items().size());
        assertThat(page.items()).extracting(MediaItem::mediaPk).doesNotHaveDuplicates();
        assertThat(page.items()).allSatisfy(item -> {
            assertThat(item.takenAt()).isNotNull();
            assertThat(item.owner()).isNotNull();
            assertThat(item.captionDelivered()).isTrue();
            assertThat(item.counters().likes()).isPositive();
            assertThat(item.mediaId()).startsWith(item.mediaPk() + "_");
            assertThat(MediaKey.ofShortcode(item.shortcode())).isEqualTo(item.mediaPk());
            assertThat(item.slots()).isNotEmpty();
        });
    }

    private static dev.creatorflow.workflows.instagram.Stream stream(LooterEndpoint endpoint) {
        return endpoint == LooterEndpoint.REELS
                ? dev.creatorflow.workflows.instagram.Stream.REELS
                : dev.creatorflow.workflows.instagram.Stream.POSTS;
    }
}
