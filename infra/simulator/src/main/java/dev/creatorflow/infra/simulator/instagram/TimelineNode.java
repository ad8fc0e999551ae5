package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.population.Counters;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.MediumKind;
import dev.creatorflow.infra.simulator.population.Population;
import java.time.Instant;
import java.util.List;

/** A medium as the GraphQL node inside a profile: other names, other counters, ids as text. */
final class TimelineNode {
    private final Population population;
    private final CdnLinks links;

    TimelineNode(Population population, CdnLinks links) {
        this.population = population;
        this.links = links;
    }

    void write(JsonBody json, Medium medium, Instant at) {
        Creator owner = population.creator(medium.owner());
        Counters counters = Counters.of(medium, owner, at);
        boolean video = medium.kind().video();
        json.field("__typename", type(medium))
                .field("id", Long.toString(medium.pk()))
                .field("shortcode", medium.code())
                .object(
                        "dimensions",
                        () -> json.field("height", video ? 1136 : 1440).field("width", video ? 640 : 1080))
                .object("owner", () -> json.field("id", owner.id()).field("username", owner.handleAt(at)))
                .field("is_video", video)
                .field("taken_at_timestamp", medium.takenAt().getEpochSecond())
                .field("comments_disabled", false)
                .field("has_upcoming_event", false)
                .field("viewer_can_reshare", true)
                .field("like_and_view_counts_disabled", medium.likesHidden())
                .object("edge_media_to_comment", () -> json.field("count", counters.comments()))
                // The smaller of the two like counters; the other agrees with the feed. Hidden ones are -1 here.
                .object(
                        "edge_liked_by",
                        () -> json.field("count", medium.likesHidden() ? -1 : counters.likes() * 99 / 100))
                .object(
                        "edge_media_preview_like",
                        () -> json.field("count", medium.likesHidden() ? -1 : counters.likes()))
                .empties("coauthor_producers")
                .nulls("fact_check_overall_rating", "gating_info", "media_overlay_info", "location", "nft_asset_info")
                .nulls("accessibility_caption", "media_preview");
        caption(json, medium);
        pins(json, medium, owner);
        pictures(json, medium, at);
        if (video) {
            // Views of the web player: far fewer than plays.
            json.field("video_view_count", counters.plays() * 29 / 100)
                    .field("product_type", medium.kind().productType())
                    .field("has_audio", false)
                    .field(
                            "video_url",
                            links.link(
                                    Renditions.videos(medium, "video", Dialect.FEED)
                                            .getFirst(),
                                    at));
        }
    }

    private static String type(Medium medium) {
        return switch (medium.kind()) {
            case REEL, FEED_VIDEO -> "GraphVideo";
            case PHOTO -> "GraphImage";
            case CAROUSEL -> "GraphSidecar";
        };
    }

    private static void caption(JsonBody json, Medium medium) {
        String text = medium.caption();
        json.object(
                "edge_media_to_caption",
                () -> json.array("edges", () -> {
                    if (text != null) {
                        json.item(() -> json.object("node", () -> json.field("text", text)));
                    }
                }));
    }

    private static void pins(JsonBody json, Medium medium, Creator owner) {
        json.array("pinned_for_users", () -> {
            if (medium.pinnedInFeed()) {
                json.item(() -> json.field("id", owner.id()));
            }
        });
    }

    private void pictures(JsonBody json, Medium medium, Instant at) {
        String part =
                medium.kind() == MediumKind.PHOTO ? "photo" : medium.kind() == MediumKind.CAROUSEL ? "s0" : "cover";
        List<Asset> assets = Renditions.images(medium, part, Dialect.FEED);
        String link = links.link(Renditions.widest(assets), at);
        json.field("display_url", link)
                .field("thumbnail_src", link)
                .array(
                        "thumbnail_resources",
                        () -> json.item(() -> json.field("src", link)
                                .field("config_width", 150)
                                .field("config_height", 150)));
    }
}
