package dev.creatorflow.activities.persistence.export;

import java.util.Locale;
import java.util.Set;

/** What can be exported. */
public enum ExportSubject {
    /** Creators with their state; since: last scraped. */
    CREATORS(
            "public.instagram_creators",
            "t.ig_user_id",
            "t.last_scraped_at",
            "t.ig_user_id",
            ", s.state as account_state, s.due_at",
            " left join creatorflow.account_state s using (ig_user_id)"),
    /** Media of the reels stream; since: published. */
    REELS("public.instagram_reels", "t.creator_id", "t.taken_at", "t.media_pk", "", ""),
    /** Media of the feed; since: published. */
    POSTS("public.instagram_posts", "t.creator_id", "t.taken_at", "t.media_pk", "", ""),
    /** Counters of media as they were seen; since: observed. */
    OBSERVATIONS(
            "creatorflow.media_observations",
            "t.creator_id",
            "t.observed_at",
            "t.media_pk, t.source, t.observed_at",
            "",
            ""),
    /** Every figure of analytics by day, with its quality; since: the day. */
    METRICS("creatorflow.creator_metrics_daily", "t.ig_user_id", "t.day", "t.ig_user_id, t.day, t.name", "", ""),
    /** Communities with whether they can be reached; since: last scraped. */
    SUBREDDITS(
            "public.reddit_subreddits",
            "lower(t.name)",
            "t.last_scraped_at",
            "lower(t.name)",
            ", r.status as reachability, r.since as reachability_since",
            " left join creatorflow.reachability r on r.target = 'r/' || lower(t.name)"),
    /** Posts of communities; since: published. */
    REDDIT_POSTS("public.reddit_posts", "lower(t.subreddit_name)", "t.created_utc", "t.reddit_id", "", ""),
    /** Redditors with whether they can be reached; since: last scraped. */
    REDDITORS(
            "public.reddit_users",
            "lower(t.username)",
            "t.last_scraped_at",
            "lower(t.username)",
            ", r.status as reachability, r.since as reachability_since",
            " left join creatorflow.reachability r on r.target = 'u/' || lower(t.username)");

    /** Keys and marks of ours that mean nothing outside, and bodies that are in the archive. */
    static final Set<String> INTERNAL =
            Set.of("id", "last_raw_id", "raw_id", "raw_media_json", "raw_profile_json", "run_key");

    private final String table;
    private final String creator;
    private final String time;
    private final String order;
    private final String extraColumns;
    private final String extraTables;

    ExportSubject(String table, String creator, String time, String order, String extraColumns, String extraTables) {
        this.table = table;
        this.creator = creator;
        this.time = time;
        this.order = order;
        this.extraColumns = extraColumns;
        this.extraTables = extraTables;
    }

    /** Whether its rows belong to Instagram creators, by whom they can be chosen. */
    public boolean ofCreators() {
        return switch (this) {
            case CREATORS, REELS, POSTS, OBSERVATIONS, METRICS -> true;
            case SUBREDDITS, REDDIT_POSTS, REDDITORS -> false;
        };
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String table() {
        return table;
    }

    String extraColumns() {
        return extraColumns;
    }

    /** The part of the query after its columns. Both conditions are parameters; null leaves them out. The order is an index's, so that nothing is sorted. */
    String rest() {
        return " from " + table + " t" + extraTables + " where (?::text[] is null or " + creator
                + " = any(?::text[])) and (?::timestamptz is null or " + time + " >= ?::timestamptz) order by " + order;
    }
}
