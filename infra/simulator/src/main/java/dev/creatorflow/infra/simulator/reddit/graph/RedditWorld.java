package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.BoundedCache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The communities, members and posts of one seed: closed, since every name a body mentions is here. Posts are kept for
 * two months; older ones are only found by their identity. Thread-safe.
 */
public final class RedditWorld {
    /** What listings reach back to. */
    public static final int DAYS_KEPT = 60;

    private static final int CACHED_DAYS = 40_000;

    private final Layout layout;
    private final int size;
    private final PostFactory posts;
    private final BoundedCache<Long, List<Post>> days = new BoundedCache<>(CACHED_DAYS);
    private final Map<String, Community> communities = new HashMap<>();
    private final Map<String, Redditor> redditors = new HashMap<>();

    /**
     * @param size communities, feeds of redditors not counted
     * @param turn when the communities and redditors that change do so
     */
    public RedditWorld(long seed, int size, Instant turn) {
        this.size = size;
        this.layout = new Layout(seed, size, turn.truncatedTo(ChronoUnit.HOURS));
        this.posts = new PostFactory(seed, layout);
        layout.communities.forEach(one -> communities.put(key(one.name()), one));
        layout.redditors.forEach(one -> redditors.put(key(one.name()), one));
    }

    /** All communities in order, feeds left out. */
    public List<Community> communities() {
        return List.copyOf(layout.communities.subList(0, size));
    }

    public List<Redditor> redditors() {
        return List.copyOf(layout.redditors);
    }

    public Community community(int place) {
        return layout.communities.get(place);
    }

    public Redditor redditor(int index) {
        return layout.redditors.get(index);
    }

    /** A community or feed by its name in any letters. */
    public Optional<Community> community(String name) {
        return Optional.ofNullable(communities.get(key(name)));
    }

    /** A redditor by name in any letters. */
    public Optional<Redditor> redditor(String name) {
        return Optional.ofNullable(redditors.get(key(name)));
    }

    /** Names in a community's sidebar as written there, in any letters; {@code u/name} for redditors. */
    public List<String> sidebar(Community community) {
        return List.copyOf(layout.sidebars.get(community.index()));
    }

    /** What a place ever had in the two months before an instant, removed posts included, newest first. */
    public List<Post> posted(Community community, Instant now) {
        long today = Math.floorDiv(now.getEpochSecond(), 86_400L);
        List<Post> found = new ArrayList<>();
        for (long day = today; day > today - DAYS_KEPT; day--) {
            found.addAll(on(community.index(), day).reversed());
        }
        found.removeIf(post -> post.createdAt().isAfter(now));
        return found;
    }

    /** What a redditor ever posted in the two months before an instant, in communities that are open now, newest first. */
    public List<Post> history(Redditor redditor, Instant now) {
        List<Integer> places = new ArrayList<>(layout.homes.get(redditor.index()));
        places.add(redditor.feed());
        List<Post> found = new ArrayList<>();
        for (int place : places) {
            Community community = community(place);
            if (community.accessAt(now) == Access.OPEN) {
                posted(community, now).stream()
                        .filter(post -> post.author() == redditor.index())
                        .forEach(found::add);
            }
        }
        found.sort(Comparator.comparing(Post::createdAt)
                .thenComparingLong(Post::key)
                .reversed());
        return found;
    }

    /** The post of an identity without prefix; empty when there never was one. */
    public Optional<Post> post(String id) {
        try {
            long key = Long.parseLong(id, 36);
            int place = PostFactory.place(key);
            return key < 0 || place >= layout.communities.size()
                    ? Optional.empty()
                    : on(place, PostFactory.day(key)).stream()
                            .filter(post -> post.key() == key)
                            .findFirst();
        } catch (NumberFormatException noIdentity) {
            return Optional.empty();
        }
    }

    /** The post a crosspost shows: the last one of that place before it; empty when there is none. */
    public Optional<Post> parent(Post crosspost) {
        if (crosspost.parent() < 0) {
            return Optional.empty();
        }
        Community place = community(crosspost.parent());
        return posted(place, crosspost.createdAt()).stream()
                .filter(post -> post.kind() != PostKind.CROSSPOST && post.author() >= 0 && post.removal() == null)
                .findFirst();
    }

    /** The name shown as author at an instant. */
    public String author(Post post, Instant now) {
        if (post.author() == Post.AUTOMODERATOR) {
            return "AutoModerator";
        }
        boolean unknown = post.author() == Post.DELETED
                || redditor(post.author()).goneAt(now)
                || (post.removal() != null && post.removal().by() == Removal.By.AUTHOR && post.removedAt(now));
        return unknown ? "[deleted]" : redditor(post.author()).name();
    }

    private List<Post> on(int place, long day) {
        return days.get(day * 100_000 + place, key -> posts.of(place, day));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
