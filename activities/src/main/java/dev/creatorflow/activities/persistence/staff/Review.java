package dev.creatorflow.activities.persistence.staff;

import org.jspecify.annotations.Nullable;

/** Staff's decision about a creator, kept in {@code review_status}. */
public enum Review {
    /** Nobody has decided: null. */
    PENDING(null),
    /** {@code ok}: enrolled, refreshed by schedules. */
    APPROVED("ok"),
    /** {@code non_related}: never scraped by schedules. */
    REJECTED("non_related");

    private final @Nullable String stored;

    Review(@Nullable String stored) {
        this.stored = stored;
    }

    /** The word in {@code review_status}; null for {@link #PENDING}. */
    public @Nullable String stored() {
        return stored;
    }

    /** The decision a stored word means; a word of the former system that decides nothing counts as pending. */
    public static Review of(@Nullable String stored) {
        for (Review review : values()) {
            if (review.stored != null && review.stored.equals(stored)) {
                return review;
            }
        }
        return PENDING;
    }
}
