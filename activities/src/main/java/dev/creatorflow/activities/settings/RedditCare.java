package dev.creatorflow.activities.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What of Reddit is read how often, and which communities that are found are let in.
 *
 * @param ok how often a community of review Ok is read
 * @param noSeller how often one of review No Seller is
 * @param ours how often a redditor of ours is
 * @param authors how often an author of posts is
 * @param authorsPerCommunity authors of the week's best posts of one community that a cycle reads, at most
 * @param newPosts newest posts a walk looks at, at most
 * @param depth steps from a community that staff chose; 0 lets none in
 * @param minSubscribers members below which a community is only remembered
 * @param nsfw which communities are let in, as far as it is known when they are found
 * @param budget communities one cycle lets in at most
 * @param deletionShare percent of the requests that looking for deletions takes, while anything is due
 * @param keywordsFile the owner's phrases; null for none
 */
public record RedditCare(
        Duration ok,
        Duration noSeller,
        Duration ours,
        Duration authors,
        int authorsPerCommunity,
        int newPosts,
        int depth,
        long minSubscribers,
        Nsfw nsfw,
        int budget,
        int deletionShare,
        @Nullable Path keywordsFile) {
    /** Which communities are let in. */
    public enum Nsfw {
        ALL,
        SFW,
        NSFW
    }
}
