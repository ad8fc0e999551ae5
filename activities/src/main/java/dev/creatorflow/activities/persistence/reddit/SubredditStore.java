package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.analytics.reddit.KeywordRules;
import dev.creatorflow.activities.analytics.reddit.KeywordRules.Hit;
import dev.creatorflow.activities.analytics.reddit.RedditMetric;
import dev.creatorflow.activities.analytics.reddit.Verification;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.reddit.SubredditMapper.Known;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SaveAnswer;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SubredditSaved;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes communities and their rules. Thread-safe. */
final class SubredditStore {
    private final Database database;
    private final RedditAnswers answers;
    private final KeywordRules keywords;
    private final RedditFiles files;

    SubredditStore(Database database, RedditAnswers answers, KeywordRules keywords, RedditFiles files) {
        this.files = files;
        this.database = database;
        this.answers = answers;
        this.keywords = keywords;
    }

    SubredditSaved save(SaveAnswer request) {
        RedditTarget target = RedditTarget.of(request.target());
        return database.transaction(statements -> {
            AnswerMapper rows = statements.mapper(AnswerMapper.class);
            SubredditMapper subreddits = statements.mapper(SubredditMapper.class);
            AnswerRow answer = rows.lock(request.rawId());
            Subreddit thing = answers.subreddit(answer, target);
            MediaCounts media = answer.media();
            if (answer.saved() == null) {
                subreddits.save(thing.name(), SubredditRow.json(thing), answer.fetchedAt(), answer.id());
                subreddits.respell(thing.name());
                subreddits.snapshot(
                        target.lowerName(),
                        answer.fetchedAt(),
                        thing.subscribers(),
                        thing.activeUsers(),
                        RedditMetric.SET_VERSION,
                        request.runKey());
                ReachStore.reached(statements, target.key(), answer.fetchedAt(), request.runKey());
                media = request.media() ? files.community(statements, target, thing) : MediaCounts.NONE;
            }
            RedditAnswers.confirm(rows, answer, PostCounts.NONE, media);
            Known known = subreddits.known(target.lowerName());
            return new SubredditSaved(
                    known == null ? thing.name() : known.name(), thing.subscribers(), thing.over18(), media);
        });
    }

    void saveRules(SaveAnswer request) {
        RedditTarget target = RedditTarget.of(request.target());
        database.transaction(statements -> {
            AnswerMapper rows = statements.mapper(AnswerMapper.class);
            SubredditMapper subreddits = statements.mapper(SubredditMapper.class);
            AnswerRow answer = rows.lock(request.rawId());
            SubredditRules rules = answers.rules(answer);
            Known known = subreddits.known(target.lowerName());
            if (answer.saved() == null && known != null) {
                List<String> texts = texts(rules, known);
                Hit hit = keywords.firstHit(texts).orElse(null);
                subreddits.saveRules(
                        target.lowerName(),
                        rules.json(),
                        Verification.required(texts),
                        hit == null ? null : KeywordRules.SUGGESTION,
                        hit == null ? null : hit.phrase(),
                        hit == null || hit.theme().isEmpty() ? null : hit.theme(),
                        answer.fetchedAt());
            }
            RedditAnswers.confirm(rows, answer, PostCounts.NONE);
            return null;
        });
    }

    private static List<String> texts(SubredditRules rules, Known known) {
        List<String> texts = new ArrayList<>();
        for (SubredditRules.Rule rule : rules.rules()) {
            add(texts, rule.shortName(), rule.description(), rule.violationReason());
        }
        add(texts, known.description(), known.publicDescription(), known.title());
        return texts;
    }

    private static void add(List<String> texts, @Nullable String... more) {
        Stream.of(more).filter(Objects::nonNull).map(Objects::requireNonNull).forEach(texts::add);
    }
}
