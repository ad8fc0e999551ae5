package dev.creatorflow.activities.persistence.staff;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Staff's decision about a community, kept in {@code reddit_subreddits.review}. */
public enum CommunityReview {
    /** Nobody has decided: null. */
    UNREVIEWED(null),
    /** Scraped by every cycle; its answers lead to other communities. */
    OK("Ok"),
    /** Scraped by every cycle, more rarely; leads nowhere. */
    NO_SELLER("No Seller"),
    /** Never scraped. */
    NON_RELATED("Non Related"),
    /** A user's own page; never scraped. */
    USER_FEED("User Feed"),
    /** A word of the former system; a community that is banned is told by its reachability today. */
    BANNED("Banned");

    private final @Nullable String stored;

    CommunityReview(@Nullable String stored) {
        this.stored = stored;
    }

    /** The word in {@code review}; null for {@link #UNREVIEWED}. */
    public @Nullable String stored() {
        return stored;
    }

    /** The word for people. */
    public String label() {
        return stored == null ? "unreviewed" : stored;
    }

    /** A decision as people write it: {@code Ok}, {@code 'No Seller'}, {@code no-seller}, {@code unreviewed}; empty where it is none. */
    public static Optional<CommunityReview> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (CommunityReview review : values()) {
            if (review.name().toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(review);
            }
        }
        return Optional.empty();
    }
}
