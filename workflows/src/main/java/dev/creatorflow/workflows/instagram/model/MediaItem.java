package dev.creatorflow.workflows.instagram.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One medium as one answer of one stream describes it.
 *
 * @param mediaPk digits of the upstream id before the underscore; never read from a JSON number
 * @param mediaId {@code pk_ownerId} as delivered
 * @param takenAt publication time; null where the answer has none or an impossible one
 * @param owner the account the medium belongs to, which on co-authored media may not be the tracked one; null where not delivered
 * @param pinned pinned in the tab the answer is from: it comes first and may be old
 * @param caption full text; null with {@code captionDelivered} means the medium has none
 * @param hashtags with {@code #}, in order, with repeats, in every alphabet
 * @param mentions with {@code @}, in order, with repeats
 * @param videoDuration seconds
 * @param carouselMediaCount slides that came, 0 for everything but a carousel
 * @param slidesWhole a carousel came with all its slides, each with a still: what is not among its slots was taken out of it
 * @param slots the files worth keeping, empty where none could be read
 */
public record MediaItem(
        String mediaPk,
        String mediaId,
        @Nullable String shortcode,
        MediaForm form,
        @Nullable String productType,
        @Nullable Instant takenAt,
        @Nullable MediaCredit owner,
        List<MediaCredit> coauthors,
        boolean pinned,
        @Nullable String caption,
        boolean captionDelivered,
        List<String> hashtags,
        List<String> mentions,
        MediaCounters counters,
        @Nullable Boolean hasAudio,
        @Nullable Double videoDuration,
        @Nullable Boolean isPaidPartnership,
        @Nullable Integer hasSharedToFb,
        @Nullable Boolean isUnifiedVideo,
        @Nullable Integer isDashEligible,
        @Nullable Integer numberOfQualities,
        @Nullable Boolean commentsDisabled,
        @Nullable String sharingFrictionInfoJson,
        @Nullable Integer originalWidth,
        @Nullable Integer originalHeight,
        @Nullable String accessibilityCaption,
        int carouselMediaCount,
        boolean slidesWhole,
        List<MediaSlot> slots) {

    public MediaItem {
        coauthors = List.copyOf(coauthors);
        hashtags = List.copyOf(hashtags);
        mentions = List.copyOf(mentions);
        slots = List.copyOf(slots);
    }

    /** A reel, wherever it was listed. */
    public boolean isClip() {
        return "clips".equals(productType);
    }

    /** The same medium with other counters. */
    public MediaItem withCounters(MediaCounters other) {
        return new MediaItem(
                mediaPk,
                mediaId,
                shortcode,
                form,
                productType,
                takenAt,
                owner,
                coauthors,
                pinned,
                caption,
                captionDelivered,
                hashtags,
                mentions,
                other,
                hasAudio,
                videoDuration,
                isPaidPartnership,
                hasSharedToFb,
                isUnifiedVideo,
                isDashEligible,
                numberOfQualities,
                commentsDisabled,
                sharingFrictionInfoJson,
                originalWidth,
                originalHeight,
                accessibilityCaption,
                carouselMediaCount,
                slidesWhole,
                slots);
    }
}
