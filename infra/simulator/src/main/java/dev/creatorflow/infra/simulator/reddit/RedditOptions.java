package dev.creatorflow.infra.simulator.reddit;

/**
 * How the simulated Reddit is to be.
 *
 * @param communities feeds of redditors not counted
 * @param requestsPerMinute averaged over the window; 0 is unlimited
 * @param windowSeconds real time after which a client's count starts anew
 * @param tokenSeconds life of a token in real time
 * @param hidesNsfw whether listings of over-18 communities come empty, as for an application that may not see them
 */
public record RedditOptions(
        int communities, int requestsPerMinute, int windowSeconds, int tokenSeconds, boolean hidesNsfw) {

    /** 240 communities, Reddit's own 100 requests a minute over ten minutes, tokens for a day. */
    public static final RedditOptions DEFAULT = new RedditOptions(240, 100, 600, 86_400, false);
}
