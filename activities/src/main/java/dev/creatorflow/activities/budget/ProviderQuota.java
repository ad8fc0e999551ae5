package dev.creatorflow.activities.budget;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's headers say of its own quota; null = not said.
 *
 * @param limit calls its period allows
 * @param remaining calls left in it, other programs on the same key included; may be negative
 * @param resetIn how long from the answer until it starts anew
 */
public record ProviderQuota(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Duration resetIn) {
    public static final ProviderQuota UNKNOWN = new ProviderQuota(null, null, null);

    @Nullable Double resetSeconds() {
        return resetIn == null ? null : resetIn.toMillis() / 1000.0;
    }
}
