package dev.creatorflow.infra.simulator.reddit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.infra.simulator.cdn.CdnHandler;
import dev.creatorflow.infra.simulator.reddit.graph.Community;
import dev.creatorflow.infra.simulator.reddit.graph.RedditWorld;
import dev.creatorflow.infra.simulator.reddit.graph.Redditor;
import dev.creatorflow.infra.simulator.reddit.graph.RedditorKind;
import dev.creatorflow.infra.simulator.reddit.graph.RedditorText;
import java.time.Instant;

/** Redditors as Reddit tells them (kind {@code t2}). */
final class UserJson {
    private static final ObjectNode TEMPLATE = Things.template("user.json");
    private static final ObjectNode PROFILE = Things.template("profile.json");

    private final RedditWorld world;
    private final String base;

    UserJson(RedditWorld world, String base) {
        this.world = world;
        this.base = base;
    }

    ObjectNode thing(Redditor redditor, Instant now) {
        if (redditor.kind() == RedditorKind.SUSPENDED) {
            return Things.thing(
                    "t2", Things.object().put("name", redditor.name()).put("is_suspended", true));
        }
        ObjectNode user = TEMPLATE.deepCopy();
        long link = redditor.linkKarmaAt(now);
        long comment = redditor.commentKarmaAt(now);
        user.put("id", redditor.id())
                .put("name", redditor.name())
                .put("link_karma", link)
                .put("comment_karma", comment)
                .put("awardee_karma", redditor.awardeeKarma())
                .put("awarder_karma", redditor.awarderKarma())
                .put("total_karma", link + comment + redditor.awardeeKarma() + redditor.awarderKarma())
                .put("is_mod", redditor.index() % 11 == 2)
                .put("is_employee", redditor.kind() == RedditorKind.EMPLOYEE)
                .put("is_gold", redditor.index() % 17 == 4)
                .put("icon_img", icon(redditor));
        user.set("created_utc", Things.seconds(redditor.createdAt()));
        user.set("created", Things.seconds(redditor.createdAt()));
        user.set("subreddit", profile(redditor, now));
        return Things.thing("t2", user);
    }

    private ObjectNode profile(Redditor redditor, Instant now) {
        Community feed = world.community(redditor.feed());
        return PROFILE.deepCopy()
                .put("display_name", feed.name())
                .put("display_name_prefixed", "u/" + redditor.name())
                .put("name", "t5_" + feed.id())
                .put("url", "/user/" + redditor.name() + "/")
                .put("title", RedditorText.title(redditor))
                .put("public_description", RedditorText.bio(redditor))
                .put("over_18", redditor.nsfw())
                .put("subscribers", feed.subscribersAt(now))
                .put("icon_img", icon(redditor));
    }

    private String icon(Redditor redditor) {
        return base + CdnHandler.REDDIT + "styles.redditmedia.com/t2_" + redditor.id()
                + "/profileIcon.jpg?width=256&height=256&s=" + redditor.id();
    }
}
