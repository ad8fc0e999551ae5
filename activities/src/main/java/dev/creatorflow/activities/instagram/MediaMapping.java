package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.activities.text.Hashtags;
import dev.creatorflow.activities.text.Mentions;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaCounters;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import dev.creatorflow.workflows.instagram.model.MediaForm;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import dev.creatorflow.workflows.instagram.model.MediaSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a page to one medium: feed and reels items, bare or under {@code media}, and GraphQL nodes. */
final class MediaMapping {
    private static final int LONGEST_CODE = 64;

    private final Stream stream;
    private final PageContext context;
    private final DriftCounter drift;

    MediaMapping(Stream stream, PageContext context, DriftCounter drift) {
        this.stream = stream;
        this.context = context;
        this.drift = drift;
    }

    /** The fields of an entry, out of its wrapper. Keys of the wrapper win, except for the medium's identity. */
    Fields fields(JsonNode entry) {
        JsonNode media = entry.path("media");
        if (media.isObject()) {
            return new Fields(media, entry, drift);
        }
        JsonNode node = entry.path("node");
        return new Fields(node.isObject() ? node : entry, drift);
    }

    /** The medium, or the sentence that says why there is none. */
    Mapped map(Fields medium, @Nullable MediaKey key) {
        if (key == null) {
            return new Mapped(
                    null,
                    "The entry has no id that can be trusted: no id, no strong_id__, no pk as text, no shortcode.");
        }
        MediaForm form = form(medium);
        if (form == null) {
            return new Mapped(null, "The entry is neither a photo nor a video nor a carousel.");
        }
        MediaCredit owner = CreditMapping.owner(medium, key.ownerId());
        CaptionMapping caption = isNode(medium) ? CaptionMapping.ofNode(medium) : CaptionMapping.ofItem(medium);
        String text = caption.text();
        List<MediaSlot> slots = SlotMapping.slots(medium, key.pk(), form);
        return new Mapped(
                new MediaItem(
                        key.pk(),
                        mediaId(key, owner),
                        shortcode(medium),
                        form,
                        medium.shortText("product_type", LONGEST_CODE),
                        MediaTimes.takenAt(
                                medium, isNode(medium) ? "taken_at_timestamp" : "taken_at", context.fetchedAt()),
                        owner,
                        CreditMapping.coauthors(medium, owner),
                        pinned(medium),
                        text,
                        caption.delivered(),
                        text == null ? List.of() : Hashtags.in(text),
                        text == null ? List.of() : Mentions.in(text),
                        counters(medium, form, owner),
                        medium.flag("has_audio"),
                        MediaTimes.duration(medium),
                        medium.flag("is_paid_partnership"),
                        medium.smallCount("has_shared_to_fb"),
                        medium.flag("is_unified_video"),
                        medium.smallCount("is_dash_eligible"),
                        medium.smallCount("number_of_qualities"),
                        medium.flag("comments_disabled"),
                        SafeJson.of(medium, "sharing_friction_info"),
                        medium.smallCount("original_width"),
                        medium.smallCount("original_height"),
                        medium.text("accessibility_caption"),
                        form == MediaForm.CAROUSEL
                                ? SlotMapping.children(medium).size()
                                : 0,
                        SlotMapping.isWhole(medium, form, slots),
                        slots),
                null);
    }

    /** Exactly one of both is there. */
    record Mapped(@Nullable MediaItem item, @Nullable String rejection) {}

    /** What {@code media_type} says; where it says nothing known, what the entry contains. */
    static @Nullable MediaForm form(Fields medium) {
        JsonNode code = medium.get("media_type");
        for (MediaForm form : MediaForm.values()) {
            if (code.isInt() && code.intValue() == form.upstreamCode()) {
                return form;
            }
        }
        if (!code.isMissingNode()) {
            medium.drift().found("media_type", code.isInt() ? Kind.OUT_OF_RANGE : Kind.RETYPED);
        }
        if (!SlotMapping.children(medium).isEmpty()) {
            return MediaForm.CAROUSEL;
        }
        if (isFilm(medium)) {
            return MediaForm.VIDEO;
        }
        boolean picture = medium.get("image_versions2").isObject()
                || medium.get("display_url").isTextual();
        return picture ? MediaForm.PHOTO : null;
    }

    private static boolean isFilm(Fields medium) {
        return "clips".equals(medium.get("product_type").textValue())
                || Boolean.TRUE.equals(Fields.flag(medium.get("is_video")))
                || !medium.get("video_versions").isEmpty()
                || medium.get("video_url").isTextual();
    }

    private MediaCounters counters(Fields medium, MediaForm form, @Nullable MediaCredit owner) {
        boolean ownersMedium =
                owner == null || context.igUserId() == null || owner.igUserId().equals(context.igUserId());
        boolean hidden = context.hidesCounts() && ownersMedium;
        boolean photo = form == MediaForm.PHOTO;
        return isNode(medium)
                ? CounterMapping.ofNode(medium, hidden, photo)
                : CounterMapping.ofItem(medium, hidden, photo);
    }

    /** Each tab has its own pins; a co-author's pin is none in this account's tab. */
    private boolean pinned(Fields medium) {
        JsonNode users = isNode(medium)
                ? medium.get("pinned_for_users")
                : medium.list(stream == Stream.REELS ? "clips_tab_pinned_user_ids" : "timeline_pinned_user_ids");
        for (JsonNode user : users) {
            String id = user.isObject() ? CreditMapping.userId(user) : Fields.id(user);
            if (context.igUserId() == null || context.igUserId().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static String mediaId(MediaKey key, @Nullable MediaCredit owner) {
        if (key.delivered() != null) {
            return key.delivered();
        }
        return owner == null ? key.pk() : key.pk() + "_" + owner.igUserId();
    }

    private static @Nullable String shortcode(Fields medium) {
        return medium.shortText(isNode(medium) ? "shortcode" : "code", LONGEST_CODE);
    }

    private static boolean isNode(Fields medium) {
        return medium.has("shortcode") && !medium.has("code");
    }
}
