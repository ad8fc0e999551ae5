package dev.creatorflow.infra.simulator.reddit.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.reddit.graph.Access;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.CommunityKind;
import dev.creatorflow.infra.simulator.reddit.graph.CommunityText;
import dev.creatorflow.infra.simulator.reddit.graph.Post;
import dev.creatorflow.infra.simulator.reddit.graph.PostKind;
import dev.creatorflow.infra.simulator.reddit.graph.PostText;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.reddit.graph.Redditor;
import dev.creatorflow.infra.simulator.reddit.graph.RedditorKind;
import dev.creatorflow.infra.simulator.reddit.graph.RedditorText;
import dev.creatorflow.infra.simulator.reddit.graph.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What must be known of communities, posts and redditors once everything was fetched. */
final class RedditTruth {
    private static final Duration HIDDEN_SCORES = Duration.ofHours(4);

    private final RedditWorld world;

    RedditTruth(RedditWorld world) {
        this.world = world;
    }

    ArrayNode communities(Instant at) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        world.communities().forEach(one -> list.add(entry(one, at)));
        return list;
    }

    private static ObjectNode entry(Community community, Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", community.index())
                .put("name", community.name())
                .put("kind", community.kind().label())
                .put("access", community.accessAt(at).name())
                .put("subscribers", community.subscribersAt(at))
                .put("over18", community.nsfw());
    }

    ObjectNode community(Community community, Instant at) {
        ObjectNode truth = entry(community, at);
        truth.put("id", community.id())
                .put("title", community.title())
                .put("description", CommunityText.sidebar(world, community))
                .put("publicDescription", CommunityText.summary(community))
                .put("createdAt", community.createdAt().toString())
                .put(
                        "type",
                        community.feed()
                                ? "user"
                                : community.kind() == CommunityKind.RESTRICTED ? "restricted" : "public")
                .put("rules", CommunityText.rules(community).size());
        ArrayNode texts = truth.putArray("ruleTexts");
        CommunityText.rules(community).forEach(rule -> texts.add(rule.description()));
        links(truth, community, at);
        return truth;
    }

    /** The names one step away, in Reddit's letters, by where they are found. */
    private void links(ObjectNode truth, Community community, Instant at) {
        Set<String> sidebar = new TreeSet<>();
        for (String written : world.sidebar(community)) {
            if (!written.startsWith("u/")) {
                world.community(written).map(Community::name).ifPresent(sidebar::add);
            }
        }
        Set<String> authors = new TreeSet<>();
        Set<String> histories = new TreeSet<>();
        Set<String> crossposts = new TreeSet<>();
        Instant week = at.minus(Duration.ofDays(7));
        for (Post post : community.accessAt(at) == Access.OPEN ? world.posted(community, at) : List.<Post>of()) {
            if (!post.listedAt(at) || post.createdAt().isBefore(week)) {
                continue;
            }
            world.parent(post)
                    .map(Post::place)
                    .map(world::community)
                    .map(Community::name)
                    .ifPresent(crossposts::add);
            String author = world.author(post, at);
            if (post.author() >= 0 && !author.equals("[deleted]") && authors.add(author)) {
                Redditor redditor = world.redditor(post.author());
                if (redditor.kind() == RedditorKind.ORDINARY || redditor.kind() == RedditorKind.LEAVES) {
                    world.history(redditor, at).stream()
                            .filter(one -> one.listedAt(at))
                            .forEach(one ->
                                    histories.add(world.community(one.place()).name()));
                }
            }
        }
        histories.remove(community.name());
        names(truth.putArray("sidebar"), sidebar);
        names(truth.putArray("crossposts"), crossposts);
        names(truth.putArray("authors"), authors);
        names(truth.putArray("histories"), histories);
    }

    private static void names(ArrayNode array, Set<String> names) {
        names.forEach(array::add);
    }

    /** Every post of the last days, gone ones included, newest first. */
    ArrayNode posts(Community community, Instant at, int days) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Instant since = at.minus(Duration.ofDays(days));
        world.posted(community, at).stream()
                .filter(post -> !post.createdAt().isBefore(since))
                .forEach(post -> list.add(post(post, community, at)));
        return list;
    }

    private ObjectNode post(Post post, Community community, Instant at) {
        boolean hidden = community.kind() == CommunityKind.HIDING_SCORES
                && Duration.between(post.createdAt(), at).compareTo(HIDDEN_SCORES) < 0;
        PostKind kind = post.kind() == PostKind.CROSSPOST && world.parent(post).isEmpty() ? PostKind.TEXT : post.kind();
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("id", post.id())
                .put("title", PostText.title(post))
                .put("subreddit", community.name())
                .put("author", world.author(post, at))
                .put("kind", kind.label())
                .put("createdAt", post.createdAt().toString())
                .put("score", hidden ? 1 : post.scoreAt(at))
                .put("scoreHidden", hidden)
                .put("comments", post.commentsAt(at))
                .put("upvotedPercent", PostText.upvotedPercent(post))
                .put("over18", PostText.nsfw(post, community))
                .put("spoiler", PostText.spoiler(post))
                .put("stickied", PostText.stickied(post))
                .put("locked", PostText.locked(post))
                .put("selftext", PostText.text(post))
                .put("flair", PostText.flair(post))
                .put("listed", post.listedAt(at));
        Removal removal = post.removal();
        entry.put("removedAt", removal == null ? null : removal.at().toString());
        entry.put("removedBy", removal == null ? null : removal.by().name().toLowerCase(Locale.ROOT));
        entry.put("removed", post.removedAt(at));
        entry.put("crosspostOf", world.parent(post).map(Post::id).orElse(null));
        return entry;
    }

    ArrayNode redditors(Instant at) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        world.redditors().forEach(one -> list.add(redditor(one, at)));
        return list;
    }

    ObjectNode redditor(Redditor redditor, Instant at) {
        ObjectNode truth = JsonNodeFactory.instance
                .objectNode()
                .put("name", redditor.name())
                .put("kind", redditor.kind().label())
                .put("id", redditor.id())
                .put("createdAt", redditor.createdAt().toString())
                .put("gone", redditor.goneAt(at) || redditor.kind() == RedditorKind.SHADOWBANNED)
                .put("suspended", redditor.kind() == RedditorKind.SUSPENDED)
                .put("linkKarma", redditor.linkKarmaAt(at))
                .put("commentKarma", redditor.commentKarmaAt(at))
                .put("awardeeKarma", redditor.awardeeKarma())
                .put("awarderKarma", redditor.awarderKarma())
                .put("bio", RedditorText.bio(redditor))
                .put("over18", redditor.nsfw());
        boolean told = redditor.kind() == RedditorKind.ORDINARY
                || (redditor.kind() == RedditorKind.LEAVES && !redditor.goneAt(at));
        truth.put(
                "submissions",
                told
                        ? world.history(redditor, at).stream()
                                .filter(post -> post.listedAt(at))
                                .count()
                        : 0);
        return truth;
    }
}
