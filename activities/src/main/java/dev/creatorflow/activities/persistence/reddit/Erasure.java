package dev.creatorflow.activities.persistence.reddit;

import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.media.ErasedFiles;
import dev.creatorflow.activities.media.MediaOwner;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.reddit.ErasureMapper.Removal;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditPost.Standing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out here what is gone upstream: out of rows, out of stored answers and from their files, in the caller's transaction, with a record that holds none of it.
 * Repeating it changes nothing.
 */
final class Erasure {
    private final RedditAnswers answers;
    private final Clock clock;

    Erasure(RedditAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** Why something is taken out. */
    enum Why {
        GONE,
        DELETED,
        AUTHOR_DELETED,
        REMOVED
    }

    /**
     * Follows what a page of posts shows as deleted or removed. What was found gone after the page was fetched is taken out of it as well.
     * Returns how many posts lost their content.
     */
    int follow(Statements statements, AnswerRow answer, List<RedditPost> posts) {
        List<String> standing = ids(posts, Standing.PRESENT);
        List<String> late = standing.isEmpty()
                ? standing
                : statements.mapper(ErasureMapper.class).goneAfter(standing, answer.fetchedAt());
        int erased = erasePosts(statements, ids(posts, Standing.DELETED), Why.DELETED, answer)
                + erasePosts(statements, ids(posts, Standing.REMOVED), Why.REMOVED, answer)
                + erasePosts(statements, late, Why.GONE, answer);
        List<String> nameless = posts.stream()
                .filter(post -> post.standing() == Standing.PRESENT && post.authorDeleted())
                .map(RedditPost::redditId)
                .toList();
        if (!nameless.isEmpty()) {
            statements
                    .mapper(ErasureMapper.class)
                    .authorsOf(nameless)
                    .forEach(author -> eraseAuthor(statements, author, answer));
        }
        return erased;
    }

    /** @param ids without prefix */
    int erasePosts(Statements statements, List<String> ids, Why why, AnswerRow answer) {
        ErasureMapper rows = statements.mapper(ErasureMapper.class);
        List<String> held = ids.isEmpty() ? ids : rows.held(ids);
        if (held.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<Long> touched = rows.answersWith(held);
        redact(statements, touched, Set.copyOf(held), Set.of());
        rows.forget(held);
        rows.clearUnmapped(held);
        int cleared = rows.clearPosts(held, answer.fetchedAt(), now);
        ErasedFiles.part(statements, MediaOwner.REDDIT_POSTS, held);
        rows.record(held, removal("POST", why, answer, now, cleared > 0 ? 1 : 0, touched.size()));
        return cleared;
    }

    /** An account that is gone loses its name on its posts and everything that was told about it. */
    private void eraseAuthor(Statements statements, String author, AnswerRow answer) {
        ErasureMapper rows = statements.mapper(ErasureMapper.class);
        Instant now = clock.instant();
        List<Long> named = rows.answersBy(author);
        redact(statements, named, Set.of(), Set.of(author));
        List<Long> about = rows.answersAbout("u/" + author);
        AnswerBody nothing = AnswerBody.of(AnswerRedaction.nothing());
        AnswerMapper bodies = statements.mapper(AnswerMapper.class);
        about.forEach(id -> bodies.replace(id, nothing.compressed(), nothing.digest(), nothing.length()));
        String digest = AnswerBody.of(author.getBytes(StandardCharsets.UTF_8)).digest();
        int cleared = rows.clearAuthor(author) + rows.clearUser(author, now) + rows.dropUser(author);
        ErasedFiles.part(statements, MediaOwner.REDDIT_USERS, List.of(author));
        rows.clearTransfers(author);
        rows.clearSource(author, digest);
        rows.dropReach(author);
        rows.forgetAuthor(author);
        rows.record(
                List.of(digest),
                removal("USER", Why.AUTHOR_DELETED, answer, now, cleared, named.size() + about.size()));
    }

    private static Removal removal(String kind, Why why, AnswerRow answer, Instant now, int rows, int answers) {
        return new Removal(kind, why.name(), answer.fetchedAt(), now, rows, answers, answer.id());
    }

    private void redact(Statements statements, List<Long> ids, Set<String> posts, Set<String> authors) {
        AnswerMapper bodies = statements.mapper(AnswerMapper.class);
        List<AnswerRow> held = ids.isEmpty()
                ? List.of()
                : bodies.lockAll(ids.stream().map(String::valueOf).toList());
        for (AnswerRow row : held) {
            AnswerBody redacted = AnswerBody.of(AnswerRedaction.without(answers.body(row), posts, authors));
            bodies.replace(row.id(), redacted.compressed(), redacted.digest(), redacted.length());
        }
    }

    private static List<String> ids(List<RedditPost> posts, @Nullable Standing standing) {
        return posts.stream()
                .filter(post -> post.standing() == standing)
                .map(RedditPost::redditId)
                .distinct()
                .toList();
    }
}
