package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.population.Counters;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.MediumKind;
import dev.creatorflow.infra.simulator.population.Population;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A media object with the fields that anyone reads; {@link MediaBulk} adds those that only fill real bodies. */
final class MediaJson {
    /** What the provider sends as like count of an item whose owner hides it. */
    private static final int HIDDEN_LIKES = 3;

    private final Population population;
    private final CdnLinks links;
    private final UserJson users;

    MediaJson(Population population, CdnLinks links) {
        this.population = population;
        this.links = links;
        this.users = new UserJson(links);
    }

    /** The fields of one medium into the object that is open. */
    void write(JsonBody json, Dialect dialect, Medium medium, Instant at) {
        Creator owner = population.creator(medium.owner());
        Counters counters = Counters.of(medium, owner, at);
        identity(json, dialect, medium, owner);
        caption(json, dialect, medium, owner, at);
        counts(json, dialect, medium, counters);
        people(json, dialect, medium, owner, at);
        json.field("is_paid_partnership", medium.paidPartnership())
                .field("has_shared_to_fb", counters.facebookPlays() > 0 ? 1 : 0)
                .field("comments_disabled", false)
                .object(
                        "sharing_friction_info",
                        () -> json.field("should_have_sharing_friction", false)
                                .nulls("bloks_app_url", "sharing_friction_payload"));
        files(json, dialect, medium, at);
        MediaBulk.write(json, dialect, medium, owner, links, at);
    }

    private void identity(JsonBody json, Dialect dialect, Medium medium, Creator owner) {
        dialect.id(json, "fbid", 18_000_000_000_000_001L + Dice.between(medium.pk(), 1, 999_999_999));
        dialect.id(json, "pk", medium.pk());
        json.field("id", medium.pk() + "_" + owner.id())
                .field("strong_id__", medium.pk() + "_" + owner.id())
                .field("code", medium.code())
                .field("media_type", medium.kind().mediaType())
                .field("product_type", medium.kind().productType())
                .field("taken_at", medium.takenAt().getEpochSecond())
                // Micro-seconds, as everywhere but in some samples.
                .field("device_timestamp", medium.takenAt().getEpochSecond() * 1_000_000 - 3_231_232)
                .array("timeline_pinned_user_ids", () -> pin(json, medium.pinnedInFeed(), owner))
                .array("clips_tab_pinned_user_ids", () -> pin(json, medium.pinnedInReels(), owner));
    }

    private static void pin(JsonBody json, boolean pinned, Creator owner) {
        if (pinned) {
            json.item(Long.parseLong(owner.id()));
        }
    }

    private void caption(JsonBody json, Dialect dialect, Medium medium, Creator owner, Instant at) {
        String text = medium.caption();
        if (text == null) {
            json.nulls("caption");
            return;
        }
        String key = Long.toString(18_000_000_000_000_000L + Dice.between(medium.pk() + 1, 1, 999_999_999));
        json.object("caption", () -> {
            json.field("bit_flags", 0)
                    .field("created_at", medium.takenAt().getEpochSecond() + 2)
                    .field("created_at_utc", medium.takenAt().getEpochSecond() + 2)
                    .falses("did_report_as_spam", "is_ranked_comment", "share_enabled", "is_covered")
                    .field("pk", key)
                    .field("content_type", "comment")
                    .field("status", "Active")
                    .field("type", 1)
                    .field("strong_id__", key)
                    .field("text", text)
                    .field("private_reply_status", 0);
            dialect.id(json, "media_id", medium.pk());
            dialect.id(json, "user_id", Long.parseLong(owner.id()));
            json.object("user", () -> users.brief(json, dialect, owner, at));
        });
    }

    private static void counts(JsonBody json, Dialect dialect, Medium medium, Counters counters) {
        json.field("like_and_view_counts_disabled", medium.likesHidden())
                .field("like_count", medium.likesHidden() ? HIDDEN_LIKES : counters.likes())
                .field("comment_count", counters.comments());
        if (dialect == Dialect.REELS) {
            json.field("play_count", counters.plays() + counters.facebookPlays())
                    .field("ig_play_count", counters.plays());
            if (counters.facebookPlays() > 0) {
                json.field("fb_play_count", counters.facebookPlays());
            }
            return;
        }
        json.field("reshare_count", counters.reshares());
        if (counters.reposts() > 0) {
            // The provider leaves the key out instead of sending zero.
            json.field("media_repost_count", counters.reposts());
        }
    }

