package dev.creatorflow.activities.reddit;

import dev.creatorflow.workflows.reddit.model.RedditUser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Maps users. */
final class UserMapping {
    private UserMapping() {}

    static RedditUser user(Thing t) {
        return new RedditUser(
                Objects.requireNonNull(t.text("name"), "a checked user has a name"),
                t.filled("id"),
                t.time("created_utc"),
                t.whole("comment_karma"),
                t.whole("link_karma"),
                t.whole("total_karma"),
                t.whole("awardee_karma"),
                t.whole("awarder_karma"),
                t.flag("is_employee"),
                t.flag("is_mod"),
                t.flag("is_gold"),
                t.flag("verified"),
                t.flag("has_verified_email"),
                t.flag("accept_followers"),
                t.flag("hide_from_robots"),
                t.flag("pref_show_snoovatar"),
                t.link("icon_img"),
                page(new Thing(t.data().path("subreddit"))));
    }

    private static RedditUser.@Nullable Page page(Thing t) {
        return t.data().isObject()
                ? new RedditUser.Page(
                        t.filled("display_name"),
                        t.text("title"),
                        t.text("public_description"),
                        t.count("subscribers"),
                        t.flag("over_18"),
                        t.link("banner_img"))
                : null;
    }
}
