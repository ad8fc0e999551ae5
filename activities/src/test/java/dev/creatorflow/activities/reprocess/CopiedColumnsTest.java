package dev.creatorflow.activities.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every column of a medium is rebuilt from answers, or is left alone for a reason that stands here. */
class CopiedColumnsTest {
    /** The row itself, and which answer it is from: what a copy is compared by. */
    private static final Set<String> WHOSE = Set.of("id", "media_pk", "creator_id", "last_raw_id");

    /** When the row was written, and what whole walks of the past did not show: what happened is not rebuilt. */
    private static final Set<String> WHEN =
            Set.of("first_seen_at", "scraped_at", "created_at", "updated_at", "missing_since", "deleted_upstream_at");

    /** Staff's niche at the time of the scrape, and which addresses are in our own store. */
    private static final Set<String> OURS = Set.of(
            "creator_niche",
            "creator_niche_id",
            "video_url_stored",
            "thumbnail_url_stored",
            "image_urls_stored",
            "video_urls_stored");

    /** Columns of the former system that nothing here writes. */
    private static final Set<String> FORMER = Set.of(
            "raw_media_json",
            "permalink",
            "is_viral",
            "viral_detected_at",
            "viral_multiplier",
            "pinned_in_reels_tab",
            "cover_url",
            "audio_type",
            "music_canonical_id",
            "original_audio_title",
            "audio_asset_id",
            "audio_best_cluster_id",
            "ig_artist_id",
            "ig_artist_username",
            "location_name",
            "location_id",
            "sponsor_tags",
            "mentioned_users",
            "is_comments_disabled",
            "has_liked",
            "has_more_comments",
            "max_num_visible_preview_comments",
            "preview_comments");

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyColumnOfAReelIsRebuiltOrLeftAloneOnPurpose() {
        // The former system had a list of videos for reels too.
        assertThat(unaccounted(Copied.REELS, Set.of("video_urls"))).isEmpty();
    }

    @Test
    void everyColumnOfAPostIsRebuiltOrLeftAloneOnPurpose() {
        assertThat(unaccounted(Copied.POSTS, Set.of())).isEmpty();
    }

    private Set<String> unaccounted(Copied copied, Set<String> alsoFormer) {
        Set<String> columns = new HashSet<>();
        new Rows(database)
                .all(
                        "select column_name from information_schema.columns"
                                + " where table_schema = 'public' and table_name = ?",
                        copied.name())
                .forEach(row -> columns.add(String.valueOf(row.get("column_name"))));
        assertThat(columns).as("columns of %s", copied.real()).containsAll(copied.columns());
        copied.columns().forEach(columns::remove);
        List.of(WHOSE, WHEN, OURS, FORMER, alsoFormer).forEach(columns::removeAll);
        return columns;
    }
}
