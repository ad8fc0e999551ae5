package dev.creatorflow.infra.simulator.fault;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When to spoil an answer. All given conditions must hold; counts run over the requests that fit the other conditions.
 *
 * @param source the rule as it was written, for listings
 * @param target {@code any}, {@code api}, {@code cdn}, {@code reddit} or an endpoint's name
 * @param subject handle or id, on Reddit the name in small letters; null for all
 * @param contains part of path and query, null for all
 * @param page which pages of a stream
 * @param skip leaves out so many at first
 * @param first ends after so many (skipped ones not counted); 0 is without end
 * @param every only each n-th; 1 is each
 * @param probability chance by the seed; 1 is always
 * @param per what the counts run over
 */
public record FaultRule(
        String id,
        Map<String, String> source,
        String target,
        @Nullable String subject,
        @Nullable String contains,
        PageMatch page,
        int skip,
        int first,
        int every,
        double probability,
        Per per,
        Effect effect) {

    /** Pages of a stream. */
    public enum PageMatch {
        ANY,
        FIRST,
        LATER
    }

    /** Scope of a rule's counts: {@code first=1, per=page} spoils each page once. */
    public enum Per {
        RULE,
        SUBJECT,
        PAGE
    }

    boolean concerns(Situation situation) {
        boolean targeted = switch (target) {
            case "any" -> true;
            case "reddit" -> situation.target().startsWith("reddit-");
            case "api" -> !situation.target().equals("cdn");
            default -> target.equals(situation.target());
        };
        boolean paged = switch (page) {
            case ANY -> true;
            case FIRST -> situation.firstPage();
            case LATER -> !situation.firstPage();
        };
        return targeted
                && paged
                && effect.kind().fits(situation.target())
                && (subject == null || situation.subjects().contains(subject))
                && (contains == null || situation.path().contains(contains));
    }

    /** Whether the request with this count (from 1) is within skip, first and every. */
    boolean counts(int count) {
        int number = count - skip;
        return number > 0 && (first == 0 || number <= first) && number % every == 0;
    }

    /** The key of the counter a situation falls under. */
    String counter(Situation situation) {
        return switch (per) {
            case RULE -> "";
            case SUBJECT -> situation.subjects().toString();
            case PAGE -> situation.page();
        };
    }
}
