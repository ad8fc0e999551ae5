package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps one post. */
record PostMapping(Thing t) {
    /** Of a rejected entry's JSON this much is kept for a person to look at. */
    static final int LONGEST_JSON = 4_000;

    private static final Pattern ID = Pattern.compile("[0-9a-z]{1,13}");
    private static final Set<String> BY_AUTHOR = Set.of("deleted", "author");
    private static final String DELETED = "[deleted]";
    private static final String REMOVED = "[removed]";

    /** Without {@code t3_}; null where it has none that can be one. */
    @Nullable String redditId() {
        String id = t.text("id");
        return id != null && ID.matcher(id).matches() ? id : null;
    }

    /** Why it cannot be mapped; null where it can. */
    @Nullable String trouble() {
        if (redditId() == null) {
            return "The post has no id.";
        }
        return t.filled("subreddit") == null ? "The post names no community." : null;
    }

    RedditPost post() {
        PostFiles files = new PostFiles(t, Objects.requireNonNull(redditId()));
        String author = t.filled("author");
        return new RedditPost(
                Objects.requireNonNull(redditId()),
                t.text("title"),
                DELETED.equals(author) ? null : author,
                DELETED.equals(author),
                Objects.requireNonNull(t.filled("subreddit")),
                t.time("created_utc"),
                standing(),
                counts(),
                content(),
                flags(),
                t.data().has("crosspost_parent") || t.data().has("crosspost_parent_list"),
                t.filled("crosspost_parent"),
                original().filled("subreddit"),
                t.filled("removed_by_category"),
                files.all(),
                files.whole());
    }

    private Thing original() {
        return new Thing(t.data().path("crosspost_parent_list").path(0));
    }

    private Standing standing() {
        String by = t.filled("removed_by_category");
        if (by != null) {
            return BY_AUTHOR.contains(by) ? Standing.DELETED : Standing.REMOVED;
        }
        String text = t.text("selftext");
        return DELETED.equals(text) ? Standing.DELETED : REMOVED.equals(text) ? Standing.REMOVED : Standing.PRESENT;
    }

    private RedditPost.Counts counts() {
        return new RedditPost.Counts(
                t.isTrue("hide_score") ? null : t.whole("score"),
                t.count("num_comments"),
                t.share("upvote_ratio"),
                t.smallCount("gilded"),
                t.smallCount("total_awards_received"));
    }

    private RedditPost.Content content() {
        String text = t.text("selftext");
        return new RedditPost.Content(
                DELETED.equals(text) || REMOVED.equals(text) ? null : text,
                t.filled("url"),
                t.filled("domain"),
                t.filled("thumbnail"),
                t.filled("link_flair_text"),
                t.filled("author_flair_text"),
                t.filled("distinguished"));
    }

    private RedditPost.Flags flags() {
        return new RedditPost.Flags(
                t.flag("over_18"),
                t.flag("spoiler"),
                t.flag("stickied"),
                t.flag("locked"),
                t.flag("archived"),
                edited(),
                t.flag("is_self"),
                t.flag("is_video"),
                t.isTrue("is_gallery"),
                t.isTrue("hide_score"));
    }

    /** False, or the time of it. */
    private @Nullable Boolean edited() {
        JsonNode edited = t.data().path("edited");
        return edited.isNumber() ? Boolean.TRUE : t.flag("edited");
    }
}
