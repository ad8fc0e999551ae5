package dev.creatorflow.activities.media;

import dev.creatorflow.activities.settings.MediaSettings.Kind;
import dev.creatorflow.workflows.instagram.model.MediaRole;
import dev.creatorflow.workflows.instagram.model.MediaSlot;

/**
 * A file a row wants.
 *
 * @param rowKey the row's key as {@link MediaOwner} says
 * @param whole all files of the row are registered together with this one, so that it no longer has any other
 */
public record RowSlot(String rowKey, MediaSlot slot, boolean whole) {
    /** Of a row that may have other files. */
    public RowSlot(String rowKey, MediaSlot slot) {
        this(rowKey, slot, false);
    }

    /** A slide of a carousel: it has an id of its own, or at least a place behind the first. */
    boolean isSlide() {
        return slot.role() != MediaRole.PROFILE_PICTURE && (!slot.mediaPk().equals(rowKey) || slot.position() > 0);
    }

    /** What {@code MEDIA_KINDS} calls it. */
    Kind kind(MediaOwner owner) {
        if (isSlide()) {
            return Kind.CAROUSEL;
        }
        return switch (slot.role()) {
            case VIDEO -> owner == MediaOwner.INSTAGRAM_REELS ? Kind.REEL_VIDEO : Kind.POST_VIDEO;
            case COVER -> Kind.COVER;
            case IMAGE -> Kind.PHOTO;
            case PROFILE_PICTURE -> Kind.PROFILE_PICTURE;
        };
    }
}
