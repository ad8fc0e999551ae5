package dev.creatorflow.activities.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The media that a creator's figures are about: every medium once, those of other owners left out, the newest of each
 * kind. A reel is a reel also where only the feed listed it.
 *
 * @param coauthored how many media of other owners were left out
 */
record OwnMedia(List<MediaSample> reels, List<MediaSample> posts, int coauthored) {

    /** No medium is older than the service. */
    private static final Instant SERVICE_LAUNCH = Instant.parse("2010-10-06T00:00:00Z");
    /** How far an upstream clock may be ahead before its time is taken for an error. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final Comparator<MediaSample> NEWEST_FIRST =
            Comparator.comparing(OwnMedia::timeOrLaunch).reversed().thenComparing(MediaSample::mediaPk);

    static OwnMedia of(Collection<MediaSample> samples, AnalyticsRules rules, Instant asOf) {
        List<MediaSample> reels = new ArrayList<>();
        List<MediaSample> posts = new ArrayList<>();
        int coauthored = 0;
        for (MediaSample medium : eachOnce(samples, asOf)) {
            if (!medium.ownedByCreator()) {
                coauthored++;
            } else if (medium.isReel()) {
                reels.add(medium);
            } else {
                posts.add(medium);
            }
        }
        return new OwnMedia(newest(reels, rules.newestReels()), newest(posts, rules.newestPosts()), coauthored);
    }

    private static Collection<MediaSample> eachOnce(Collection<MediaSample> samples, Instant asOf) {
        Map<String, MediaSample> unique = new LinkedHashMap<>();
        for (MediaSample sample : samples) {
            MediaSample timed = sample.takenAt(possible(sample.takenAt(), asOf));
            unique.merge(timed.mediaPk(), timed, MediaSample::mergedWith);
        }
        return unique.values();
    }

    /** A time before the service existed or in the future is an upstream error: unknown. */
    private static @Nullable Instant possible(@Nullable Instant takenAt, Instant asOf) {
        if (takenAt == null || takenAt.isBefore(SERVICE_LAUNCH) || takenAt.isAfter(asOf.plus(CLOCK_SKEW))) {
            return null;
        }
        return takenAt;
    }

    /** Media without a time come last. */
    private static Instant timeOrLaunch(MediaSample medium) {
        Instant takenAt = medium.takenAt();
        return takenAt == null ? SERVICE_LAUNCH : takenAt;
    }

    private static List<MediaSample> newest(List<MediaSample> media, int limit) {
        return media.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    /** Reels, then posts. */
    List<MediaSample> all() {
        List<MediaSample> all = new ArrayList<>(reels);
        all.addAll(posts);
        return List.copyOf(all);
    }
}
