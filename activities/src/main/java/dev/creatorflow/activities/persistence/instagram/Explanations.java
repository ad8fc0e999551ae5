package dev.creatorflow.activities.persistence.instagram;

import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.analytics.CreatorAnalytics;
import dev.creatorflow.activities.analytics.CreatorSample;
import dev.creatorflow.activities.analytics.Measure;
import dev.creatorflow.activities.analytics.MediaSample;
import dev.creatorflow.activities.analytics.Metric;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.instagram.Explanation.Figure;
import dev.creatorflow.activities.persistence.instagram.Explanation.Part;
import dev.creatorflow.activities.persistence.instagram.Explanation.Since;
import dev.creatorflow.activities.persistence.instagram.ExplanationMapper.Observed;
import dev.creatorflow.activities.settings.AnalyticsSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers where a creator's figure came from. It computes the figure again from the rows, and the one before from the observations of that time:
 * the same formulas, so that nothing is told that was not computed with. Thread-safe.
 */
public final class Explanations {
    private final Database database;
    private final AnalyticsRules rules;
    private final SampleReader samples = new SampleReader();

    public Explanations(Database database, AnalyticsRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** With the same rules as the workers'. */
    public static Explanations over(Database database, AnalyticsSettings settings) {
        return new Explanations(
                database,
                AnalyticsRules.standard()
                        .in(settings.reportZone())
                        .viral(settings.viralMinViews(), settings.viralMultiplier()));
    }

    /** The names of the figures there are. */
    public static List<String> names() {
        return Stream.of(Metric.values()).map(Metric::metricName).toList();
    }

    /**
     * Empty where the creator has no such figure yet.
     *
     * @param name one of {@link #names()}
     */
    public Optional<Explanation> explain(String igUserId, String name) {
        return explain(igUserId, Metric.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    Optional<Explanation> explain(String igUserId, Metric metric) {
        List<Figure> figures = read(mapper -> mapper.figures(igUserId, metric.metricName()));
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        Figure stored = figures.getFirst();
        Figure previous = figures.size() < 2 ? null : figures.get(1);
        AnalyticsMapper.Source source = database.autocommit(statements -> statements
                .mapper(AnalyticsMapper.class)
                .source(stored.runKey(), igUserId, 2 * rules.newestReels(), 2 * rules.newestPosts()));
        if (source == null) {
            return Optional.empty();
        }
        CreatorSample sample = samples.sample(source);
        Measure now = CreatorAnalytics.of(sample, samples.history(source), rules, source.asOf())
                .measure(metric);
        List<String> media =
                sample.media().stream().map(MediaSample::mediaPk).distinct().toList();
        if (media.isEmpty()) {
            return Optional.of(new Explanation(
                    metric.metricName(),
                    metric.formula(),
                    metric.unit().label(),
                    stored,
                    now.value(),
                    previous,
                    List.of(),
                    List.of()));
        }
        List<Observed> seen = read(mapper -> mapper.observed(media, stored.computedAsOf(), igUserId));
        List<Observed> seenBefore = previous == null
                ? List.of()
                : read(mapper -> mapper.observed(media, previous.computedAsOf(), igUserId));
        List<String> basisBefore = previous == null ? List.of() : basisBefore(sample, seenBefore, previous, metric);
        return Optional.of(new Explanation(
                metric.metricName(),
                metric.formula(),
                metric.unit().label(),
                stored,
                now.value(),
                previous,
                parts(metric, now.basis(), basisBefore, seen, seenBefore),
                left(basisBefore, now.basis(), seenBefore)));
    }

    private List<String> basisBefore(CreatorSample sample, List<Observed> seenBefore, Figure previous, Metric metric) {
        Map<String, Observed> counters = byPlace(seenBefore);
        List<MediaSample> then = sample.media().stream()
                .filter(medium -> counters.containsKey(place(medium)))
                .map(medium ->
                        Objects.requireNonNull(counters.get(place(medium))).at(medium))
                .toList();
        CreatorSample before = new CreatorSample(sample.followers(), then, sample.reels(), sample.feed());
        return CreatorAnalytics.of(before, List.of(), rules, previous.computedAsOf())
                .measure(metric)
                .basis();
    }

    private static String place(MediaSample medium) {
        return (medium.inReels() ? "REELS " : "POSTS ") + medium.mediaPk();
    }

    private static Map<String, Observed> byPlace(List<Observed> observed) {
        Map<String, Observed> byPlace = new HashMap<>();
        observed.forEach(row -> byPlace.put(row.source() + " " + row.mediaPk(), row));
        return byPlace;
    }

    private static List<Part> parts(
            Metric metric,
            List<String> basis,
            List<String> basisBefore,
            List<Observed> seen,
            List<Observed> seenBefore) {
        Set<String> now = new HashSet<>(basis);
        Set<String> then = new HashSet<>(basisBefore);
        Map<String, Observed> before = byPlace(seenBefore);
        Double weight = weight(metric, basis.size());
        List<Part> parts = new ArrayList<>();
        for (Observed row : seen) {
            if (now.contains(row.mediaPk())) {
                Observed earlier = before.get(row.source() + " " + row.mediaPk());
                Since since = !then.contains(row.mediaPk()) ? Since.ENTERED : row.since(earlier);
                parts.add(row.part(since, weight, earlier));
            }
        }
        parts.sort(Comparator.comparing(Part::takenAt, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Part::mediaPk)
                .thenComparing(Part::source));
        return parts;
    }

    private static @Nullable Double weight(Metric metric, int n) {
        return switch (metric.rule()) {
            case MEAN, FOLLOWER_RATE, CAPTION -> n == 0 ? null : (Double) (1.0 / n);
            case TOTAL, COUNT -> 1.0;
            default -> null;
        };
    }

    private static List<String> left(List<String> before, List<String> now, List<Observed> seenBefore) {
        Map<String, String> links = new HashMap<>();
        seenBefore.forEach(row -> links.put(row.mediaPk(), Objects.requireNonNullElse(row.link(), row.mediaPk())));
        Set<String> kept = new HashSet<>(now);
        return before.stream()
                .filter(mediaPk -> !kept.contains(mediaPk))
                .distinct()
                .flatMap(mediaPk -> Stream.ofNullable(links.get(mediaPk)))
                .toList();
    }

    private <R> R read(Function<ExplanationMapper, R> work) {
        return database.autocommit(statements -> work.apply(statements.mapper(ExplanationMapper.class)));
    }
}
