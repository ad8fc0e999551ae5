package dev.creatorflow.workflows.reddit.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A community as {@code about} describes it. Null means that the answer did not say; texts are free of HTML entities.
 *
 * @param name as Reddit writes it; equal to the name asked for except for its letter case
 * @param redditId without the {@code t5_} prefix
 * @param type public, restricted, private, gold_only, archived, user
 * @param over18 what Reddit reports; staff's own view is kept apart
 */
public record Subreddit(
        String name,
        @Nullable String redditId,
        @Nullable String displayNamePrefixed,
        @Nullable String url,
        @Nullable String type,
        @Nullable String lang,
        @Nullable Instant createdUtc,
        @Nullable Long subscribers,
        @Nullable Long activeUsers,
        @Nullable Boolean over18,
        @Nullable Boolean quarantined,
        Texts texts,
        Look look,
        Options options) {

    /** What it says of itself; an empty text is delivered as such. */
    public record Texts(
            @Nullable String title,
            @Nullable String description,
            @Nullable String publicDescription,
            @Nullable String submitText,
            @Nullable String submitTextHtml) {}

    /** Links of pictures, and colours as {@code #rrggbb}; null where there is none. */
    public record Look(
            @Nullable String iconImg,
            @Nullable String bannerImg,
            @Nullable String communityIcon,
            @Nullable String headerImg,
            @Nullable String mobileBannerImage,
            @Nullable String bannerBackgroundImage,
            @Nullable String bannerBackgroundColor,
            @Nullable String primaryColor,
            @Nullable String keyColor) {}

    /** What it allows. */
    public record Options(
            @Nullable Boolean allowImages,
            @Nullable Boolean allowVideos,
            @Nullable Boolean allowPolls,
            @Nullable Boolean spoilersEnabled,
            @Nullable Boolean linkFlairEnabled,
            @Nullable String linkFlairPosition,
            @Nullable Boolean userFlairEnabled,
            @Nullable String userFlairPosition,
            @Nullable Boolean wikiEnabled,
            @Nullable Boolean restrictPosting,
            @Nullable String submissionType) {}
}
