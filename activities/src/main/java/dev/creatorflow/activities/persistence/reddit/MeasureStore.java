package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.Figure;
import dev.creatorflow.activities.analytics.reddit.PostSample;
import dev.creatorflow.activities.analytics.reddit.PostType;
import dev.creatorflow.activities.analytics.reddit.RedditMetric;
import dev.creatorflow.activities.analytics.reddit.RedditorFigures;
import dev.creatorflow.activities.analytics.reddit.RedditorScore;
import dev.creatorflow.activities.analytics.reddit.SubredditFigures;
import dev.creatorflow.activities.analytics.reddit.SubredditSample;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.reddit.MeasureMapper.Published;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.ComputeReddit;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.Measured;
import dev.creatorflow.workflows.reddit.RedditTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes what is computed, as of the run's newest answer, and publishes what is known. Thread-safe; repeating it gives the same. */
final class MeasureStore {
    private static final Measured NOTHING = new Measured(0, null, null, null);

    /** Newest posts of a redditor that the figures look at. */
    private static final int HISTORY = 30;

    private final Database database;
    private final RedditAnswers answers;

    MeasureStore(Database database, RedditAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    Measured compute(ComputeReddit request) {
        RedditTarget target = RedditTarget.of(request.target());
        return database.transaction(statements -> {
            List<AnswerRow> run = statements.mapper(AnswerMapper.class).ofRun(request.runKey(), target.key()).stream()
                    .filter(answers::reaches)
                    .toList();
            Instant at = run.stream()
                    .map(AnswerRow::fetchedAt)
                    .max(Instant::compareTo)
                    .orElse(null);
            if (at == null) {
                return NOTHING;
            }
            return target.kind() == RedditTarget.Kind.SUBREDDIT
                    ? community(statements, target, run, at, request.runKey())
                    : redditor(statements, target, run, at);
        });
    }

    private Measured community(
            Statements statements, RedditTarget target, List<AnswerRow> run, Instant at, String runKey) {
        SubredditMapper.Known known = statements.mapper(SubredditMapper.class).known(target.lowerName());
        if (known == null) {
            return NOTHING;
        }
        MeasureMapper measures = statements.mapper(MeasureMapper.class);
        SubredditFigures figures = SubredditFigures.of(new SubredditSample(
                known.subscribers(),
                listed(run, RedditCall.TOP_WEEK, RedditRuns.TOP_POSTS),
                measures.recent(target.lowerName(), at).stream()
                        .map(MeasureStore::sample)
                        .toList(),
                measures.posters(target.lowerName()),
                at));
        Published published = new Published(
                target.lowerName(),
                columns(figures, known.subscribers()),
                table(figures),
                RedditMetric.SET_VERSION,
                at,
                runKey);
        measures.snapshot(published);
        measures.publish(published);
        Figure upvotes = figures.figure(RedditMetric.AVG_UPVOTES_PER_POST);
        return new Measured(
                upvotes.n(),
                upvotes.value(),
                figures.value(RedditMetric.ENGAGEMENT),
                figures.value(RedditMetric.COMMUNITY_SCORE));
    }

    private Measured redditor(Statements statements, RedditTarget target, List<AnswerRow> run, Instant at) {
        RedditorMapper.Known known = statements.mapper(RedditorMapper.class).known(target.lowerName());
        if (known == null) {
            return NOTHING;
        }
        List<PostSample> history = listed(run, RedditCall.SUBMITTED, HISTORY);
        RedditorFigures figures = RedditorFigures.of(
                known.username(), known.createdUtc(), known.linkKarma(), known.commentKarma(), history, at);
        RedditorScore score = figures.score();
        JsonRows.Row row = JsonRows.Row.alone()
                .put("account_age_days", figures.accountAgeDays())
                .put("karma_per_day", figures.karmaPerDay())
                .put("avg_post_score", figures.avgScore())
                .put("avg_post_comments", figures.avgComments())
                .put("total_posts_analyzed", figures.posts())
                .put("preferred_content_type", figures.contentType())
                .put("most_active_posting_hour", figures.hour())
                .put("most_active_posting_day", figures.day())
                .put("last_post_analyzed_at", newest(history));
        if (score != null) {
            row.put("overall_user_score", score.overall())
                    .put("username_score", score.username())
                    .put("age_score", score.age())
                    .put("karma_score", score.karma())
                    .put("score_version", RedditorScore.VERSION);
        }
        statements.mapper(MeasureMapper.class).publishUser(target.lowerName(), row.text());
        return new Measured(
                Objects.requireNonNullElse(figures.posts(), 0),
                figures.avgScore(),
                null,
                score == null ? null : score.overall());
    }

    /** The first entries of a listing of the run; null where none of its pages came. */
    private @Nullable List<PostSample> listed(List<AnswerRow> run, RedditCall call, int most) {
        List<AnswerRow> pages = run.stream()
                .filter(answer -> answer.stream().equals(call.stream()))
                .toList();
        if (pages.isEmpty()) {
            return null;
        }
        List<PostSample> posts = new ArrayList<>();
        for (AnswerRow page : pages) {
            answers.posts(page).posts().forEach(post -> posts.add(PostRows.sample(post)));
        }
        return posts.subList(0, Math.min(most, posts.size()));
    }

    private static @Nullable Instant newest(@Nullable List<PostSample> posts) {
        return posts == null
                ? null
                : posts.stream()
                        .map(PostSample::createdAt)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    /** A stored post knows its type already. */
    private static PostSample sample(MeasureMapper.PostRow row) {
        PostType type = PostType.labelled(row.contentType());
        return new PostSample(
                row.score(),
                row.comments(),
                row.createdAt(),
                row.over18(),
                row.stickied(),
                type == PostType.TEXT,
                type == PostType.VIDEO,
                type == PostType.GALLERY,
                null,
                type == PostType.IMAGE ? "i.redd.it" : type == PostType.LINK ? "elsewhere" : null);
    }

    private static String columns(SubredditFigures figures, @Nullable Long subscribers) {
        JsonRows.Row row = JsonRows.Row.alone().put("subscribers", subscribers);
        for (Figure figure : figures.all()) {
            if (figure.text() != null) {
                row.put(figure.metric().metricName(), figure.text());
            } else if (whole(figure)) {
                Double value = figure.value();
                row.put(figure.metric().metricName(), value == null ? null : Math.round(value));
            } else {
                row.put(figure.metric().metricName(), figure.value());
            }
        }
        return row.put(
                        "requirement_sample_size",
                        figures.figure(RedditMetric.MIN_POST_KARMA).n())
                .text();
    }

    /** Columns that hold whole numbers. */
    private static boolean whole(Figure figure) {
        return switch (figure.metric()) {
            case WEEK_POSTS, BEST_POSTING_HOUR, MIN_POST_KARMA, MIN_COMMENT_KARMA, MIN_ACCOUNT_AGE_DAYS -> true;
            default -> false;
        };
    }

    private static String table(SubredditFigures figures) {
        return FigureTable.of(figures.all());
    }
}
