package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.clock.SimulatedClock;
import dev.creatorflow.infra.simulator.reddit.graph.Access;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.Post;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.reddit.graph.Redditor;
import dev.creatorflow.infra.simulator.reddit.graph.RedditorKind;
import dev.creatorflow.infra.simulator.reddit.graph.Removal;
import dev.creatorflow.infra.simulator.server.Reply;
import dev.creatorflow.infra.simulator.server.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers Reddit's endpoints out of the world, refusals of communities and redditors included. */
public final class RedditApi {
    private static final int MOST_IDENTITIES = 100;

    private final RedditWorld world;
    private final SimulatedClock clock;
    private final boolean hidesNsfw;
    private final Listings listings;
    private final LinkJson links;
    private final SubredditJson subreddits;
    private final UserJson users;

    /**
     * @param base address of the CDN's files
     * @param hidesNsfw whether listings of over-18 communities come empty
     */
    public RedditApi(RedditWorld world, SimulatedClock clock, String base, boolean hidesNsfw) {
        this.world = world;
        this.clock = clock;
        this.hidesNsfw = hidesNsfw;
        this.listings = new Listings(world);
        this.links = new LinkJson(world, base);
        this.subreddits = new SubredditJson(world, base);
        this.users = new UserJson(world, base);
    }

    /** The true answer to a call that carried a token. */
    public Reply.Answer answer(RedditCall call, Request request) {
        Instant now = clock.now();
        return switch (call.endpoint()) {
            case USER, SUBMITTED -> redditor(call, request, now);
            case INFO -> ok(request, info(request, now));
            case SEARCH -> ok(request, search(request, now));
            case TOKEN -> RedditErrors.notFound();
            case ABOUT, RULES, TOP, NEW, HOT -> community(call, request, now);
        };
    }

    private Reply.Answer community(RedditCall call, Request request, Instant now) {
        Optional<Community> found = world.community(call.subject()).filter(one -> !goneFeed(one, now));
        Access access = found.map(one -> one.accessAt(now)).orElse(Access.MISSING);
        if (found.isEmpty() || access != Access.OPEN) {
            return RedditErrors.of(access, call.subject());
        }
        Community community = found.get();
        return ok(
                request,
                switch (call.endpoint()) {
                    case ABOUT -> subreddits.thing(community, now);
                    case RULES -> subreddits.rules(community);
                    default -> listing(call.endpoint(), community, request, now);
                });
    }

    /** A feed lives as long as its redditor does. */
    private boolean goneFeed(Community community, Instant now) {
        return community.feed()
                && world.redditor(community.name().substring(2))
                        .filter(redditor -> !redditor.goneAt(now) && redditor.kind() != RedditorKind.SHADOWBANNED)
                        .isEmpty();
    }

    private ObjectNode listing(RedditEndpoint endpoint, Community community, Request request, Instant now) {
        if (hidesNsfw && community.nsfw()) {
            return Things.listing(JsonNodeFactory.instance.arrayNode(), null);
        }
        return listing(
                switch (endpoint) {
                    case TOP -> listings.top(world.posted(community, now), request, now);
                    case HOT -> listings.hot(community, request, now);
                    default -> listings.newest(world.posted(community, now), request, now);
                },
                now);
    }

    private ObjectNode listing(Listings.Page page, Instant now) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        page.posts().forEach(post -> children.add(links.thing(post, now)));
        return Things.listing(children, page.after());
    }

    private Reply.Answer redditor(RedditCall call, Request request, Instant now) {
        Optional<Redditor> found = world.redditor(call.subject())
                .filter(one -> one.kind() != RedditorKind.SHADOWBANNED && !one.goneAt(now));
        if (found.isEmpty()) {
            return RedditErrors.notFound();
        }
        Redditor redditor = found.get();
        if (call.endpoint() == RedditEndpoint.USER) {
            return ok(request, users.thing(redditor, now));
        }
        if (redditor.kind() == RedditorKind.SUSPENDED) {
            return RedditErrors.forbidden();
        }
        List<Post> history = redditor.kind() == RedditorKind.HIDDEN ? List.of() : world.history(redditor, now);
        boolean top = "top".equals(request.param("sort"));
        return ok(
                request,
                listing(top ? listings.top(history, request, now) : listings.newest(history, request, now), now));
    }

    /** Things by identity: what moderators and authors took away is told as such, the rest of what is gone left out. */
    private ObjectNode info(Request request, Instant now) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(request.query().getOrDefault("id", "").split(",", -1))
                .limit(MOST_IDENTITIES)
                .filter(name -> name.startsWith("t3_"))
                .map(name -> world.post(name.substring(3)))
                .flatMap(Optional::stream)
                .filter(post -> told(post, now))
                .forEach(post -> children.add(links.thing(post, now)));
        return Things.listing(children, null);
    }

    private boolean told(Post post, Instant now) {
        Removal removal = post.removal();
        boolean vanished = removal != null && removal.by() == Removal.By.NOBODY_KNOWS && post.removedAt(now);
        return !post.createdAt().isAfter(now)
                && !vanished
                && world.community(post.place()).accessAt(now) == Access.OPEN;
    }

    private ObjectNode search(Request request, Instant now) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        int start = Math.floorMod(
                request.query().getOrDefault("q", "").hashCode(),
                world.communities().size());
        world.communities().stream()
                .skip(start)
                .filter(one -> one.accessAt(now) == Access.OPEN)
                .limit(3)
                .forEach(one -> children.add(subreddits.thing(one, now)));
        return Things.listing(children, null);
    }

    private static Reply.Answer ok(Request request, ObjectNode body) {
        byte[] bytes = Things.bytes(body, "1".equals(request.param("raw_json")));
        return Reply.of(200, "application/json; charset=UTF-8", bytes);
    }
}
