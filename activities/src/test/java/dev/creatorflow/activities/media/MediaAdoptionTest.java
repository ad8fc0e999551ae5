package dev.creatorflow.activities.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.media.MediaAdoption.Adopted;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.StorageSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaAdoptionTest {
    @Test
    void defect40UrlsOfEveryFormerAddressAreOursAndNoOthers() {
        try (Database database = TestDatabase.create()) {
            MediaRows rows = new MediaRows(database);
            rows.creator("77", "https://media.b9dashboard.com/profile_pictures/77/profile.jpg");
            rows.creator("78", "https://media.b9dashboard.com.evil.test/profile.jpg");
            rows.reel("1", "https://media.b9-dashboard.com/videos/1.mp4", "https://scontent.cdninstagram.com/c.jpg");
            rows.reel("2", "https://scontent.cdninstagram.com/v.mp4", null);
            rows.post("3", "{https://scontent.cdninstagram.com/0.jpg,https://pub-1.r2.dev/photos/1.jpg}");
            rows.post("4", null);
            StorageSettings settings = new StorageSettings(
                    false,
                    null,
                    "auto",
                    null,
                    null,
                    "media",
                    "archive",
                    URI.create("https://media.b9-dashboard.com"),
                    List.of(URI.create("https://media.b9dashboard.com/"), URI.create("https://pub-1.r2.dev")),
                    true);

            assertThat(new MediaAdoption(database).adopt(settings)).isEqualTo(new Adopted(1, 1, 1));
            assertThat(new MediaAdoption(database).adopt(settings)).as("again").isEqualTo(new Adopted(0, 0, 0));

            assertThat(rows.row("instagram_creators", "77")).containsEntry("profile_pic_url_stored", true);
            assertThat(rows.row("instagram_creators", "78")).containsEntry("profile_pic_url_stored", false);
            assertThat(rows.row("instagram_reels", "1"))
                    .containsEntry("video_url_stored", true)
                    .containsEntry("thumbnail_url_stored", false);
            assertThat(rows.row("instagram_reels", "2")).containsEntry("video_url_stored", false);
            assertThat(rows.row("instagram_posts", "3")).containsEntry("image_urls_stored", true);
            assertThat(rows.row("instagram_posts", "4")).containsEntry("image_urls_stored", false);
        }
    }
}
