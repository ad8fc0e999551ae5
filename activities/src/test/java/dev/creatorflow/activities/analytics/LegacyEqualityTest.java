package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On data without zeros, unknowns, hidden likes, pins, duplicates and clips in the feed, both systems say the same. */
class LegacyEqualityTest {
    private static final int SEEDS = 100;
    private static final AnalyticsRules RULES = AnalyticsRules.standard();

    private static final Set<Metric> KEPT = Set.of(
            Metric.AVG_REEL_VIEWS,
            Metric.TOTAL_VIEWS,
            Metric.CONTENT_REACH_RATE,
            Metric.AVG_REEL_LIKES,
            Metric.AVG_REEL_COMMENTS,
            Metric.AVG_REEL_SAVES,
            Metric.AVG_REEL_SHARES,
            Metric.REEL_ENGAGEMENT_RATE,
            Metric.AVG_POST_LIKES,
            Metric.AVG_POST_COMMENTS,
            Metric.AVG_POST_SAVES,
            Metric.AVG_POST_SHARES,
            Metric.AVG_POST_ENGAGEMENT,
            Metric.POST_ENGAGEMENT_RATE,
            Metric.AVG_CAPTION_LENGTH,
            Metric.USES_HASHTAGS,
            Metric.AVG_HASHTAG_COUNT,
            Metric.TOTAL_LIKES,
            Metric.TOTAL_COMMENTS,
            Metric.TOTAL_SAVES,
            Metric.TOTAL_SHARES,
            Metric.REELS_ANALYZED,
            Metric.POSTS_ANALYZED,
            Metric.TOTAL_CONTENT_ANALYZED,
            Metric.TOTAL_ENGAGEMENT,
            Metric.AVG_ENGAGEMENT_PER_CONTENT,
            Metric.ENGAGEMENT_RATE,
            Metric.COMMENT_TO_LIKE_RATIO,
            Metric.SAVE_TO_LIKE_RATIO,
            Metric.POSTING_CONSISTENCY_SCORE,
            Metric.DAYS_SINCE_LAST_POST,
            Metric.MOST_ACTIVE_HOUR);

    @Test
    void everyFigureWhoseDefinitionWasKeptIsEqualToTheLastBit() {
        forEverySeed((seed, old, now) -> KEPT.forEach(metric ->
                assertThat(now.value(metric)).as("seed %d, %s", seed, metric).isEqualTo(old.number(metric))));
    }

    @Test
    void wordsAreEqual() {
        forEverySeed((seed, old, now) -> {
            for (Metric metric : List.of(Metric.BEST_CONTENT_TYPE, Metric.MOST_ACTIVE_DAY)) {
                assertThat(now.measure(metric).text())
                        .as("seed %d", seed)
                        .isEqualTo(old.texts().get(metric));
            }
        });
    }

    @Test
    void theFrequencyDiffersByExactlyTheFencePost() {
        forEverySeed((seed, old, now) -> {
            Measure frequency = now.measure(Metric.POSTING_FREQUENCY_PER_WEEK);
            double expected = old.number(Metric.POSTING_FREQUENCY_PER_WEEK) * (frequency.n() - 1) / frequency.n();
            assertThat(frequency.value()).as("seed %d", seed).isCloseTo(expected, within(1e-9));
        });
    }

    @Test
    void nothingIsMissing() {
        forEverySeed((seed, old, now) ->
                KEPT.forEach(metric -> assertThat(now.measure(metric).missingShare())
                        .as("seed %d", seed)
                        .isZero()));
    }

    private interface Check {
        void accept(long seed, LegacyFormulas old, CreatorAnalytics now);
    }

    private static void forEverySeed(Check check) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<MediaSample> media = ordinaryMedia(random);
            long followers = 1L + random.nextInt(2_000_000);
            CreatorSample sample =
                    new CreatorSample(followers, media, StreamCoverage.complete(), StreamCoverage.complete());
            check.accept(
                    seed,
                    LegacyFormulas.of(media, followers, RULES, Sample.NOW),
                    CreatorAnalytics.of(sample, List.of(), RULES, Sample.NOW));
        }
    }

    private static List<MediaSample> ordinaryMedia(Random random) {
        int reels = 1 + random.nextInt(90);
        int posts = 1 + random.nextInt(30);
        List<MediaSample> media = new ArrayList<>();
        Instant time = Sample.NOW;
        for (int i = 0; i < reels + posts; i++) {
            time = time.minus(Duration.ofSeconds(90_000 + random.nextInt(400_000)));
            Sample sample = (i % 2 == 0 && i / 2 < reels) || i / 2 >= posts
                    ? Sample.reel("r" + i).views(1 + random.nextInt(1_000_000))
                    : Sample.post("p" + i);
            media.add(sample.counts(1 + random.nextInt(50_000), 1 + random.nextInt(2_000))
                    .saves(1 + random.nextInt(500))
                    .reshares(1 + random.nextInt(500))
                    .caption(caption(random))
                    .at(time)
                    .build());
        }
        return media;
    }

    private static String caption(Random random) {
        StringBuilder caption = new StringBuilder("look");
        for (int i = random.nextInt(6); i > 0; i--) {
            caption.append(random.nextBoolean() ? " #tag" : " word").append(random.nextInt(100));
        }
        return caption.toString();
    }
}
