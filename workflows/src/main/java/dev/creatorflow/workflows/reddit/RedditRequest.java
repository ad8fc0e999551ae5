package dev.creatorflow.workflows.reddit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks Reddit for one answer; {@code (runKey, call, page)} is asked at most once.
 *
 * @param runKey the run that pays; an answer it already has is returned without a request
 * @param name of the community or user, without prefix; empty for {@link RedditCall#INFO}
 * @param page number of the request in its stream, from 0
 * @param after the cursor; null for the first page
 * @param limit entries wanted, 1 to 100; without meaning where the call is no listing
 * @param ids {@code t3_} names for {@link RedditCall#INFO}, up to 100; empty otherwise
 */
public record RedditRequest(
        String runKey,
        RedditCall call,
        String name,
        int page,
        @Nullable String after,
        int limit,
        List<String> ids) {
    /** A single thing. */
    public static RedditRequest thing(String runKey, RedditCall call, String name) {
        return new RedditRequest(runKey, call, name, 0, null, 1, List.of());
    }

    /** A page of a listing. */
    public static RedditRequest page(
            String runKey, RedditCall call, String name, int page, @Nullable String after, int limit) {
        return new RedditRequest(runKey, call, name, page, after, limit, List.of());
    }

    /** Posts by their names. */
    public static RedditRequest info(String runKey, int page, List<String> ids) {
        return new RedditRequest(runKey, RedditCall.INFO, "", page, null, ids.size(), ids);
    }
}
