package dev.creatorflow.activities.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which media are kept, how much of them, and from where.
 *
 * @param kinds kinds that are kept
 * @param maxTotalBytes bytes above which media stay due and rows go on; null = no bound
 * @param allowedHosts places media may be fetched from
 * @param transcode whether videos are made smaller
 * @param costPerGbMonthUsd US dollars for keeping a GB (10^9 bytes) a month
 */
public record MediaSettings(
        Set<Kind> kinds,
        @Nullable Long maxTotalBytes,
        List<AllowedHost> allowedHosts,
        Transcode transcode,
        BigDecimal costPerGbMonthUsd) {

    public MediaSettings {
        kinds = Set.copyOf(kinds);
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** A kind of media, as {@code MEDIA_KINDS} names it: in lower case with dashes. */
    public enum Kind {
        REEL_VIDEO,
        POST_VIDEO,
        PHOTO,
        /** Every child of a carousel, pictures and videos. */
        CAROUSEL,
        COVER,
        PROFILE_PICTURE
    }

    /** How videos are stored. */
    public enum Transcode {
        OFF,
        /** At most 720 lines, libx264 crf 23, fast start. */
        TO_720P
    }
}
