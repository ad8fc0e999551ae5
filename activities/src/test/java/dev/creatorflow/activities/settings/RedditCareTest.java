package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedditCareTest {
    @TempDir
    private Path folder;

    @Test
    void intervalsThatAreNotNamedKeepTheirDefaults() {
        RedditCare care = load(Map.of("REDDIT_REFRESH_INTERVALS", "no-seller=3d, authors=10d"))
                .reddit()
                .care();

        assertThat(care.ok()).isEqualTo(Duration.ofHours(24));
        assertThat(care.noSeller()).isEqualTo(Duration.ofDays(3));
        assertThat(care.authors()).isEqualTo(Duration.ofDays(10));
        assertThat(care.nsfw()).isEqualTo(RedditCare.Nsfw.ALL);
    }

    @Test
    void anUnknownIntervalIsNamed() {
        assertThatThrownBy(() -> load(Map.of("REDDIT_REFRESH_INTERVALS", "weekly=7d")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("REDDIT_REFRESH_INTERVALS");
    }

    private Settings load(Map<String, String> set) {
        Map<String, String> environment = new HashMap<>(set);
        environment.put("HOME", folder.toString());
        return SettingsLoader.load(environment, folder);
    }
}
