package dev.creatorflow.workflows.reddit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of posts. An empty one is an answer; a failed request is none.
 *
 * @param posts those that could be read, in the order of the answer
 * @param rejected those that could not
 * @param entries how many there were in all; may be more than were asked for
 * @param after the cursor of the next page; null at the end
 */
public record PostListing(
        List<RedditPost> posts,
        List<Rejected> rejected,
        int entries,
        @Nullable String after) {
    public PostListing {
        posts = List.copyOf(posts);
        rejected = List.copyOf(rejected);
    }

    /**
     * An entry that could not be read.
     *
     * @param place in the page, from 0
     * @param redditId null where it has none that can be read
     * @param reason one sentence
     * @param json the entry as delivered, cut where it is very long
     */
    public record Rejected(int place, @Nullable String redditId, String reason, String json) {}
}
