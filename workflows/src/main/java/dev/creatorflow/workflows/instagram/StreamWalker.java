package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks one stream newest first until the window is filled or the provider has no more. The next page is asked for while the last one is
 * being stored. A page that was stored stays stored, however the walk ends.
 */
final class StreamWalker {
    /** The most a page gives. */
    static final int PAGE_SIZE = 12;

    private final CreatorRun run;
    private final Stream stream;
    private final boolean contentExpected;
    private final CursorGuard cursors = new CursorGuard();

    private StreamCounts counts = StreamCounts.NONE;
    private MediaCounts media = MediaCounts.NONE;
    private @Nullable Promise<PageSaved> saving;
    private boolean walking = true;

    /** @param contentExpected an empty first page is suspect, because the account is said to have media and this stream lists all of them */
    StreamWalker(CreatorRun run, Stream stream, boolean contentExpected) {
        this.run = run;
        this.stream = stream;
        this.contentExpected = contentExpected;
    }

    StreamCounts counts() {
        return counts;
    }

    MediaCounts media() {
        return media;
    }

    /** Never fails, but for a cancellation: what went wrong is in the result. */
    StreamResult walk() {
        if (run.window().of(stream) == 0) {
            walking = false;
            return StreamResult.untouched(stream);
        }
        try {
            WalkEnd end = walkPages();
            settleSaving();
            return result(end, null, null);
        } catch (BrokenWalkException e) {
            return broken(e.reason, String.valueOf(e.getMessage()));
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            Failures.Cause cause = Failures.cause(e);
            return broken(cause.reason(), cause.sentence());
        } finally {
            walking = false;
        }
    }

    /** Whether a wider window would still be walked. */
    boolean walking() {
        return walking;
    }

    /** A walk that broke off still counts the page that was being stored; where that page fails too, the first cause stands. */
    private StreamResult broken(Reason reason, String sentence) {
        try {
            settleSaving();
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
        }
        return result(null, reason, sentence);
    }

    private WalkEnd walkPages() {
        @Nullable String cursor = null;
        boolean emptyBefore = false;
        int seen = 0;
        for (int page = 0; seen < run.window().of(stream); page++) {
            PageAnswer answer = fetch(page, cursor, seen);
            save(page, answer);
            seen += answer.items();
            boolean suspect = answer.items() == 0 && (answer.more() || (seen == 0 && contentExpected));
            if (suspect && !emptyBefore) {
                emptyBefore = true;
                continue;
            }
            if (suspect) {
                throw new BrokenWalkException(
                        Reason.EMPTY_UPSTREAM, "the provider answered twice with an empty page of " + label());
            }
            emptyBefore = false;
            if (!answer.more()) {
                return WalkEnd.EXHAUSTED;
            }
            if (!cursors.accepts(answer.nextCursor())) {
                throw new BrokenWalkException(
                        Reason.BAD_CURSOR,
                        "page " + (page + 1) + " of " + label() + " promises more and gives "
                                + (answer.nextCursor() == null ? "no cursor" : "a cursor that was used before"));
            }
            cursor = answer.nextCursor();
        }
        return WalkEnd.WINDOW_FILLED;
    }

    private PageAnswer fetch(int page, @Nullable String cursor, int seen) {
        int count = Math.min(PAGE_SIZE, run.window().of(stream) - seen);
        return run.api(label() + " page " + (page + 1) + " · @" + run.username())
                .fetchPage(new PageRequest(run.runKey(), run.igUserId(), run.username(), stream, page, cursor, count));
    }

    private void save(int page, PageAnswer answer) {
        settleSaving();
        CreatorStoreActivities.SavePage request = new CreatorStoreActivities.SavePage(
                run.runKey(), run.igUserId(), stream, page, answer.ref().rawId(), run.media());
        saving = Async.function(
                () -> run.steps().run("store " + label() + " page " + (page + 1), store -> store.savePage(request)));
    }

    private void settleSaving() {
        @Nullable Promise<PageSaved> pending = saving;
        // Forgotten first: a page that cannot be stored fails the walk once, and is not asked for its counts again.
        saving = null;
        if (pending != null) {
            PageSaved saved = pending.get();
            counts = counts.plus(saved.counts());
            media = media.plus(saved.media());
        }
    }

    private StreamResult result(@Nullable WalkEnd end, @Nullable Reason broken, @Nullable String detail) {
        return new StreamResult(stream, counts, media, end, broken, detail);
    }

    private String label() {
        return stream.name().toLowerCase(Locale.ROOT);
    }

    /** Ends a walk that cannot go on; never leaves this class. */
    private static final class BrokenWalkException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        BrokenWalkException(Reason reason, String sentence) {
            super(sentence);
            this.reason = reason;
        }
    }
}
