package dev.creatorflow.activities.analytics;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes all figures of a few media, both streams walked to their end unless said otherwise. */
final class Figures {
    static final long FOLLOWERS = 50_000;

    private Figures() {}

    static CreatorAnalytics of(Sample... media) {
        return of(FOLLOWERS, media);
    }

    static CreatorAnalytics of(@Nullable Long followers, Sample... media) {
        return of(followers, AnalyticsRules.standard(), StreamCoverage.complete(), StreamCoverage.complete(), media);
    }

    static CreatorAnalytics of(StreamCoverage reels, StreamCoverage feed, Sample... media) {
        return of(FOLLOWERS, AnalyticsRules.standard(), reels, feed, media);
    }

    static CreatorAnalytics of(AnalyticsRules rules, Sample... media) {
        return of(FOLLOWERS, rules, StreamCoverage.complete(), StreamCoverage.complete(), media);
    }

    private static CreatorAnalytics of(
            @Nullable Long followers,
            AnalyticsRules rules,
            StreamCoverage reels,
            StreamCoverage feed,
            Sample... media) {
        List<MediaSample> built = Stream.of(media).map(Sample::build).toList();
        return CreatorAnalytics.of(new CreatorSample(followers, built, reels, feed), List.of(), rules, Sample.NOW);
    }
}
