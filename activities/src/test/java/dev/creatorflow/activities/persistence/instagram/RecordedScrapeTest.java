package dev.creatorflow.activities.persistence.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.activities.instagram.RecordedBodies;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.Stream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The recorded creator through the store: what issue texts promise of it. */
class RecordedScrapeTest {
    private static final Instant RECORDED = Instant.parse("2025-09-17T12:00:00Z");
    private static final String RUN = "recorded";

    @Test
    void theRecordedCreatorBecomesEighteenRowsOfSeventeenMedia() throws IOException {
        byte[] profile = RecordedBodies.body("instagram-looter/profile.json");
        byte[] reels = RecordedBodies.body("instagram-looter/reels.json");
        byte[] posts = RecordedBodies.body("instagram-looter/user-feeds.json");
        try (Scrapes scrapes = new Scrapes()) {
            JsonNode account = new ObjectMapper().readTree(profile);
            String id = account.get("id").asText();
            scrapes.open(RUN, id);
            ProfileSaved creator = scrapes.store.saveProfile(new SaveProfile(
                    RUN,
                    id,
                    account.get("username").asText(),
                    scrapes.answer(RUN, "profile", 0, RECORDED, false, profile, true, account),
                    true));
            PageSaved savedReels = page(scrapes, id, Stream.REELS, reels);
            PageSaved savedPosts = page(scrapes, id, Stream.POSTS, posts);
            AnalyticsSaved analytics = scrapes.store.computeAnalytics(new ComputeAnalytics(RUN, id));

            assertThat(savedReels.counts().added() + savedPosts.counts().added())
                    .isEqualTo(18);
            assertThat(analytics.distinctMedia()).isEqualTo(17);
            assertThat(creator.media()
                            .plus(savedReels.media())
                            .plus(savedPosts.media())
                            .due())
                    .isGreaterThanOrEqualTo(32);
            assertThat(scrapes.value("select count(*) from creatorflow.media_objects"))
                    .isEqualTo(32L);
            assertThat(analytics.engagementRate()).isCloseTo(2.389, within(0.0005));
            assertThat(scrapes.value(
                            "select count(*) from public.instagram_posts where media_pk = '3722942542216596500'"))
                    .isEqualTo(0L);
            assertThat(scrapes.value("select count(*) from (select media_pk from public.instagram_reels"
                            + " intersect select media_pk from public.instagram_posts) shared"))
                    .isEqualTo(1L);
        }
    }

    private static PageSaved page(Scrapes scrapes, String id, Stream stream, byte[] body) throws IOException {
        JsonNode answer = new ObjectMapper().readTree(body);
        long rawId = scrapes.answer(RUN, stream.name().toLowerCase(Locale.ROOT), 0, RECORDED, true, body, true, answer);
        return scrapes.store.savePage(new SavePage(RUN, id, stream, 0, rawId, true));
    }
}
