package dev.creatorflow.workflows.reddit.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a community; an empty list means that it has none.
 *
 * @param json the array as delivered, entities decoded, for {@code rules_data}
 */
public record SubredditRules(List<Rule> rules, String json) {
    public SubredditRules {
        rules = List.copyOf(rules);
    }

    /**
     * @param kind link, comment or all
     * @param priority its place, from 0
     */
    public record Rule(
            @Nullable String shortName,
            @Nullable String description,
            @Nullable String violationReason,
            @Nullable String kind,
            @Nullable Integer priority,
            @Nullable Instant createdUtc) {}
}
