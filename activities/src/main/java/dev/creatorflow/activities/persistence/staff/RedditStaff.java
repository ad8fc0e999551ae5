package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Staff's changes of communities and redditors: the sole writer of {@code review} (but for the {@code User Feed} that a feed is stored with)
 * and {@code our_creator}. Each change leaves one row in the audit log, in the same transaction; what would change nothing leaves none.
 * Names are the key whatever their letters. Thread-safe.
 */
public final class RedditStaff {
    private final Database database;
    private final Clock clock;

    public RedditStaff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a change did; names as they are stored.
     *
     * @param unknown names that are not stored
     */
    public record Changed(List<String> changed, List<String> unchanged, List<String> unknown) {
        public Changed {
            changed = List.copyOf(changed);
            unchanged = List.copyOf(unchanged);
            unknown = List.copyOf(unknown);
        }
    }

    /** One name's answer of a statement. */
    record Result(String name, boolean changed) {}

    /**
     * Stores communities, due at once. One that is stored already keeps what is decided of it unless something is decided here; a user's own
     * page is stored as {@link CommunityReview#USER_FEED}.
     *
     * @param review what is decided with it; {@link CommunityReview#UNREVIEWED} decides nothing
     */
    public Changed addCommunities(List<String> names, CommunityReview review, Requester by) {
        List<String> distinct = distinct(names);
        return changed(
                distinct,
                mapper -> mapper.addCommunities(distinct, review.stored(), by.name(), by.reason(), clock.instant()));
    }

    /** Decides about stored communities. Those that are to be scraped from now on are due at once, a day after their last scrape at the earliest. */
    public Changed review(List<String> names, CommunityReview review, Requester by) {
        List<String> distinct = distinct(names);
        return changed(
                distinct, mapper -> mapper.review(distinct, review.stored(), by.name(), by.reason(), clock.instant()));
    }

    /** Stores redditors, or finds them, and says whether they are ours: ours are refreshed by schedules, due at once. */
    public Changed addRedditors(List<String> names, boolean ours, Requester by) {
        List<String> distinct = distinct(names);
        return changed(
                distinct, mapper -> mapper.addRedditors(distinct, ours, by.name(), by.reason(), clock.instant()));
    }

    private Changed changed(List<String> asked, Function<RedditStaffMapper, List<Result>> work) {
        List<Result> results =
                database.transaction(statements -> work.apply(statements.mapper(RedditStaffMapper.class)));
        Map<String, String> unknown = new LinkedHashMap<>();
        asked.forEach(name -> unknown.put(name.toLowerCase(Locale.ROOT), name));
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (Result result : results) {
            unknown.remove(result.name().toLowerCase(Locale.ROOT));
            (result.changed() ? changed : unchanged).add(result.name());
        }
        return new Changed(changed, unchanged, List.copyOf(unknown.values()));
    }

    /** One of each, whatever the letters: the first spelling stays. */
    private static List<String> distinct(List<String> names) {
        Map<String, String> distinct = new LinkedHashMap<>();
        names.forEach(name -> distinct.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        return List.copyOf(distinct.values());
    }
}
