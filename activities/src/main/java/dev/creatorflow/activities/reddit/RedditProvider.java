package dev.creatorflow.activities.reddit;

import dev.creatorflow.activities.dispatch.Sent;
import dev.creatorflow.workflows.reddit.RedditRequest;

/**
 * Where Reddit's data comes from. Sends at most one request (besides one for a token, where none is at hand), never retries, and returns whatever
 * came of it. Safe for many threads at once; interrupting the calling thread closes the request at once.
 */
public interface RedditProvider {
    Sent ask(RedditRequest request) throws InterruptedException;
}
