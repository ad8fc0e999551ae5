package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.cdn.CdnLinks;
import dev.creatorflow.infra.simulator.population.AccountState;
import dev.creatorflow.infra.simulator.population.Creator;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.population.Kind;
import dev.creatorflow.infra.simulator.population.Population;
import dev.creatorflow.infra.simulator.population.Streams;
import java.time.Instant;
import java.util.List;

/** {@code /profile} and {@code /related-profiles}: GraphQL shapes at the root, with the provider's own extra keys. */
final class ProfileBody {
    /** Recent media shown inside a profile. */
    private static final int RECENT = 12;

    private static final int RELATED = 30;

    private final Population population;
    private final UserJson users;
    private final TimelineNode nodes;

    ProfileBody(Population population, CdnLinks links) {
        this.population = population;
        this.users = new UserJson(links);
        this.nodes = new TimelineNode(population, links);
    }

    /** The profile of an account that exists. */
    byte[] profile(Creator creator, Instant at) {
        return JsonBody.document(json -> {
            json.field("status", true);
            identity(json, creator, at);
            links(json, creator);
            counts(json, creator, at);
            json.field("attempts", attempts(creator));
        });
    }

    /** What is answered for an account that does not exist. */
    byte[] missing() {
        return JsonBody.document(json -> json.field("status", false)
                .field("errorMessage", "User not found or unavailable")
                .field("attempts", "3"));
    }

    /** Suggested accounts, half of them of the population. */
    byte[] related(Creator creator, Instant at) {
        return JsonBody.document(json -> {
            json.object("data", () -> {
                json.empties("viewer");
                json.object(
                        "user",
                        () -> json.object(
                                "edge_related_profiles",
                                () -> json.array("edges", () -> {
                                    if (creator.stateAt(at) == AccountState.ACTIVE) {
                                        for (int place = 0; place < Math.min(RELATED, population.size() - 1); place++) {
                                            related(json, creator, place, at);
                                        }
                                    }
                                })));
            });
            json.field("status", "ok").field("attempts", "1");
        });
    }

    private void related(JsonBody json, Creator creator, int place, Instant at) {
        // Neighbours at growing distances: a closed graph, so that discovery comes to an end.
        int index = Math.floorMod(creator.index() + (place + 1) * (place + 2) / 2, population.size());
        Creator other = population.creator(index);
        json.item(() -> json.object(
                "node",
                () -> json.field("id", other.id())
                        .falses(
                                "blocked_by_viewer",
                                "followed_by_viewer",
                                "follows_viewer",
                                "has_blocked_viewer",
                                "has_requested_viewer",
                                "requested_by_viewer")
                        .field("full_name", other.fullName())
                        .field("is_private", other.stateAt(at) == AccountState.PRIVATE)
                        .field("is_verified", other.verified())
                        .field("profile_pic_url", users.picture(other, 150, at))
                        .field("username", other.handleAt(at))));
    }

    private void identity(JsonBody json, Creator creator, Instant at) {
        json.nulls("ai_agent_owner_username", "fb_profile_biolink", "restricted_by_viewer", "group_metadata")
                .nulls("guardian_id", "business_address_json", "business_email", "business_phone_number")
                .nulls("business_category_name", "overall_category_name", "category_enum")
                .nulls("transparency_label", "transparency_product")
                .field("id", creator.id())
                .field("fbid", Long.toString(UserJson.facebookId(creator)))
                .field("eimu_id", Long.toString(UserJson.facebookId(creator) + 800_000_000_000L))
                .field("username", creator.handleAt(at))
                .field("full_name", creator.fullName())
                .field("biography", creator.biography())
                .object(
                        "biography_with_entities",
                        () -> json.field("raw_text", creator.biography()).empties("entities"))
                .field("category_name", creator.category())
                .field("business_contact_method", "UNKNOWN")
                .field("is_private", creator.stateAt(at) == AccountState.PRIVATE)
                .field("is_verified", creator.verified())
                .field("is_business_account", creator.business())
                .field("is_professional_account", creator.professional())
                .field("has_clips", population.streams(creator, at).reels().size() > 0)
                .field(
                        "has_onboarded_to_text_post_app",
                        Dice.chance(creator.audience().salt() + 9, 0.6))
                .field("hide_like_and_view_counts", creator.kind() == Kind.HIDDEN_LIKES)
                .field("highlight_reel_count", Dice.below(creator.audience().salt() + 8, 9))
                .field("pinned_channels_list_count", 0)
                .field("profile_pic_url", users.picture(creator, 150, at))
                .field("profile_pic_url_hd", users.picture(creator, 320, at))
                .falses("blocked_by_viewer", "country_block", "followed_by_viewer", "follows_viewer", "has_ar_effects")
                .falses("has_guides", "has_channel", "has_blocked_viewer", "has_requested_viewer", "is_joined_recently")
                .falses("is_supervision_enabled", "is_embeds_disabled", "is_regulated_c18", "is_verified_by_mv4b")
                .falses("requested_by_viewer", "should_show_category", "should_show_public_contacts")
                .field("show_account_transparency_details", true)
                .field("show_text_post_app_badge", true);
    }

    private static void links(JsonBody json, Creator creator) {
        List<String> links = creator.pageLinks();
        String first = links.isEmpty() || creator.hidesExternalUrl() ? null : links.getFirst();
        json.field("external_url", first)
                .field("external_url_linkshimmed", first == null ? null : "https://l.instagram.com/?u=" + first)
                .array(
                        "bio_links",
                        () -> links.forEach(link -> json.item(() -> json.field("title", "")
                                .field("lynx_url", "https://l.instagram.com/?u=" + link)
                                .field("url", link)
                                .field("link_type", "external"))));
    }

    private void counts(JsonBody json, Creator creator, Instant at) {
        Streams streams = population.streams(creator, at);
        boolean open = creator.stateAt(at) == AccountState.ACTIVE;
        json.object(
                        "edge_followed_by",
                        () -> json.field("count", creator.audience().followersAt(at)))
                .object(
                        "edge_follow",
                        () -> json.field("count", creator.audience().followingAt(at)))
                .object(
                        "edge_owner_to_timeline_media",
                        () -> json.field("count", streams.all().size()).array("edges", () -> {
                            if (open) {
                                streams.feed().stream()
                                        .limit(RECENT)
                                        .forEach(medium -> json.item(
                                                () -> json.object("node", () -> nodes.write(json, medium, at))));
                            }
                        }));
    }

    private static String attempts(Creator creator) {
        return Integer.toString(1 + creator.index() % 6);
    }
}
