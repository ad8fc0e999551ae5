package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.persistence.JsonRows;
import dev.creatorflow.activities.reddit.RedditMapper;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;

/** Reads stored answers as what they say, and confirms what they came to. Thread-safe. */
final class RedditAnswers {
    private static final String POST = "t3_";

    private final RawAnswers answers;
    private final RedditMapper mapper = new RedditMapper();

    RedditAnswers(RawAnswers answers) {
        this.answers = answers;
    }

    Subreddit subreddit(AnswerRow answer, RedditTarget target) {
        return reached(answer, mapper.subreddit(answer.httpStatus(), body(answer), target.name()));
    }

    SubredditRules rules(AnswerRow answer) {
        return reached(answer, mapper.rules(answer.httpStatus(), body(answer)));
    }

    RedditUser user(AnswerRow answer, RedditTarget target) {
        return reached(answer, mapper.user(answer.httpStatus(), body(answer), target.name()));
    }

    PostListing posts(AnswerRow answer) {
        return reached(answer, mapper.posts(answer.httpStatus(), body(answer)));
    }

    /** Whether the answer is a thing and not a refusal. */
    boolean reaches(AnswerRow answer) {
        return answer.httpStatus() / 100 == 2;
    }

    byte[] body(AnswerRow answer) {
        return answers.body(answer.id(), answer.body());
    }

    private static <T> T reached(AnswerRow answer, Reach<T> reach) {
        return switch (reach) {
            case Reach.Reached<T>(T thing) -> thing;
            case Reach.Refused<T>(var why) ->
                throw FailureType.SCHEMA_DRIFT.failure(
                        "Stored answer " + answer.id() + " was taken for what was asked, and says: " + why.label());
            case Reach.Unreadable<T>(String reason) -> throw FailureType.SCHEMA_DRIFT.failure(reason);
        };
    }

    static void confirm(AnswerMapper rows, AnswerRow answer, PostCounts counts) {
        confirm(rows, answer, counts, MediaCounts.NONE);
    }

    static void confirm(AnswerMapper rows, AnswerRow answer, PostCounts counts, MediaCounts media) {
        if (answer.saved() == null && rows.confirm(answer.id(), counts, media) == 0) {
            throw new IllegalStateException("Raw answer " + answer.id() + " does not exist or was confirmed before");
        }
    }

    /** Notes which posts the answer holds content of, those it repeats included, and keeps what could not be read. */
    static void note(AnswerMapper rows, AnswerRow answer, PostListing page) {
        JsonRows held = new JsonRows();
        for (RedditPost post : page.posts()) {
            if (post.standing() != RedditPost.Standing.PRESENT) {
                continue;
            }
            held.add().put("reddit_id", post.redditId()).put("author", post.author());
            String parent = post.crosspostParent();
            if (parent != null && parent.startsWith(POST)) {
                held.add().put("reddit_id", parent.substring(POST.length())).put("author", (String) null);
            }
        }
        if (!held.isEmpty()) {
            rows.holds(answer.id(), held.text());
        }
        JsonRows rejected = new JsonRows();
        page.rejected()
                .forEach(item -> rejected.add()
                        .put("item_index", item.place())
                        .put("reddit_id", item.redditId())
                        .put("reason", item.reason())
                        .put("item", item.json()));
        if (!rejected.isEmpty()) {
            rows.reject(rejected.text(), answer);
        }
    }
}
