package dev.creatorflow.activities.persistence.staff;

import dev.creatorflow.activities.analytics.reddit.ViralScore;
import dev.creatorflow.activities.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Posts that stand out now, in communities of review Ok. Nothing is kept between calls. Thread-safe. */
public final class ViralPosts {
    private final Database database;

    public ViralPosts(Database database) {
        this.database = database;
    }

    /**
     * A post that stands out.
     *
     * @param author null where the account is deleted
     */
    public record Line(
            String redditId,
            String title,
            @Nullable String author,
            String subreddit,
            Instant createdAt,
            long score,
            long comments,
            double viralScore) {}

    record Row(
            String redditId,
            String title,
            @Nullable String author,
            String subreddit,
            Instant createdAt,
            long score,
            @Nullable Long comments,
            boolean safe) {}

    interface Rows {
        @Select("""
                select reddit_id, title, author, subreddit, created_at, score, comments, safe from (
                    select p.reddit_id, p.title, p.author_username as author, s.name as subreddit, p.created_utc as created_at,
                           p.score, p.num_comments as comments,
                           coalesce(not p.over_18, false) and coalesce(not s.over18, false) as safe,
                           row_number() over (partition by lower(p.subreddit_name) order by p.score desc, p.reddit_id) as place
                    from public.reddit_posts p
                    join public.reddit_subreddits s on lower(s.name) = lower(p.subreddit_name) and not s.superseded
                    where s.review = 'Ok' and p.created_utc > #{since} and p.created_utc <= #{now} and p.score > 0
                      and p.title is not null and p.content_removed_at is null) ranked
                where place <= #{perSubreddit}""")
        List<Row> best(
                @Param("since") Instant since, @Param("now") Instant now, @Param("perSubreddit") int perSubreddit);
    }

    /** The list by {@link ViralScore#CURRENT}. */
    public List<Line> list(Duration range, int perSubreddit, int most, Instant now) {
        return list(ViralScore.CURRENT, range, perSubreddit, most, now);
    }

    /**
     * The list, the most outstanding first.
     *
     * @param range of time that is looked at, up to now
     * @param perSubreddit posts of one community at most, by their scores
     */
    public List<Line> list(ViralScore formula, Duration range, int perSubreddit, int most, Instant now) {
        List<Row> rows = database.autocommit(
                statements -> statements.mapper(Rows.class).best(now.minus(range), now, perSubreddit));
        return rows.stream()
                .map(row -> line(row, formula, range, now))
                .sorted(Comparator.comparingDouble(Line::viralScore).reversed().thenComparing(Line::redditId))
                .limit(most)
                .toList();
    }

    /** Unknown comments add nothing. */
    private static Line line(Row row, ViralScore formula, Duration range, Instant now) {
        Long known = row.comments();
        long comments = known == null ? 0 : known;
        return new Line(
                row.redditId(),
                row.title(),
                row.author(),
                row.subreddit(),
                row.createdAt(),
                row.score(),
                comments,
                formula.of(row.score(), comments, row.createdAt(), row.safe(), range, now));
    }
}
