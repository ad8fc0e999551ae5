package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.instagram.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where public Instagram data comes from. Each method sends at most one request, never retries, and returns whatever came of it, failures
 * included: retrying and pacing belong to the caller. Safe for many threads at once.
 *
 * <p>Interrupting the calling thread closes the request at once; the provider may have billed it all the same.
 */
public interface InstagramProvider {
    /** Most items one page can have. */
    int MAX_PAGE_SIZE = 12;

    /** @param username a handle without {@code @}; one that Instagram does not allow fails as REQUEST_REFUSED without a request */
    ProviderAnswer profileByUsername(String username) throws InterruptedException;

    /** Unproven upstream: whether the provider answers it has not been recorded. */
    ProviderAnswer profileById(String igUserId) throws InterruptedException;

    /**
     * One page of a stream.
     *
     * @param cursor as {@link PageHead#nextCursor()} gave it; null for the newest page
     * @param count items wanted, 1 to {@link #MAX_PAGE_SIZE}; the provider may send fewer although there are more
     */
    ProviderAnswer page(Stream stream, String igUserId, @Nullable String cursor, int count) throws InterruptedException;

    /** The accounts Instagram suggests beside this one. */
    ProviderAnswer relatedProfiles(String igUserId) throws InterruptedException;
}
