package dev.creatorflow.activities.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Engagement of a single medium, as it stands in the medium's row. */
public final class MediaEngagement {

    private static final int DECIMALS = 2;

    private MediaEngagement() {}

    /** Likes and comments together; null unless both are known, since a part of a sum is not the sum. */
    public static @Nullable Long count(@Nullable Long likes, @Nullable Long comments) {
        return likes == null || comments == null ? null : likes + comments;
    }

    /**
     * Engagement in percent of followers, with two decimals; null where the engagement or the followers are unknown or
     * there are no followers to divide by.
     */
    public static @Nullable BigDecimal rate(@Nullable Long engagement, @Nullable Long followers) {
        if (engagement == null || followers == null || followers <= 0) {
            return null;
        }
        return twoDecimals((double) engagement / followers * 100);
    }

    /**
     * Rounds the exact binary value, half to even: what the replaced system's language does, so that equal input gives
     * an equal column.
     */
    static BigDecimal twoDecimals(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
