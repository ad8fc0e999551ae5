package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.PostFigures;
import dev.creatorflow.activities.analytics.reddit.PostSample;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Posts as the parameter of their statement. */
final class PostRows {
    private static final String POST = "t3_";

    private PostRows() {}

    static String json(Collection<RedditPost> posts) {
        JsonRows rows = new JsonRows();
        posts.forEach(post -> put(rows.add(), post));
        return rows.text();
    }

    /** What figures need of a post. */
    static PostSample sample(RedditPost post) {
        RedditPost.Flags flags = post.flags();
        return new PostSample(
                post.counts().score(),
                post.counts().comments(),
                post.createdUtc(),
                flags.over18(),
                Boolean.TRUE.equals(flags.stickied()),
                Boolean.TRUE.equals(flags.isSelf()),
                Boolean.TRUE.equals(flags.isVideo()),
                flags.isGallery(),
                post.content().url(),
                post.content().domain());
    }

    private static void put(JsonRows.Row row, RedditPost post) {
        RedditPost.Counts counts = post.counts();
        PostFigures figures = PostFigures.of(sample(post), post.content().selftext());
        row.put("reddit_id", post.redditId())
                .put("title", post.title())
                .put("author", post.author())
                .put("subreddit", post.subreddit())
                .put("created_utc", post.createdUtc())
                .put("score", counts.score())
                .put("num_comments", counts.comments())
                .put("upvote_ratio", counts.upvoteRatio())
                .put("content_type", figures.contentType())
                .put("gilded", counts.gilded())
                .put("total_awards_received", counts.awards())
                .put("post_length", figures.length())
                .put("posting_day_of_week", figures.weekday())
                .put("posting_hour", figures.hour())
                .put("is_crosspost", post.crosspost())
                .put("comment_to_upvote_ratio", figures.commentRatio())
                .put("crosspost_of", bare(post.crosspostParent()))
                .put("removed_by_category", post.removedBy())
                .put("media_whole", post.filesWhole());
        content(row, post.content());
        flags(row, post.flags());
    }

    private static void content(JsonRows.Row row, RedditPost.Content content) {
        row.put("selftext", content.selftext())
                .put("url", content.url())
                .put("domain", content.domain())
                .put("link_flair_text", content.linkFlairText())
                .put("author_flair_text", content.authorFlairText())
                .put("thumbnail", content.thumbnail())
                .put("distinguished", content.distinguished())
                .put("has_thumbnail", PostFigures.hasThumbnail(content.thumbnail()));
    }

    private static void flags(JsonRows.Row row, RedditPost.Flags flags) {
        row.put("over_18", flags.over18())
                .put("spoiler", flags.spoiler())
                .put("stickied", flags.stickied())
                .put("locked", flags.locked())
                .put("is_self", flags.isSelf())
                .put("is_video", flags.isVideo())
                .put("archived", flags.archived())
                .put("edited", flags.edited())
                .put("score_hidden", flags.scoreHidden());
    }

    private static @Nullable String bare(@Nullable String fullName) {
        return fullName != null && fullName.startsWith(POST) ? fullName.substring(POST.length()) : null;
    }
}
