package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.reddit.PostMapper.Stored;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.reddit.PostCounts;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.PostsSaved;
import dev.creatorflow.workflows.reddit.RedditStoreActivities.SavePosts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages of posts with their authors, in one transaction. Posts that are deleted upstream are not written: what is stored of them loses its
 * content. The files of what is written become due with it. Of an author's history those in communities that have a row are kept. Thread-safe.
 */
final class PostStore {
    private final Database database;
    private final RedditAnswers answers;
    private final Erasure erasure;
    private final RedditFiles files;

    PostStore(Database database, RedditAnswers answers, Erasure erasure, RedditFiles files) {
        this.database = database;
        this.answers = answers;
        this.erasure = erasure;
        this.files = files;
    }

    PostsSaved save(SavePosts request) {
        return database.transaction(statements -> {
            AnswerMapper rows = statements.mapper(AnswerMapper.class);
            AnswerRow answer = rows.lock(request.rawId());
            PostListing page = answers.posts(answer);
            PostCounts counts = answer.confirmed();
            if (counts != null) {
                return saved(counts, page, answer.media());
            }
            Written written = write(statements, request, answer, page);
            RedditAnswers.confirm(rows, answer, written.counts(), written.media());
            return saved(written.counts(), page, written.media());
        });
    }

    private record Written(PostCounts counts, MediaCounts media) {}

    private Written write(Statements statements, SavePosts request, AnswerRow answer, PostListing page) {
        RedditTarget target = RedditTarget.of(request.target());
        PostMapper posts = statements.mapper(PostMapper.class);
        RedditAnswers.note(statements.mapper(AnswerMapper.class), answer, page);
        List<String> communities = communities(page.posts());
        if (!communities.isEmpty()) {
            // In a statement of its own: what is decided while it waits is seen by those that follow.
            posts.hold(communities);
        }
        // Before the posts: who stood with a post that has no author any more is known until it is written.
        erasure.follow(statements, answer, page.posts());
        Map<String, RedditPost> standing = eachOnce(page.posts(), post -> post.standing() == Standing.PRESENT);
        List<String> authors = authors(standing.values());
        if (!authors.isEmpty()) {
            posts.authors(authors, answer.fetchedAt());
        }
        List<Stored> stored = standing.isEmpty()
                ? List.of()
                : posts.save(PostRows.json(standing.values()), answer.fetchedAt(), answer.id());
        Instant newest = newest(page.posts());
        if (request.call() == RedditCall.NEW && newest != null) {
            posts.seenUntil(target.lowerName(), newest);
        }
        if (!standing.isEmpty() && target.kind() == RedditTarget.Kind.SUBREDDIT) {
            ReachStore.shown(statements, target.key(), answer.fetchedAt(), request.runKey());
        }
        int added = (int) stored.stream().filter(Stored::added).count();
        List<RedditPost> written = stored.stream()
                .filter(Stored::written)
                .map(row -> Objects.requireNonNull(standing.get(row.redditId())))
                .toList();
        return new Written(
                new PostCounts(1, stored.size(), added, page.rejected().size()),
                request.media() ? files.posts(statements, target, written) : MediaCounts.NONE);
    }

    private static Map<String, RedditPost> eachOnce(List<RedditPost> posts, Predicate<RedditPost> wanted) {
        Map<String, RedditPost> unique = new LinkedHashMap<>();
        posts.stream().filter(wanted).forEach(post -> unique.putIfAbsent(post.redditId(), post));
        return unique;
    }

    private static List<String> authors(Collection<RedditPost> posts) {
        return posts.stream()
                .map(RedditPost::author)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private static List<String> communities(List<RedditPost> posts) {
        return posts.stream()
                .map(post -> post.subreddit().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static PostsSaved saved(PostCounts counts, PostListing page, MediaCounts media) {
        List<Instant> times = times(page.posts()).sorted().toList();
        return new PostsSaved(
                counts,
                times.isEmpty() ? null : times.getFirst(),
                times.isEmpty() ? null : times.getLast(),
                authors(page.posts()).size(),
                media);
    }

    private static @Nullable Instant newest(List<RedditPost> posts) {
        return times(posts).max(Instant::compareTo).orElse(null);
    }

    private static Stream<Instant> times(List<RedditPost> posts) {
        return posts.stream()
                .filter(post -> !Boolean.TRUE.equals(post.flags().stickied()))
                .map(RedditPost::createdUtc)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
