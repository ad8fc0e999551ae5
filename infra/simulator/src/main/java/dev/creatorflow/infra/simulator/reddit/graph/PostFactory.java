package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the posts of one place and day, oldest first. */
final class PostFactory {
    private static final int DAY_SECONDS = 86_400;
    private static final int MOST_A_DAY = 99;

    /** A key is the day, the place and the number in one, so that later posts have higher keys. */
    private static final long PLACES = 100_000;

    /** Up to which draw from 0 to 1 a kind comes out, in this order. */
    private static final Map<PostKind, Double> SHARES = shares();

    private final long seed;
    private final Layout layout;

    PostFactory(long seed, Layout layout) {
        this.seed = seed;
        this.layout = layout;
    }

    private static Map<PostKind, Double> shares() {
        Map<PostKind, Double> shares = new LinkedHashMap<>();
        shares.put(PostKind.TEXT, 0.24);
        shares.put(PostKind.IMAGE, 0.56);
        shares.put(PostKind.GALLERY, 0.67);
        shares.put(PostKind.VIDEO, 0.77);
        shares.put(PostKind.EMBED, 0.86);
        shares.put(PostKind.LINK, 0.97);
        return shares;
    }

    static long day(long key) {
        return key / 100 / PLACES;
    }

    static int place(long key) {
        return (int) (key / 100 % PLACES);
    }

    List<Post> of(int place, long day) {
        Community community = layout.communities.get(place);
        List<Integer> members = layout.members.get(place);
        if (members.isEmpty() || community.postsPerDay() == 0) {
            return List.of();
        }
        long salt = Dice.hash(seed, 211, place, day);
        int whole = (int) community.postsPerDay();
        int count = Math.min(MOST_A_DAY, whole + (Dice.chance(salt, community.postsPerDay() - whole) ? 1 : 0));
        List<Post> posts = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            posts.add(post(community, members, day, number, count));
        }
        return List.copyOf(posts);
    }

    private Post post(Community community, List<Integer> members, long day, int number, int count) {
        long salt = Dice.hash(seed, 213, community.index(), day, number);
        long second = day * DAY_SECONDS + (long) ((number + 0.9 * Dice.unit(salt)) / count * DAY_SECONDS);
        Instant created = Instant.ofEpochSecond(second);
        long turns = day * (long) Math.ceil(community.postsPerDay()) + number;
        int author = author(community, members, salt, turns, day, number);
        List<Integer> others = layout.crossposted.get(community.index());
        boolean crosspost = author >= 0 && !others.isEmpty() && turns % 4 == 1;
        long score = Math.round(Math.exp(1.1 * Dice.normal(salt + 2)) * Math.sqrt(community.subscribersAtTurn()) / 6);
        long comments = Math.round(score * (0.02 + 0.3 * Dice.unit(salt + 3)) * Dice.unit(salt + 4));
        return new Post(
                (day * PLACES + community.index()) * 100 + number,
                community.index(),
                created,
                author,
                crosspost ? PostKind.CROSSPOST : author < 0 ? PostKind.TEXT : kind(salt + 5),
                crosspost ? others.get((int) (turns / 4 % others.size())) : -1,
                Math.max(1, score),
                comments,
                author == Post.AUTOMODERATOR ? null : removal(salt + 6, created));
    }

    /** Members take turns, so that each of them is seen every few posts. */
    private static int author(Community community, List<Integer> members, long salt, long turns, long day, int number) {
        if (!community.feed() && community.index() % 4 == 0 && day % 7 == 0 && number == 0) {
            return Post.AUTOMODERATOR;
        }
        if (!community.feed() && Dice.chance(salt + 7, 0.03)) {
            return Post.DELETED;
        }
        int turn = Dice.chance(salt + 8, 0.8) ? (int) (turns % members.size()) : Dice.below(salt + 9, members.size());
        return members.get(turn);
    }

    private static PostKind kind(long salt) {
        double draw = Dice.unit(salt);
        return SHARES.entrySet().stream()
                .filter(share -> draw < share.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(PostKind.POLL);
    }

    private static @Nullable Removal removal(long salt, Instant created) {
        double draw = Dice.unit(salt);
        int hour = Dice.below(salt + 1, 120);
        if (draw < 0.03) {
            return new Removal(created.plus(Duration.ofMinutes(30 + hour * 15L)), Removal.By.MODERATOR);
        }
        if (draw < 0.055) {
            return new Removal(created.plus(Duration.ofHours(1 + hour)), Removal.By.AUTHOR);
        }
        if (draw < 0.06) {
            return new Removal(created.plus(Duration.ofMinutes(hour)), Removal.By.REDDIT);
        }
        return draw < 0.065 ? new Removal(created.plus(Duration.ofHours(24 + hour)), Removal.By.NOBODY_KNOWS) : null;
    }
}
