package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.RedditorFigures;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.UserSaved;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import java.time.Instant;

/** Writes profiles of redditors. Thread-safe. */
final class RedditorStore {
    private final Database database;
    private final RedditAnswers answers;
    private final RedditFiles files;

    RedditorStore(Database database, RedditAnswers answers, RedditFiles files) {
        this.files = files;
        this.database = database;
        this.answers = answers;
    }

    UserSaved save(SaveAnswer request) {
        RedditTarget target = RedditTarget.of(request.target());
        return database.transaction(statements -> {
            AnswerMapper rows = statements.mapper(AnswerMapper.class);
            AnswerRow answer = rows.lock(request.rawId());
            RedditUser user = answers.user(answer, target);
            MediaCounts media = answer.media();
            if (answer.saved() == null) {
                RedditorMapper redditors = statements.mapper(RedditorMapper.class);
                redditors.save(user.name(), json(user, answer.fetchedAt()), answer.fetchedAt(), answer.id());
                RedditorMapper.Known known = request.media() ? redditors.known(target.lowerName()) : null;
                media = known != null && known.ours() ? files.redditor(statements, target, user) : MediaCounts.NONE;
                ReachStore.reached(statements, target.key(), answer.fetchedAt(), request.runKey());
            }
            RedditAnswers.confirm(rows, answer, PostCounts.NONE, media);
            Long link = user.linkKarma();
            Long comment = user.commentKarma();
            return new UserSaved(user.name(), link == null || comment == null ? null : link + comment, media);
        });
    }

    private static String json(RedditUser user, Instant at) {
        RedditorFigures figures =
                RedditorFigures.of(user.name(), user.createdUtc(), user.linkKarma(), user.commentKarma(), null, at);
        JsonRows.Row row = JsonRows.Row.alone()
                .put("reddit_id", user.redditId())
                .put("created_utc", user.createdUtc())
                .put("account_age_days", figures.accountAgeDays())
                .put("comment_karma", user.commentKarma())
                .put("link_karma", user.linkKarma())
                .put("total_karma", figures.totalKarma())
                .put("awardee_karma", user.awardeeKarma())
                .put("awarder_karma", user.awarderKarma())
                .put("is_employee", user.isEmployee())
                .put("is_mod", user.isMod())
                .put("is_gold", user.isGold())
                .put("verified", user.verified())
                .put("has_verified_email", user.hasVerifiedEmail())
                .put("icon_img", user.iconImg())
                .put("accept_followers", user.acceptFollowers())
                .put("hide_from_robots", user.hideFromRobots())
                .put("pref_show_snoovatar", user.showsSnoovatar())
                .put("karma_per_day", figures.karmaPerDay());
        RedditUser.Page page = user.page();
        if (page != null) {
            page(row, page);
        }
        return row.text();
    }

    private static void page(JsonRows.Row row, RedditUser.Page page) {
        row.put("subreddit_display_name", page.name())
                .put("subreddit_title", page.title())
                .put("subreddit_subscribers", page.subscribers())
                .put("subreddit_over_18", page.over18())
                .put("subreddit_banner_img", page.bannerImg())
                .put("bio", page.publicDescription())
                .put("bio_url", RedditorFigures.firstLink(page.publicDescription()));
    }
}
