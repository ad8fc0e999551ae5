package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Maps communities and their rules. */
final class SubredditMapping {
    private SubredditMapping() {}

    static Subreddit subreddit(Thing t) {
        Long active = t.count("active_user_count");
        return new Subreddit(
                Objects.requireNonNull(t.text("display_name"), "a checked community has a name"),
                t.filled("id"),
                t.filled("display_name_prefixed"),
                t.filled("url"),
                t.filled("subreddit_type"),
                t.filled("lang"),
                t.time("created_utc"),
                t.count("subscribers"),
                active == null ? t.count("accounts_active") : active,
                t.flag("over18"),
                t.flag("quarantine"),
                new Subreddit.Texts(
                        t.text("title"),
                        t.text("description"),
                        t.text("public_description"),
                        t.text("submit_text"),
                        t.text("submit_text_html")),
                new Subreddit.Look(
                        t.link("icon_img"),
                        t.link("banner_img"),
                        t.link("community_icon"),
                        t.link("header_img"),
                        t.link("mobile_banner_image"),
                        t.link("banner_background_image"),
                        t.filled("banner_background_color"),
                        t.filled("primary_color"),
                        t.filled("key_color")),
                options(t));
    }

    private static Subreddit.Options options(Thing t) {
        return new Subreddit.Options(
                t.flag("allow_images"),
                t.flag("allow_videos"),
                t.flag("allow_polls"),
                t.flag("spoilers_enabled"),
                t.flag("link_flair_enabled"),
                t.filled("link_flair_position"),
                t.flag("user_flair_enabled_in_sr"),
                t.filled("user_flair_position"),
                t.flag("wiki_enabled"),
                t.flag("restrict_posting"),
                t.filled("submission_type"));
    }

    static SubredditRules rules(JsonNode array) {
        List<SubredditRules.Rule> rules = new ArrayList<>();
        for (JsonNode element : array) {
            Thing t = new Thing(element);
            rules.add(new SubredditRules.Rule(
                    t.filled("short_name"),
                    t.filled("description"),
                    t.filled("violation_reason"),
                    t.filled("kind"),
                    t.smallCount("priority"),
                    t.time("created_utc")));
        }
        // jsonb takes no U+0000, written out or escaped.
        return new SubredditRules(rules, SafeText.of(array.toString()).replace("\\u0000", "\\ufffd"));
    }
}