    private void people(JsonBody json, Dialect dialect, Medium medium, Creator owner, Instant at) {
        json.object("user", () -> users.full(json, dialect, owner, at));
        Integer coauthor = medium.coauthor();
        json.array("coauthor_producers", () -> {
            if (coauthor != null) {
                json.item(() -> users.core(json, dialect, population.creator(coauthor), at));
            }
        });
        json.empties("invited_coauthor_producers");
    }

    private void files(JsonBody json, Dialect dialect, Medium medium, Instant at) {
        if (medium.kind() == MediumKind.CAROUSEL) {
            carousel(json, dialect, medium, at);
            return;
        }
        pictures(json, Renditions.images(medium, medium.kind() == MediumKind.PHOTO ? "photo" : "cover", dialect), at);
        int ratio = medium.kind() == MediumKind.REEL ? 1920 : 1440;
        json.field("original_width", 1080).field("original_height", ratio);
        if (medium.kind().video()) {
            videos(json, dialect, Renditions.videos(medium, "video", dialect), at);
            json.field("video_duration", BigDecimal.valueOf(medium.videoMillis(), 3))
                    .field("has_audio", true)
                    .field("is_dash_eligible", 1)
                    .field("number_of_qualities", dialect == Dialect.REELS ? 2 : 7);
        }
    }

    private void carousel(JsonBody json, Dialect dialect, Medium medium, Instant at) {
        // About a third of the carousels seen carry no picture of their own.
        if (!Dice.chance(medium.pk() + 2, 0.35)) {
            pictures(json, Renditions.images(medium, "s0", dialect), at);
        }
        json.field("carousel_media_count", medium.slides().size())
                .field("original_width", 1440)
                .field("original_height", 1920)
                .array(
                        "carousel_media_ids",
                        () -> medium.slides().forEach(slide -> json.item(Dialect.damaged(slide.pk()))))
                .array(
                        "carousel_media",
                        () -> medium.slides()
                                .forEach(slide -> json.item(() -> slide(json, dialect, medium, slide, at))));
    }

    private void slide(JsonBody json, Dialect dialect, Medium medium, Medium.Slide slide, Instant at) {
        String owner = population.creator(medium.owner()).id();
        dialect.id(json, "pk", slide.pk());
        json.field("id", slide.pk() + "_" + owner)
                .field("strong_id__", slide.pk() + "_" + owner)
                .field("carousel_parent_id", medium.pk() + "_" + owner)
                .field("commerciality_status", "not_commercial")
                .field("product_type", "carousel_item")
                .field("media_type", slide.video() ? 2 : 1)
                .field("original_width", 1440)
                .field("original_height", 1920)
                .field("explore_pivot_grid", false)
                .field("taken_at", medium.takenAt().getEpochSecond() - 2)
                .nulls("shop_routing_user_id", "media_overlay_info", "creative_config")
                .empties("featured_products", "product_suggestions", "video_sticker_locales");
        pictures(json, Renditions.images(medium, "s" + slide.place(), dialect), at);
        if (slide.video()) {
            videos(json, dialect, Renditions.videos(medium, "v" + slide.place(), dialect), at);
            json.field("video_duration", BigDecimal.valueOf(Dice.between(slide.pk(), 2_000, 30_000), 3));
        }
    }

    private void pictures(JsonBody json, List<Asset> assets, Instant at) {
        json.object(
                "image_versions2",
                () -> json.array(
                        "candidates",
                        () -> assets.forEach(asset -> json.item(() -> {
                            json.empties("estimated_scans_sizes").field("scans_profile", "e35");
                            file(json, asset, at);
                        }))));
    }

    private void videos(JsonBody json, Dialect dialect, List<Asset> assets, Instant at) {
        List<Integer> types = dialect == Dialect.REELS ? List.of(101, 103, 102) : List.of(101, 102);
        json.array(
                "video_versions",
                () -> assets.forEach(asset -> types.forEach(type -> json.item(() -> {
                    if (dialect == Dialect.REELS) {
                        json.nulls("bandwidth");
                    } else {
                        json.field("bandwidth", 1_289_347).field("id", "1432344704508656v");
                    }
                    json.field("type", type);
                    file(json, asset, at);
                }))));
    }

    private void file(JsonBody json, Asset asset, Instant at) {
        json.field("height", asset.height()).field("url", links.link(asset, at)).field("width", asset.width());
    }
}
