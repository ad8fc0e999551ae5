package dev.creatorflow.activities.analytics;

import dev.creatorflow.workflows.instagram.model.MediaForm;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds media for tests; everything not said is ordinary: own, unpinned, visible, without views, counters or caption. */
final class Sample {
    static final Instant NOW = Instant.parse("2025-09-18T05:20:00Z");

    private final String mediaPk;
    private boolean inReels;
    private boolean inFeed;
    private MediaForm form = MediaForm.PHOTO;
    private boolean clip;
    private @Nullable Instant takenAt = NOW.minus(Duration.ofDays(3));
    private boolean pinned;
    private @Nullable Long views;
    private @Nullable Long likes;
    private boolean likesHidden;
    private @Nullable Long comments;
    private @Nullable Long reshares;
    private @Nullable Long saves;
    private @Nullable String caption;
    private boolean captionKnown = true;
    private boolean paid;
    private boolean owned = true;

    private Sample(String mediaPk) {
        this.mediaPk = mediaPk;
    }

    /** Listed by the reels stream only. */
    static Sample reel(String mediaPk) {
        Sample sample = new Sample(mediaPk);
        sample.inReels = true;
        sample.clip = true;
        sample.form = MediaForm.VIDEO;
        return sample;
    }

    /** Listed by the feed only. */
    static Sample post(String mediaPk) {
        Sample sample = new Sample(mediaPk);
        sample.inFeed = true;
        return sample;
    }

    /** A reel as the feed lists it: no plays there. */
    static Sample clipInFeed(String mediaPk) {
        Sample sample = reel(mediaPk);
        sample.inReels = false;
        sample.inFeed = true;
        return sample;
    }

    Sample counts(long newLikes, long newComments) {
        return likes(newLikes).comments(newComments);
    }

    Sample views(@Nullable Long value) {
        views = value;
        return this;
    }

    Sample views(long value) {
        return views(Long.valueOf(value));
    }

    Sample likes(@Nullable Long value) {
        likes = value;
        return this;
    }

    Sample likes(long value) {
        return likes(Long.valueOf(value));
    }

    Sample comments(@Nullable Long value) {
        comments = value;
        return this;
    }

    Sample comments(long value) {
        return comments(Long.valueOf(value));
    }

    Sample reshares(long value) {
        reshares = value;
        return this;
    }

    Sample saves(long value) {
        saves = value;
        return this;
    }

    /** As upstream delivers it: the flag and a false 3. */
    Sample hiddenLikes() {
        likesHidden = true;
        likes = 3L;
        return this;
    }

    Sample at(@Nullable Instant time) {
        takenAt = time;
        return this;
    }

    Sample daysAgo(double days) {
        return at(NOW.minusSeconds(Math.round(days * 86_400)));
    }

    Sample pinned() {
        pinned = true;
        return this;
    }

    Sample caption(@Nullable String text) {
        caption = text;
        return this;
    }

    Sample captionNotDelivered() {
        captionKnown = false;
        return this;
    }

    Sample paid() {
        paid = true;
        return this;
    }

    Sample ofSomebodyElse() {
        owned = false;
        return this;
    }

    MediaSample build() {
        return new MediaSample(
                mediaPk,
                inReels,
                inFeed,
                form,
                clip,
                takenAt,
                pinned,
                views,
                likes,
                likesHidden,
                comments,
                reshares,
                saves,
                caption,
                captionKnown,
                paid,
                owned);
    }
}
