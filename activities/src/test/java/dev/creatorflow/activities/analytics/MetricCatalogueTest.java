package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/analytics.md says what the code does: its tables are the catalogue, word for word. */
class MetricCatalogueTest {

    private static List<String> tableRows(String heading) throws IOException {
        String text = Files.readString(document());
        int start = text.indexOf("\n## " + heading + "\n");
        assertThat(start).as("section %s of docs/analytics.md", heading).isPositive();
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static Path document() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("docs/analytics.md");
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("docs/analytics.md was not found above the working directory");
    }

    @Test
    void everyFigureIsDocumentedAsItIs() throws IOException {
        List<String> expected = Stream.of(Metric.values())
                .map(metric -> "| `" + metric.metricName() + "` | "
                        + metric.unit().label() + " | " + metric.formula() + " | " + ruleName(metric.rule()) + " |")
                .toList();
        assertThat(tableRows("The figures")).containsExactlyElementsOf(expected);
    }

    @Test
    void everyRuleIsDocumentedAsItIs() throws IOException {
        List<String> expected = Stream.of(ValueRule.values())
                .map(rule -> "| `" + ruleName(rule) + "` | " + rule.zero() + " | " + rule.missing() + " |")
                .toList();
        assertThat(tableRows("Zero and unknown")).containsExactlyElementsOf(expected);
    }

    private static String ruleName(ValueRule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void theDocumentSpeaksOfTheVersionInForce() throws IOException {
        assertThat(Files.readString(document())).contains("formula version " + CreatorAnalytics.FORMULA_VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avg_reel_views",
                "total_views",
                "content_reach_rate",
                "avg_reel_likes",
                "avg_reel_comments",
                "avg_reel_saves",
                "avg_reel_shares",
                "reel_engagement_rate",
                "viral_content_count",
                "viral_content_rate",
                "avg_post_likes",
                "avg_post_comments",
                "avg_post_saves",
                "avg_post_shares",
                "avg_post_engagement",
                "post_engagement_rate",
                "avg_caption_length",
                "uses_hashtags",
                "avg_hashtag_count",
                "total_likes",
                "total_comments",
                "total_saves",
                "total_shares",
                "total_content_analyzed",
                "reels_analyzed",
                "posts_analyzed",
                "total_engagement",
                "avg_engagement_per_content",
                "engagement_rate",
                "avg_engagement_rate",
                "comment_to_like_ratio",
                "save_to_like_ratio",
                "reels_vs_posts_performance",
                "viral_threshold_multiplier",
                "best_performing_type",
                "best_content_type",
                "days_since_last_post",
                "last_post_days_ago",
                "posting_frequency_per_week",
                "posting_consistency_score",
                "most_active_day",
                "most_active_hour",
            })
    void everyFigureOfTheReplacedSystemKeepsItsName(String name) {
        assertThat(Metric.valueOf(name.toUpperCase(Locale.ROOT)).metricName()).isEqualTo(name);
    }
}
