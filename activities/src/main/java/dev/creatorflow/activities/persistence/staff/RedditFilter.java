package dev.creatorflow.activities.persistence.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which communities or redditors are shown, in which order. */
public final class RedditFilter {
    private RedditFilter() {}

    /**
     * @param names only these, in any letters; empty for all
     * @param review only with this decision; null for all
     * @param suggested only those the keyword rules suggest something for
     * @param minimumSubscribers null for any number, unknown ones included
     * @param search part of name or title, in any letters; null for all
     */
    public record Communities(
            List<String> names,
            @Nullable CommunityReview review,
            boolean suggested,
            @Nullable Long minimumSubscribers,
            @Nullable String search,
            Order order) {}

    /** What communities are ordered by; unknown comes last. */
    public enum Order {
        SUBSCRIBERS("s.subscribers desc nulls last"),
        UPVOTES("s.avg_upvotes_per_post desc nulls last"),
        ENGAGEMENT("s.engagement desc nulls last"),
        SCORE("s.community_score desc nulls last"),
        SCRAPED("s.last_scraped_at desc nulls last"),
        FOUND("s.created_at desc"),
        NAME("lower(s.name)");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * @param names only these, in any letters; empty for all
     * @param ours only our creators
     * @param minimumScore null for any, unknown ones included
     */
    public record Redditors(
            List<String> names, boolean ours, @Nullable Double minimumScore) {}
}
