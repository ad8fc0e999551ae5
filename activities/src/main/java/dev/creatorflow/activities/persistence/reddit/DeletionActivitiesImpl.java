package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.reddit.PostMapper.Stored;
import dev.creatorflow.workflows.reddit.DeletionActivities;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the posts that are to be looked for again, and takes in what was found. A post that an answer leaves out beside others of its community is
 * gone. Where it shows none of a community, that may be us, or the community may have closed: it has to be seen again at the next look, and of a
 * community that is known to have closed nothing is taken to be deleted. Thread-safe.
 */
public final class DeletionActivitiesImpl implements DeletionActivities {
    private static final String POST = "t3_";

    private final Database database;
    private final RedditAnswers answers;
    private final Erasure erasure;
    private final RedditFiles files;
    private final Duration within;
    private final Duration every;
    private final Duration pause;
    private final Clock clock;

    /**
     * @param within how soon a deletion is followed; posts are looked for twice as often, so that a check may fail
     * @param pause between two requests
     */
    public DeletionActivitiesImpl(
            Database database,
            RawAnswers answers,
            MediaRegistry registry,
            Duration within,
            Duration pause,
            Clock clock) {
        this.database = database;
        this.answers = new RedditAnswers(answers);
        this.erasure = new Erasure(this.answers, clock);
        this.files = new RedditFiles(registry);
        this.within = within;
        this.every = within.dividedBy(2);
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public DueChecks dueChecks(AskChecks request) {
        Instant before = clock.instant().minus(every);
        return database.autocommit(statements -> {
            ErasureMapper rows = statements.mapper(ErasureMapper.class);
            rows.dropUnwatched(clock.instant().minus(within));
            List<String> ids = rows.due(before, request.most());
            return new DueChecks(ids.stream().map(id -> POST + id).toList(), rows.waiting(before), pause.toMillis());
        });
    }

    @Override
    public Checked saveChecks(SaveChecks request) {
        return database.transaction(statements -> {
            AnswerMapper rows = statements.mapper(AnswerMapper.class);
            AnswerRow answer = rows.lock(request.rawId());
            PostCounts before = answer.confirmed();
            if (before != null) {
                return new Checked(before.saved() - before.added(), before.added());
            }
            PostListing page = answers.posts(answer);
            List<String> asked = request.ids().stream()
                    .map(id -> id.startsWith(POST) ? id.substring(POST.length()) : id)
                    .toList();
            Checked checked = follow(statements, answer, page, asked);
            // Kept as counts of the answer: saved = looked at, added = of those erased.
            RedditAnswers.confirm(
                    rows,
                    answer,
                    new PostCounts(
                            1,
                            checked.present() + checked.erased(),
                            checked.erased(),
                            page.rejected().size()));
            return checked;
        });
    }

    private Checked follow(Statements statements, AnswerRow answer, PostListing page, List<String> asked) {
        ErasureMapper rows = statements.mapper(ErasureMapper.class);
        RedditAnswers.note(statements.mapper(AnswerMapper.class), answer, page);
        int erased = erasure.follow(statements, answer, page.posts());
        erased += erasure.erasePosts(statements, gone(rows, answer, page, asked), Erasure.Why.GONE, answer);
        List<RedditPost> present = page.posts().stream()
                .filter(post -> post.standing() == Standing.PRESENT && asked.contains(post.redditId()))
                .toList();
        if (!present.isEmpty()) {
            List<Stored> stored =
                    statements.mapper(PostMapper.class).save(PostRows.json(present), answer.fetchedAt(), answer.id());
            wantFiles(statements, stored, present);
        }
        rows.checked(asked, answer.fetchedAt());
        return new Checked(present.size(), erased);
    }

    /** What was not ready, was not wanted or had another link when its run saw it; the repair of media wakes the transfers. */
    private void wantFiles(Statements statements, List<Stored> stored, List<RedditPost> present) {
        Set<String> written =
                stored.stream().filter(Stored::written).map(Stored::redditId).collect(Collectors.toUnmodifiableSet());
        Map<String, List<RedditPost>> byCommunity = present.stream()
                .filter(post -> written.contains(post.redditId()))
                .collect(Collectors.groupingBy(RedditPost::subreddit, TreeMap::new, Collectors.toList()));
        byCommunity.forEach((community, posts) -> files.posts(statements, RedditTarget.subreddit(community), posts));
    }

    /** An entry that could not be read may be any of them: then none is taken to be gone. */
    private List<String> gone(ErasureMapper rows, AnswerRow answer, PostListing page, List<String> asked) {
        if (page.rejected().stream().anyMatch(entry -> entry.redditId() == null)) {
            return List.of();
        }
        Set<String> shown =
                page.posts().stream().map(RedditPost::redditId).collect(Collectors.toCollection(HashSet::new));
        page.rejected().forEach(entry -> shown.add(String.valueOf(entry.redditId())));
        List<String> missing = asked.stream().filter(id -> !shown.contains(id)).toList();
        if (missing.isEmpty()) {
            return missing;
        }
        List<String> open = page.posts().stream()
                .map(post -> post.subreddit().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return rows.missing(
                missing, open, answer.fetchedAt(), answer.fetchedAt().minus(every));
    }
}
