package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.reddit.model.Subreddit;

/** A community as the parameter of its statement. */
final class SubredditRow {
    private SubredditRow() {}

    static String json(Subreddit thing) {
        Subreddit.Texts texts = thing.texts();
        JsonRows.Row row = JsonRows.Row.alone()
                .put("title", texts.title())
                .put("description", texts.description())
                .put("public_description", texts.publicDescription())
                .put("subscribers", thing.subscribers())
                .put("over18_reported", thing.over18())
                .put("created_utc", thing.createdUtc())
                .put("display_name_prefixed", thing.displayNamePrefixed())
                .put("lang", thing.lang())
                .put("url", thing.url())
                .put("subreddit_type", thing.type())
                .put("is_quarantined", thing.quarantined())
                .put("submit_text", texts.submitText())
                .put("submit_text_html", texts.submitTextHtml())
                .put("accounts_active", thing.activeUsers())
                .put("reddit_id", thing.redditId());
        look(row, thing.look());
        options(row, thing.options());
        return row.text();
    }

    private static void look(JsonRows.Row row, Subreddit.Look look) {
        row.put("icon_img", look.iconImg())
                .put("banner_img", look.bannerImg())
                .put("community_icon", look.communityIcon())
                .put("header_img", look.headerImg())
                .put("mobile_banner_image", look.mobileBannerImage())
                .put("banner_background_color", look.bannerBackgroundColor())
                .put("primary_color", look.primaryColor())
                .put("key_color", look.keyColor());
    }

    private static void options(JsonRows.Row row, Subreddit.Options options) {
        row.put("allow_images", options.allowImages())
                .put("allow_videos", options.allowVideos())
                .put("allow_polls", options.allowPolls())
                .put("spoilers_enabled", options.spoilersEnabled())
                .put("submission_type", options.submissionType())
                .put("link_flair_enabled", options.linkFlairEnabled())
                .put("user_flair_enabled_in_sr", options.userFlairEnabled())
                .put("wiki_enabled", options.wikiEnabled())
                .put("link_flair_position", options.linkFlairPosition())
                .put("user_flair_position", options.userFlairPosition());
    }
}
