package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.CommunityKind;
import dev.creatorflow.infra.simulator.reddit.graph.CommunityText;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import java.time.Instant;

/** Communities as Reddit tells them (kind {@code t5}), and their rules, which are no thing of any kind. */
final class SubredditJson {
    private static final ObjectNode TEMPLATE = Things.template("subreddit.json");
    private static final ObjectNode RULES = Things.template("rules.json");

    private final RedditWorld world;
    private final String base;

    SubredditJson(RedditWorld world, String base) {
        this.world = world;
        this.base = base;
    }

    static String type(Community community) {
        if (community.feed()) {
            return "user";
        }
        return community.kind() == CommunityKind.RESTRICTED ? "restricted" : "public";
    }

    ObjectNode thing(Community community, Instant now) {
        ObjectNode about = TEMPLATE.deepCopy();
        String sidebar = CommunityText.sidebar(world, community);
        String summary = CommunityText.summary(community);
        String shown = community.feed() ? "user/" + community.name().substring(2) : "r/" + community.name();
        about.put("id", community.id())
                .put("name", "t5_" + community.id())
                .put("display_name", community.name())
                .put(
                        "display_name_prefixed",
                        community.feed() ? "u/" + community.name().substring(2) : shown)
                .put("title", community.title())
                .put("url", "/" + shown + "/")
                .put("subscribers", community.subscribersAt(now))
                .put("over18", community.nsfw())
                .put("subreddit_type", type(community))
                .put("description", sidebar)
                .put("description_html", Things.html(sidebar))
                .put("public_description", summary)
                .put("public_description_html", Things.html(summary))
                .put("community_icon", styles(community, "communityIcon", 256))
                .put("banner_background_image", styles(community, "bannerBackgroundImage", 4_000));
        about.set("created_utc", Things.seconds(community.createdAt()));
        about.set("created", Things.seconds(community.createdAt()));
        return Things.thing("t5", about);
    }

    /** Links with a query, whose ampersands need {@code raw_json} to come through. */
    private String styles(Community community, String name, int width) {
        return base + CdnHandler.REDDIT + "styles.redditmedia.com/t5_" + community.id() + "/" + name + ".jpg?width="
                + width + "&s=" + community.id();
    }

    ObjectNode rules(Community community) {
        ObjectNode body = RULES.deepCopy();
        ArrayNode rules = (ArrayNode) body.get("rules");
        for (CommunityText.Rule rule : CommunityText.rules(community)) {
            ObjectNode written = rules.addObject()
                    .put("kind", rule.kind())
                    .put("description", rule.description())
                    .put("short_name", rule.name())
                    .put("violation_reason", rule.name())
                    .put("priority", rules.size() - 1);
            written.set("created_utc", Things.seconds(community.createdAt().plusSeconds(60L * rules.size())));
            if (!rule.description().isEmpty()) {
                written.put("description_html", Things.html(rule.description()));
            }
        }
        return body;
    }
}
