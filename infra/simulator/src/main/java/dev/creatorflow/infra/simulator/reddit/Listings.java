package dev.creatorflow.infra.simulator.reddit;

import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.Post;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.server.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages of posts in an order: at most a hundred at once, at most a thousand altogether. */
final class Listings {
    private static final int MOST_AT_ONCE = 100;
    private static final int USUAL_AT_ONCE = 25;
    private static final int MOST_ALTOGETHER = 1_000;

    private static final Comparator<Post> NEWEST =
            Comparator.comparing(Post::createdAt).thenComparingLong(Post::key).reversed();

    private final RedditWorld world;

    Listings(RedditWorld world) {
        this.world = world;
    }

    /**
     * One page.
     *
     * @param after the cursor to the next page, null at the end
     */
    record Page(List<Post> posts, @Nullable String after) {}

    Page newest(List<Post> posts, Request request, Instant now) {
        return page(posts, NEWEST, request, now);
    }

    /** By score within the time of parameter {@code t}, a day unless given. */
    Page top(List<Post> posts, Request request, Instant now) {
        Instant since = now.minus(
                switch (request.query().getOrDefault("t", "day")) {
                    case "hour" -> Duration.ofHours(1);
                    case "week" -> Duration.ofDays(7);
                    case "month" -> Duration.ofDays(30);
                    case "year" -> Duration.ofDays(365);
                    case "all" -> Duration.ofDays(36_500);
                    default -> Duration.ofDays(1);
                });
        return page(
                posts.stream().filter(post -> !post.createdAt().isBefore(since)).toList(), best(now), request, now);
    }

    private static Comparator<Post> best(Instant now) {
        return Comparator.<Post>comparingLong(post -> post.scoreAt(now))
                .reversed()
                .thenComparing(NEWEST);
    }

    /** The newest with the stickied ones on top, beyond the number asked for. */
    Page hot(Community community, Request request, Instant now) {
        List<Post> posts = world.posted(community, now);
        Page page = newest(posts, request, now);
        if (request.param("after") != null) {
            return page;
        }
        List<Post> stickied = posts.stream()
                .filter(post -> post.author() == Post.AUTOMODERATOR && post.listedAt(now))
                .limit(2)
                .toList();
        List<Post> rest =
                page.posts().stream().filter(post -> !stickied.contains(post)).toList();
        return new Page(
                java.util.stream.Stream.concat(stickied.stream(), rest.stream()).toList(), page.after());
    }

    private Page page(List<Post> posts, Comparator<Post> order, Request request, Instant now) {
        List<Post> listed = posts.stream()
                .filter(post -> post.listedAt(now))
                .sorted(order)
                .limit(MOST_ALTOGETHER)
                .toList();
        String after = request.param("after");
        if (after != null && !after.isEmpty()) {
            // A cursor goes on working when the post it names is gone.
            Optional<Post> last = world.post(after.startsWith("t3_") ? after.substring(3) : "none");
            listed = last.isEmpty()
                    ? List.of()
                    : listed.stream()
                            .filter(post -> order.compare(post, last.get()) > 0)
                            .toList();
        }
        int limit = limit(request.param("limit"));
        List<Post> page = listed.stream().limit(limit).toList();
        return new Page(page, listed.size() > limit ? page.getLast().fullname() : null);
    }

    private static int limit(@Nullable String limit) {
        try {
            return limit == null ? USUAL_AT_ONCE : Math.clamp(Integer.parseInt(limit), 1, MOST_AT_ONCE);
        } catch (NumberFormatException notANumber) {
            return USUAL_AT_ONCE;
        }
    }
}
