package dev.creatorflow.activities.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The optional tagging of subreddits by a language model.
 *
 * @param apiKey key of the endpoint; null = tagging is off
 * @param baseUrl the endpoint
 * @param model name of the model, null where unset
 */
public record TaggingSettings(
        @Nullable Secret apiKey, URI baseUrl, @Nullable String model) {

    /** Whether tags are proposed at all. */
    public boolean enabled() {
        return apiKey != null && model != null;
    }
}
