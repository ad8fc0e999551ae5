package dev.creatorflow.workflows.reddit.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as {@code about} describes one who is not suspended. Null means that the answer did not say.
 *
 * @param redditId without the {@code t2_} prefix
 * @param totalKarma Reddit's own total, award karma included
 * @param page the user's own page; null where there is none
 */
public record RedditUser(
        String name,
        @Nullable String redditId,
        @Nullable Instant createdUtc,
        @Nullable Long commentKarma,
        @Nullable Long linkKarma,
        @Nullable Long totalKarma,
        @Nullable Long awardeeKarma,
        @Nullable Long awarderKarma,
        @Nullable Boolean isEmployee,
        @Nullable Boolean isMod,
        @Nullable Boolean isGold,
        @Nullable Boolean verified,
        @Nullable Boolean hasVerifiedEmail,
        @Nullable Boolean acceptFollowers,
        @Nullable Boolean hideFromRobots,
        @Nullable Boolean showsSnoovatar,
        @Nullable String iconImg,
        @Nullable Page page) {

    /** @param name {@code u_name} */
    public record Page(
            @Nullable String name,
            @Nullable String title,
            @Nullable String publicDescription,
            @Nullable Long subscribers,
            @Nullable Boolean over18,
            @Nullable String bannerImg) {}
}
