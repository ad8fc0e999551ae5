package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.CommunityKind;
import dev.creatorflow.infra.simulator.reddit.graph.Post;
import dev.creatorflow.infra.simulator.reddit.graph.PostKind;
import dev.creatorflow.infra.simulator.reddit.graph.PostText;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.reddit.graph.Removal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Posts as Reddit tells them (kind {@code t3}). */
final class LinkJson {
    private static final ObjectNode TEMPLATE = Things.template("link.json");

    /** Posts are archived after so many days: no more votes and comments. */
    private static final int ARCHIVED_AFTER_DAYS = 180;

    private static final Duration SCORE_HIDDEN = Duration.ofHours(4);

    private final RedditWorld world;
    private final LinkMedia media;

    LinkJson(RedditWorld world, String base) {
        this.world = world;
        this.media = new LinkMedia(base);
    }

    ObjectNode thing(Post post, Instant now) {
        return Things.thing("t3", data(post, now, true));
    }

    private ObjectNode data(Post post, Instant now, boolean withParent) {
        Community community = world.community(post.place());
        ObjectNode link = TEMPLATE.deepCopy();
        community(link, community, now);
        link.put("id", post.id()).put("name", post.fullname()).put("title", PostText.title(post));
        link.put("permalink", PostText.permalink(post, community.name()));
        link.set("created_utc", Things.seconds(post.createdAt()));
        link.set("created", Things.seconds(post.createdAt()));
        author(link, post, now);
        counts(link, post, community, now);
        flags(link, post, community, now);
        text(link, post, now);
        Optional<Post> parent = withParent ? world.parent(post) : Optional.empty();
        if (parent.isPresent()) {
            link.put("crosspost_parent", parent.get().fullname());
            link.putArray("crosspost_parent_list").add(data(parent.get(), now, false));
            link.put("domain", "self." + community.name()).put("is_self", false).put("is_video", false);
            String path = PostText.permalink(
                    parent.get(), world.community(parent.get().place()).name());
            link.put("url", path).put("url_overridden_by_dest", path).put("thumbnail", "default");
            link.putNull("thumbnail_width").putNull("thumbnail_height");
        } else {
            media.write(link, post.kind() == PostKind.CROSSPOST ? PostKind.TEXT : post.kind(), post, community);
        }
        return link;
    }

    private static void community(ObjectNode link, Community community, Instant now) {
        link.put("subreddit", community.name())
                .put(
                        "subreddit_name_prefixed",
                        community.feed() ? "u/" + community.name().substring(2) : "r/" + community.name())
                .put("subreddit_id", "t5_" + community.id())
                .put("subreddit_type", SubredditJson.type(community))
                .put("subreddit_subscribers", community.subscribersAt(now));
    }

    /** A deleted author leaves out what belongs to an account. */
    private void author(ObjectNode link, Post post, Instant now) {
        String author = world.author(post, now);
        link.put("author", author);
        if (author.equals("[deleted]")) {
            link.putNull("author_flair_text");
            return;
        }
        boolean bot = post.author() < 0;
        link.put(
                        "author_fullname",
                        "t2_" + (bot ? "6l4z3" : world.redditor(post.author()).id()))
                .put("author_premium", Dice.chance(post.author() + 11L, 0.05))
                .put("author_flair_type", "text");
        link.putArray("author_flair_richtext");
        link.put("author_flair_text", Dice.chance(post.author() + 12L, 0.2) ? "Regular & friend" : null);
    }

    private static void counts(ObjectNode link, Post post, Community community, Instant now) {
        boolean hidden = hidesScore(post, community, now);
        long score = hidden ? 1 : post.scoreAt(now);
        int percent = PostText.upvotedPercent(post);
        link.put("score", score).put("ups", score).put("hide_score", hidden);
        if (percent == 100) {
            link.put("upvote_ratio", 1); // An int where all votes are for it, as seen in real bodies.
        } else {
            link.put("upvote_ratio", BigDecimal.valueOf(percent, 2));
        }
        link.put("num_comments", post.commentsAt(now)).put("num_crossposts", Dice.below(post.key() + 13, 3));
    }

    static boolean hidesScore(Post post, Community community, Instant now) {
        return community.kind() == CommunityKind.HIDING_SCORES
                && Duration.between(post.createdAt(), now).compareTo(SCORE_HIDDEN) < 0;
    }

    private static void flags(ObjectNode link, Post post, Community community, Instant now) {
        link.put("over_18", PostText.nsfw(post, community))
                .put("spoiler", PostText.spoiler(post))
                .put("locked", PostText.locked(post))
                .put("stickied", PostText.stickied(post))
                .put("distinguished", PostText.stickied(post) ? "moderator" : null)
                .put("archived", Duration.between(post.createdAt(), now).toDays() >= ARCHIVED_AFTER_DAYS)
                .put("link_flair_text", PostText.flair(post));
        if (PostText.flair(post) != null) {
            link.put("link_flair_template_id", "c4edd5ce-40e8-11e7-b814-0ef91bd65558");
        }
        Instant edited = post.createdAt().plusSeconds(Dice.between(post.key() + 14, 60, 90_000));
        if (Dice.chance(post.key() + 15, 0.1) && edited.isBefore(now)) {
            link.set("edited", Things.seconds(edited));
        } else {
            link.put("edited", false);
        }
    }

    private static void text(ObjectNode link, Post post, Instant now) {
        Removal removal = post.removal();
        String text = PostText.text(post);
        String category = null;
        if (removal != null && post.removedAt(now)) {
            category = removal.by() == Removal.By.AUTHOR
                    ? "deleted"
                    : removal.by().name().toLowerCase(Locale.ROOT);
            text = removal.by() == Removal.By.AUTHOR ? "[deleted]" : "[removed]";
            text = post.kind() == PostKind.TEXT ? text : "";
        }
        link.put("removed_by_category", category);
        link.put("selftext", text).put("selftext_html", Things.html(text));
    }
}
