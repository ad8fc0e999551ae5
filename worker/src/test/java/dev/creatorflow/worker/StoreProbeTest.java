package dev.creatorflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.objectstore.S3Stores;
import dev.creatorflow.activities.settings.Secret;
import dev.creatorflow.activities.settings.StorageSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreProbeTest {
    @Test
    void defect44AStoreThatCannotBeUsedIsSaidAtTheStartWithTheRemedy() {
        try (S3Stores stores = S3Stores.open(settings(true), 1)) {
            assertThat(new StoreProbe(stores).refusal())
                    .hasValueSatisfying(sentence ->
                            assertThat(sentence).contains("127.0.0.1:1", "cannot be reached", "R2_ENDPOINT"));
        }
    }

    @Test
    void aStoreThatIsSwitchedOffIsNotLookedFor() {
        try (S3Stores stores = S3Stores.open(settings(false), 1)) {
            assertThat(new StoreProbe(stores).refusal()).isEmpty();
        }
    }

    private static StorageSettings settings(boolean enabled) {
        return new StorageSettings(
                enabled,
                URI.create("http://127.0.0.1:1"),
                "auto",
                new Secret("key"),
                new Secret("secret"),
                "media",
                "archive",
                null,
                List.of(),
                true);
    }
}
