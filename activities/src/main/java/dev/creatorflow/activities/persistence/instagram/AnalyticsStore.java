package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.analytics.CreatorAnalytics;
import dev.creatorflow.activities.analytics.CreatorSample;
import dev.creatorflow.activities.analytics.FollowerObservation;
import dev.creatorflow.activities.analytics.MetricRow;
import dev.creatorflow.activities.analytics.PublishedColumn;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads what analytics need, lets them compute, and writes what came of it: two round trips. Thread-safe. */
public final class AnalyticsStore {
    private final Database database;
    private final AnalyticsRules rules;
    private final Formulas formulas;
    private final SampleReader samples = new SampleReader();

    /** What computes the figures: {@link CreatorAnalytics#of} but where a test tries other formulas. */
    @FunctionalInterface
    public interface Formulas {
        CreatorAnalytics compute(
                CreatorSample sample, List<FollowerObservation> history, AnalyticsRules rules, Instant asOf);
    }

    public AnalyticsStore(Database database, AnalyticsRules rules) {
        this(database, rules, CreatorAnalytics::of);
    }

    public AnalyticsStore(Database database, AnalyticsRules rules, Formulas formulas) {
        this.database = database;
        this.rules = rules;
        this.formulas = formulas;
    }

    /** Computes as of the run's profile answer; a run without one has nothing to compute from and writes nothing. */
    AnalyticsSaved compute(ComputeAnalytics request) {
        AnalyticsMapper.Source source = database.autocommit(statements -> statements
                .mapper(AnalyticsMapper.class)
                .source(request.runKey(), request.igUserId(), rules.newestReels(), rules.newestPosts()));
        if (source == null) {
            return new AnalyticsSaved(0, 0, null, null, null);
        }
        CreatorAnalytics analytics =
                formulas.compute(samples.sample(source), samples.history(source), rules, source.asOf());
        Map<String, PublishedColumn> published = new HashMap<>();
        analytics.publishedColumns().forEach(column -> published.put(column.column(), column));
        AnalyticsSaved saved = new AnalyticsSaved(
                source.distinctMedia(),
                source.feedClips(),
                number(published, "engagement_rate_cached"),
                number(published, "follower_growth_rate_daily"),
                number(published, "follower_growth_rate_weekly"));
        database.autocommit(statements -> statements
                .mapper(AnalyticsMapper.class)
                .publish(
                        request.runKey(),
                        request.igUserId(),
                        source.asOf(),
                        analytics.formulaVersion(),
                        source.distinctMedia(),
                        metrics(analytics),
                        columns(published),
                        saved.engagementRate(),
                        saved.growthDaily(),
                        saved.growthWeekly()));
        return saved;
    }

    private static @Nullable Double number(Map<String, PublishedColumn> published, String column) {
        PublishedColumn value = published.get(column);
        return value == null ? null : value.number();
    }

    private static String metrics(CreatorAnalytics analytics) {
        JsonRows rows = new JsonRows();
        for (MetricRow metric : analytics.toMetrics()) {
            rows.add()
                    .put("name", metric.name())
                    .put("value", metric.value())
                    .put("text_value", metric.text())
                    .put("unit", metric.unit())
                    .put("n", metric.n())
                    .put("missing_share", metric.missingShare())
                    .put("window_from", metric.windowFrom())
                    .put("window_to", metric.windowTo())
                    .put("low", metric.low())
                    .put("high", metric.high());
        }
        return rows.text();
    }

    private static String columns(Map<String, PublishedColumn> published) {
        JsonRows.Row row = JsonRows.Row.alone();
        published.forEach((column, value) -> {
            if (value.text() != null) {
                row.put(column, value.text());
            } else {
                row.put(column, value.number());
            }
        });
        return row.text();
    }
}
