package dev.creatorflow.infra.simulator.reddit.graph;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One post, fixed for a seed; score and comments are a matter of time.
 *
 * @param place index of the community or feed
 * @param author index of the redditor, {@link #AUTOMODERATOR} or {@link #DELETED}
 * @param parent place of the post a crosspost shows, else -1; which post it is, {@link RedditWorld#parent} tells
 * @param lastScore what the score comes to after days
 * @param lastComments what the comments come to
 * @param removal null when it stays
 */
public record Post(
        long key,
        int place,
        Instant createdAt,
        int author,
        PostKind kind,
        int parent,
        long lastScore,
        long lastComments,
        @Nullable Removal removal) {
    /** The community's bot. */
    public static final int AUTOMODERATOR = -1;

    /** An account that was deleted before anybody looked. */
    public static final int DELETED = -2;

    private static final double HOURS_TO_GROW = 10;

    /** The identity without prefix, in base 36. */
    public String id() {
        return Long.toString(key, 36);
    }

    public String fullname() {
        return "t3_" + id();
    }

    public boolean removedAt(Instant at) {
        return removal != null && !at.isBefore(removal.at());
    }

    /** Whether listings show it. */
    public boolean listedAt(Instant at) {
        return !createdAt.isAfter(at) && !removedAt(at);
    }

    /** Votes for less votes against; at least 0. */
    public long scoreAt(Instant at) {
        return Math.round(lastScore * grown(at, HOURS_TO_GROW));
    }

    /** Comments; removed ones go on counting. */
    public long commentsAt(Instant at) {
        return Math.round(lastComments * grown(at, HOURS_TO_GROW * 1.5));
    }

    private double grown(Instant at, double hours) {
        double age = Math.max(0, Duration.between(createdAt, at).toMinutes() / 60.0);
        return 1 - Math.exp(-age / hours);
    }
}
