package dev.creatorflow.activities.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The optional tagging of subreddits by a language model. It is off unless key, model and registry are set.
 *
 * @param apiKey key of the endpoint; null = tagging is off
 * @param baseUrl the endpoint
 * @param model name of the model, null where unset
 * @param registryFile the owner's tags, null where unset
 * @param requestsPerMinute over all workers
 * @param dailyCallCap calls per UTC day
 * @param costPer1000CallsUsd US dollars; null = unknown
 */
public record TaggingSettings(
        @Nullable Secret apiKey,
        URI baseUrl,
        @Nullable String model,
        @Nullable Path registryFile,
        double requestsPerMinute,
        long dailyCallCap,
        @Nullable BigDecimal costPer1000CallsUsd) {
    /** What a person is told where tagging is off. */
    public static final String OFF =
            "Tagging is off: put OPENAI_API_KEY, OPENAI_MODEL and TAGS_REGISTRY_FILE into the environment or .env.";

    /** Whether tags are proposed at all. */
    public boolean enabled() {
        return apiKey != null && model != null && registryFile != null;
    }
}
