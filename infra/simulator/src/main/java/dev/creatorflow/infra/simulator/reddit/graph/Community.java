package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Duration;
import java.time.Instant;

/**
 * One community, or the feed of one redditor ({@code u_name}).
 *
 * @param index from 0; feeds follow the communities
 * @param name in Reddit's letters; unique whatever the case
 * @param subscribersAtTurn subscribers at the world's turn
 * @param growthPerDay subscribers gained a day, possibly negative
 * @param postsPerDay mean
 * @param turn when the kinds that change do so
 * @param feed whether this is a redditor's own feed
 */
public record Community(
        int index,
        String name,
        CommunityKind kind,
        Instant createdAt,
        int subscribersAtTurn,
        int growthPerDay,
        double postsPerDay,
        Instant turn,
        boolean feed) {
    private static final long FIRST_ID = 78_364_164_096L / 36 + 2_000_000;

    /** How it answers at an instant. */
    public Access accessAt(Instant at) {
        boolean turned = !at.isBefore(turn);
        return switch (kind) {
            case PRIVATE -> Access.PRIVATE;
            case BANNED -> Access.BANNED;
            case QUARANTINED -> Access.QUARANTINED;
            case GATED -> Access.GATED;
            case GOLD_ONLY -> Access.GOLD_ONLY;
            case MISSING -> Access.MISSING;
            case REDIRECTED -> Access.REDIRECTED;
            case BECOMES_PRIVATE -> turned ? Access.PRIVATE : Access.OPEN;
            case BECOMES_BANNED -> turned ? Access.BANNED : Access.OPEN;
            case BECOMES_PUBLIC -> turned ? Access.OPEN : Access.PRIVATE;
            default -> Access.OPEN;
        };
    }

    public boolean nsfw() {
        return kind == CommunityKind.NSFW;
    }

    /** Subscribers at an instant; never negative. */
    public long subscribersAt(Instant at) {
        double days = Duration.between(turn, at).toMinutes() / 1440.0;
        return Math.max(1, Math.round(subscribersAtTurn + days * growthPerDay));
    }

    /** The identity without prefix, in base 36. */
    public String id() {
        return Long.toString(FIRST_ID + index, 36);
    }

    /** What the community is about, in a few words that hold what makes text hard. */
    public String title() {
        String[] titles = {
            "A place for everybody who likes it",
            "Tips & tricks <for beginners>",
            "Größe, Form und Farbe",
            "“Quoted” & kept — since 2012",
            "写真と日常",
            "Makers, hobbyists & friends"
        };
        return name + ": " + titles[Dice.below(index + 31L, titles.length)];
    }
}
