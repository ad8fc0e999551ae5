package dev.creatorflow.workflows.contract;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes by which staff find runs; workers and starter register those that are missing. */
public final class SearchAttributes {
    public static final SearchAttributeKey<String> PLATFORM = SearchAttributeKey.forKeyword("Platform");
    /** The workflow's subject: an Instagram user id, a subreddit or a Reddit user, lower case. */
    public static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("Target");

    public static final SearchAttributeKey<String> USERNAME = SearchAttributeKey.forKeyword("Username");
    public static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("Outcome");
    public static final SearchAttributeKey<String> REASON = SearchAttributeKey.forKeyword("Reason");
    public static final SearchAttributeKey<String> TRIGGER = SearchAttributeKey.forKeyword("Trigger");
    public static final SearchAttributeKey<String> BATCH = SearchAttributeKey.forKeyword("Batch");
    public static final SearchAttributeKey<String> NICHE = SearchAttributeKey.forKeyword("Niche");

    /** All of them: eight of the ten keywords the SQL visibility store has. */
    public static final List<SearchAttributeKey<String>> ALL =
            List.of(PLATFORM, TARGET, USERNAME, OUTCOME, REASON, TRIGGER, BATCH, NICHE);

    private SearchAttributes() {}
}
