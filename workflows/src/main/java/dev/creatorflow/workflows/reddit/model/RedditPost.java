package dev.creatorflow.workflows.reddit.model;

import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as one answer describes it. Null means that the answer did not say; texts are free of HTML entities.
 *
 * @param redditId without the {@code t3_} prefix
 * @param author as Reddit writes it; null where the account is deleted, or not said
 * @param authorDeleted the answer says that nobody stands behind it any more
 * @param subreddit as Reddit writes it; {@code u_name} for a post on a user's own page
 * @param crosspostParent the {@code t3_} name of the post it repeats; null where it is none, or not said
 * @param crosspostSubreddit the community that one stands in; null as above
 * @param removedBy {@code removed_by_category}; null where it stands
 * @param files pictures and videos that Reddit itself keeps of it, in their places; empty for a crosspost, whose files are the other post's
 * @param filesWhole every place of the post is in {@code files}; false where one is not processed yet, or is not shown
 */
public record RedditPost(
        String redditId,
        @Nullable String title,
        @Nullable String author,
        boolean authorDeleted,
        String subreddit,
        @Nullable Instant createdUtc,
        Standing standing,
        Counts counts,
        Content content,
        Flags flags,
        boolean crosspost,
        @Nullable String crosspostParent,
        @Nullable String crosspostSubreddit,
        @Nullable String removedBy,
        List<MediaSlot> files,
        boolean filesWhole) {

    public RedditPost {
        files = List.copyOf(files);
    }

    /** Whether its content still stands upstream. */
    public enum Standing {
        PRESENT,
        /** The author deleted the post, or its text. */
        DELETED,
        /** A moderator, Reddit or a filter removed it. */
        REMOVED
    }

    /**
     * @param score upvotes less downvotes, fuzzed by Reddit; null where hidden or not said
     * @param upvoteRatio share of upvotes, 0 to 1
     */
    public record Counts(
            @Nullable Long score,
            @Nullable Long comments,
            @Nullable Double upvoteRatio,
            @Nullable Integer gilded,
            @Nullable Integer awards) {}

    /**
     * @param thumbnail a link, or one of {@code self default nsfw spoiler image}; null where empty
     * @param selftext null where it is deleted or removed, or not said; empty where the post has none
     */
    public record Content(
            @Nullable String selftext,
            @Nullable String url,
            @Nullable String domain,
            @Nullable String thumbnail,
            @Nullable String linkFlairText,
            @Nullable String authorFlairText,
            @Nullable String distinguished) {}

    /** {@code isGallery} is delivered only where true; the others are null where not said. */
    public record Flags(
            @Nullable Boolean over18,
            @Nullable Boolean spoiler,
            @Nullable Boolean stickied,
            @Nullable Boolean locked,
            @Nullable Boolean archived,
            @Nullable Boolean edited,
            @Nullable Boolean isSelf,
            @Nullable Boolean isVideo,
            boolean isGallery,
            boolean scoreHidden) {}
}
