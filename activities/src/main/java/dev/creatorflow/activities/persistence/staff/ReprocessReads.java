package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.persistence.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reprocess will take, and what it moved. */
public interface ReprocessReads {
    static ReprocessReads over(Database database) {
        return new SqlReprocessReads(database);
    }

    /**
     * What would be mapped again.
     *
     * @param media entries of the pages
     * @param archived answers whose bodies are in the archive bucket
     */
    record Extent(
            long creators,
            long answers,
            long media,
            long bytes,
            long archived,
            @Nullable Instant oldest,
            @Nullable Instant newest) {}

    /** @param igUserIds empty for all */
    Extent extent(List<String> igUserIds, @Nullable Instant since);

    /** One value that moved; see {@code creatorflow.reprocess_changes}. */
    record Change(
            String igUserId,
            @Nullable String username,
            String tableName,
            String columnName,
            long changed,
            @Nullable String example,
            @Nullable String before,
            @Nullable String after,
            String cause) {}

    List<Change> changes(String name, int most);

    /** A kind of change over all creators. */
    record Sum(String tableName, String columnName, String cause, long creators, long rows) {}

    List<Sum> sums(String name);

    /**
     * A creator whose place among all moved, or whose value did.
     *
     * @param rankBefore place among the creators with a known value, 1 for the highest; null where unknown
     */
    record MovedRank(
            String igUserId,
            String username,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable Long rankBefore,
            @Nullable Long rankAfter) {}

    /** @param column {@code engagement_rate_cached} or {@code followers_count} */
    List<MovedRank> movedRanks(String name, RankedBy column, int most);

    /** Creators that could not be rebuilt. */
    record Failed(String igUserId, @Nullable String username, String error) {}

    List<Failed> failed(String name, int most);

    /** What creators are ranked by. */
    enum RankedBy {
        ENGAGEMENT("engagement_rate_cached"),
        FOLLOWERS("followers_count");

        private final String column;

        RankedBy(String column) {
            this.column = column;
        }

        public String column() {
            return column;
        }
    }
}
