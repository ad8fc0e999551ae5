package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who belongs where. The communities with steady members are a tree: from the first one every other can be reached, one
 * third by members who post in both, one third by the parent's sidebar, one third by crossposts. All others hang on that
 * tree, those without posts by a sidebar.
 */
final class Layout {
    private static final int MEMBERS = 3;

    private final long seed;
    private final Instant turn;
    final List<Community> communities = new ArrayList<>();
    final List<Redditor> redditors = new ArrayList<>();
    /** By place: indices of the redditors who post there. */
    final List<List<Integer>> members = new ArrayList<>();
    /** By place: where else its members post, as crossposts. */
    final List<List<Integer>> crossposted = new ArrayList<>();
    /** By place: names as its sidebar writes them. */
    final List<List<String>> sidebars = new ArrayList<>();
    /** By redditor: the communities posted in, the own feed not included. */
    final List<List<Integer>> homes = new ArrayList<>();

    Layout(long seed, int size, Instant turn) {
        this.seed = seed;
        this.turn = turn;
        for (int index = 0; index < size; index++) {
            communities.add(community(index));
            place();
        }
        List<Integer> tree = new ArrayList<>();
        communities.stream()
                .filter(one -> steady(one.kind()))
                .map(Community::index)
                .forEach(tree::add);
        for (int index = 0; index < size; index++) {
            attach(index, tree, size);
        }
        for (Redditor redditor : redditors) {
            communities.add(feed(redditor));
            place();
            if (redditor.postsToFeed()) {
                members.get(redditor.feed()).add(redditor.index());
            }
        }
    }

    private static boolean steady(CommunityKind kind) {
        return kind == CommunityKind.PUBLIC
                || kind == CommunityKind.RESTRICTED
                || kind == CommunityKind.HIDING_SCORES
                || kind == CommunityKind.BUSY;
    }

    private void place() {
        members.add(new ArrayList<>());
        crossposted.add(new ArrayList<>());
        sidebars.add(new ArrayList<>());
    }

    private void attach(int index, List<Integer> tree, int size) {
        Community community = communities.get(index);
        int branch = tree.indexOf(index);
        int parent = branch > 0 ? tree.get((branch - 1) / 3) : tree.get(index % tree.size());
        boolean posts = community.kind().peopled() && community.kind() != CommunityKind.EMPTY;
        int route = branch == 0 ? -1 : posts && community.kind() != CommunityKind.BECOMES_PUBLIC ? index % 3 : 1;
        if (route == 1) {
            sidebars.get(parent).add(RedditNames.asWritten(community.name(), index / 3));
        } else if (route == 2) {
            crossposted.get(parent).add(index);
        }
        if (posts) {
            for (int member = 0; member < MEMBERS; member++) {
                join(index, route == 0 ? parent : -1, size);
            }
        }
    }

    private void join(int home, int other, int size) {
        int index = redditors.size();
        RedditorKind kind = RedditorKind.of(index);
        long salt = Dice.hash(seed, 201, index);
        Instant since =
                turn.minus(Duration.ofDays(Dice.between(salt, 12, 5_000))).minusSeconds(Dice.below(salt + 1, 86_400));
        redditors.add(
                new Redditor(index, RedditNames.redditor(index), kind, since, size + index, index % 5 == 0, turn));
        List<Integer> places = new ArrayList<>(List.of(home));
        if (other >= 0) {
            places.add(other);
        }
        homes.add(places);
        if (kind != RedditorKind.EMPLOYEE) {
            places.forEach(place -> members.get(place).add(index));
        } else {
            sidebars.get(home).add("u/" + RedditNames.redditor(index));
        }
    }

    private Community community(int index) {
        CommunityKind kind = CommunityKind.of(index);
        long salt = Dice.hash(seed, 203, index);
        int subscribers = kind == CommunityKind.TINY
                ? Dice.between(salt, 10, 90)
                : (int) Math.round(Math.exp(9.5 + 1.6 * Math.clamp(Dice.normal(salt), -1.5, 2.5)));
        double posts = switch (kind) {
            case BUSY -> 24;
            case TINY -> 0.7;
            case EMPTY -> 0;
            default -> 1.6 + 3 * Dice.unit(salt + 1);
        };
        return new Community(
                index,
                RedditNames.community(index),
                kind,
                turn.minus(Duration.ofDays(Dice.between(salt + 2, 200, 6_000))),
                subscribers,
                (int) Math.round(subscribers * (Dice.unit(salt + 3) - 0.2) / 400),
                kind.peopled() ? posts : 0,
                turn,
                false);
    }

    private Community feed(Redditor redditor) {
        return new Community(
                redditor.feed(),
                "u_" + redditor.name(),
                CommunityKind.PUBLIC,
                redditor.createdAt(),
                Dice.below(redditor.index() + 5L, 40),
                0,
                redditor.postsToFeed() ? 0.4 : 0,
                turn,
                true);
    }
}
