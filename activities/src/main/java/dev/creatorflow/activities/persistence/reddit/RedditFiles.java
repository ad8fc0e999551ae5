package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.media.RowSlot;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which files the rows of Reddit use, taken down in the transaction that writes them. Thread-safe. */
final class RedditFiles {
    private static final int ICON = 0;
    private static final int BANNER = 1;

    private final MediaRegistry registry;

    RedditFiles(MediaRegistry registry) {
        this.registry = registry;
    }

    MediaCounts posts(Statements statements, RedditTarget target, Collection<RedditPost> posts) {
        List<RowSlot> slots = posts.stream()
                .flatMap(post -> post.files().stream()
                        .map(file ->
                                new RowSlot(post.redditId(), file, post.flags().isGallery() && post.filesWhole())))
                .toList();
        return register(statements, MediaOwner.REDDIT_POSTS, target, slots);
    }

    /** Icon and banner, of the new design where there is one. */
    MediaCounts community(Statements statements, RedditTarget target, Subreddit thing) {
        Subreddit.Look look = thing.look();
        List<RowSlot> slots = new ArrayList<>();
        String medium = "r_" + target.lowerName();
        add(slots, target, medium, ICON, first(look.communityIcon(), look.iconImg()));
        add(
                slots,
                target,
                medium,
                BANNER,
                first(look.bannerBackgroundImage(), look.bannerImg(), look.mobileBannerImage()));
        return register(statements, MediaOwner.REDDIT_SUBREDDITS, target, slots);
    }

    private static @Nullable String first(@Nullable String... links) {
        return Stream.of(links).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The picture of a redditor of ours: of the authors that only pass by, none is kept. */
    MediaCounts redditor(Statements statements, RedditTarget target, RedditUser user) {
        List<RowSlot> slots = new ArrayList<>();
        add(slots, target, "u_" + target.lowerName(), ICON, user.iconImg());
        return register(statements, MediaOwner.REDDIT_USERS, target, slots);
    }

    private static void add(List<RowSlot> slots, RedditTarget target, String medium, int place, @Nullable String url) {
        if (url != null) {
            slots.add(new RowSlot(
                    target.lowerName(), new MediaSlot(medium, MediaRole.PROFILE_PICTURE, place, url, null, null)));
        }
    }

    private MediaCounts register(Statements statements, MediaOwner owner, RedditTarget target, List<RowSlot> slots) {
        return slots.isEmpty() ? MediaCounts.NONE : registry.register(statements, owner, target.key(), slots);
    }
}
