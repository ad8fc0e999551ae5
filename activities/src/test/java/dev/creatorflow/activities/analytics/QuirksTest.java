package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for any media whatever, checked over generated creators with every quirk. */
class QuirksTest {
    private static final int SEEDS = 60;
    private static final AnalyticsRules RULES = AnalyticsRules.standard().in(ZoneId.of("Asia/Kolkata"));

    private static CreatorAnalytics compute(List<MediaSample> media) {
        CreatorSample sample = new CreatorSample(
                12_345L,
                media,
                StreamCoverage.complete(),
                StreamCoverage.backTo(Sample.NOW.minus(Duration.ofDays(40))));
        List<FollowerObservation> history = List.of(
                new FollowerObservation(Sample.NOW, 12_345),
                new FollowerObservation(Sample.NOW.minus(Duration.ofDays(7)), 12_000));
        return CreatorAnalytics.of(sample, history, RULES, Sample.NOW);
    }

    private static List<MediaSample> media(long seed) {
        Random random = new Random(seed);
        List<MediaSample> media = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            media.add(medium(random, Integer.toString(i)));
        }
        return media;
    }

    private static MediaSample medium(Random random, String pk) {
        Sample sample = switch (random.nextInt(3)) {
            case 0 -> Sample.reel(pk).views(random.nextInt(4) == 0 ? 0 : random.nextInt(90_000));
            case 1 -> Sample.clipInFeed(pk);
            default -> Sample.post(pk);
        };
        sample.daysAgo(random.nextInt(60)).counts(random.nextInt(3_000), random.nextInt(3));
        if (random.nextInt(6) == 0) {
            sample.hiddenLikes();
        }
        if (random.nextInt(9) == 0) {
            sample.comments(null);
        }
        if (random.nextInt(9) == 0) {
            sample.pinned();
        }
        if (random.nextInt(9) == 0) {
            sample.at(null);
        }
        if (random.nextInt(6) == 0) {
            sample.ofSomebodyElse();
        }
        if (random.nextInt(3) == 0) {
            sample.paid().caption("#ad by @brand");
        }
        if (random.nextInt(9) == 0) {
            sample.captionNotDelivered();
        }
        return sample.build();
    }

    @Test
    void everyFigureIsUnknownOrFiniteAndSaysWhatItRestsOn() {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (MetricRow row : compute(media(seed)).toMetrics()) {
                String where = "seed " + seed + ", " + row;
                assertThat(row.value() == null || Double.isFinite(row.value()))
                        .as(where)
                        .isTrue();
                if (row.missingShare() != null) {
                    assertThat(row.missingShare()).as(where).isBetween(0.0, 1.0);
                }
                if (row.low() != null) {
                    assertThat(row.low()).as(where).isLessThanOrEqualTo(row.value());
                    assertThat(row.high()).as(where).isGreaterThanOrEqualTo(row.value());
                }
                if (row.windowFrom() != null) {
                    assertThat(row.windowFrom()).as(where).isBeforeOrEqualTo(row.windowTo());
                }
            }
        }
    }

    @Test
    void theOrderOfMediaDoesNotMatter() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<MediaSample> shuffled = new ArrayList<>(media(seed));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(ours(compute(shuffled))).as("seed %d", seed).isEqualTo(ours(compute(media(seed))));
        }
    }

    @Test
    void defect26AMediumThatBothStreamsListCountsOnce() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<MediaSample> doubled = new ArrayList<>(media(seed));
            media(seed).forEach(medium -> doubled.add(alsoInFeed(medium)));
            assertThat(ours(compute(doubled))).as("seed %d", seed).isEqualTo(ours(compute(media(seed))));
        }
    }

    private static MediaSample alsoInFeed(MediaSample m) {
        return new MediaSample(
                m.mediaPk(),
                false,
                true,
                m.form(),
                m.clip(),
                m.takenAt(),
                m.pinned(),
                null,
                m.likes(),
                m.likesHidden(),
                m.comments(),
                m.reshares(),
                m.saves(),
                m.caption(),
                m.captionKnown(),
                m.paidPartnership(),
                m.ownedByCreator());
    }

    @Test
    void mediaOfOthersChangeNothingButTheirOwnNumber() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<MediaSample> more = new ArrayList<>(media(seed));
            for (int i = 0; i < 5; i++) {
                more.add(Sample.reel("foreign" + i)
                        .views(9_000_000)
                        .counts(900_000, 9)
                        .ofSomebodyElse()
                        .build());
            }
            Map<Metric, Measure> expected = ours(compute(media(seed)));
            Map<Metric, Measure> actual = ours(compute(more));
            double foreign = expected.remove(Metric.COAUTHORED_CONTENT_EXCLUDED).value();
            assertThat(actual.remove(Metric.COAUTHORED_CONTENT_EXCLUDED).value())
                    .isEqualTo(foreign + 5);
            assertThat(actual).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void defect28AMediumOfWhichNothingIsKnownMovesNoAverageAndNoTotal() {
        Set<ValueRule> averages =
                EnumSet.of(ValueRule.MEAN, ValueRule.MEDIAN, ValueRule.FOLLOWER_RATE, ValueRule.QUOTIENT);
        for (long seed = 0; seed < SEEDS; seed++) {
            List<MediaSample> more = new ArrayList<>(media(seed));
            Instant earlier = Sample.NOW.minus(Duration.ofDays(90));
            more.add(Sample.reel("unknown reel")
                    .hiddenLikes()
                    .captionNotDelivered()
                    .at(earlier)
                    .build());
            more.add(Sample.post("unknown post")
                    .hiddenLikes()
                    .captionNotDelivered()
                    .at(earlier)
                    .build());
            CreatorAnalytics before = compute(media(seed));
            CreatorAnalytics after = compute(more);
            for (Metric metric : Metric.values()) {
                if (averages.contains(metric.rule())) {
                    assertThat(after.value(metric))
                            .as("seed %d %s", seed, metric)
                            .isEqualTo(before.value(metric));
                    assertThat(after.measure(metric).n())
                            .isEqualTo(before.measure(metric).n());
                }
            }
        }
    }

    @Test
    void theSameArgumentsGiveTheSameFigures() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(compute(media(seed))).isEqualTo(compute(media(seed)));
        }
    }

    private static Map<Metric, Measure> ours(CreatorAnalytics analytics) {
        Map<Metric, Measure> figures = new EnumMap<>(analytics.measures());
        figures.keySet().removeIf(metric -> metric.rule() == ValueRule.LEGACY);
        return figures;
    }
}
