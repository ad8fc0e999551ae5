package dev.creatorflow.activities.persistence.staff;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of staff-owned columns. What is {@link Edit.Keep kept} stays as it is.
 *
 * @param addTags added to the creator's tags; the order of tags is alphabetical
 * @param refreshTier hot, normal or slow; null keeps it
 * @param paused null keeps it
 * @param observe whether new media are observed at fixed ages; null keeps it
 */
public record CreatorEdit(
        Edit niche,
        Edit notes,
        Set<String> addTags,
        Set<String> removeTags,
        @Nullable String refreshTier,
        @Nullable Boolean paused,
        @Nullable Boolean observe) {
    public static final CreatorEdit NONE =
            new CreatorEdit(new Edit.Keep(), new Edit.Keep(), Set.of(), Set.of(), null, null);

    private static final Set<String> TIERS = Set.of("hot", "normal", "slow");

    /** An edit that keeps {@code observe}. */
    public CreatorEdit(
            Edit niche,
            Edit notes,
            Set<String> addTags,
            Set<String> removeTags,
            @Nullable String refreshTier,
            @Nullable Boolean paused) {
        this(niche, notes, addTags, removeTags, refreshTier, paused, null);
    }

    public CreatorEdit {
        addTags = Set.copyOf(addTags);
        removeTags = Set.copyOf(removeTags);
        if (refreshTier != null && !TIERS.contains(refreshTier)) {
            throw new IllegalArgumentException("A refresh tier is hot, normal or slow, not '" + refreshTier + "'");
        }
    }

    /** What becomes of a text that may be absent. */
    public sealed interface Edit {
        record Keep() implements Edit {}

        record Clear() implements Edit {}

        record Set(String value) implements Edit {}
    }
}
