package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Walks one stream newest first until the window is filled, the provider has no more, or the rest is known. The next page is asked for while
 * the last one is being stored. A page that was stored stays stored, however the walk ends; one that was paid for is stored, also where the
 * run is cancelled.
 */
final class StreamWalker {
    /** The most a page gives. */
    static final int PAGE_SIZE = 12;

    /** What a full sweep reads of one stream at most, so that no history grows without bound: about a thousand pages. */
    static final int LONGEST_SWEEP = 12_000;

    private final CreatorRun run;
    private final Stream stream;
    private final boolean contentExpected;
    private final CursorGuard cursors = new CursorGuard();
    private final StopRule stopRule = new StopRule();

    private StreamCounts counts = StreamCounts.NONE;
    private MediaCounts media = MediaCounts.NONE;
    private @Nullable Saving saving;
    private int seen;
    private boolean walking = true;
    private Runnable progress = () -> {};

    /** A page that is being stored. */
    private record Saving(int page, PageAnswer answer, Promise<PageSaved> saved) {}

    /** @param contentExpected an empty first page is suspect, because the account is known to have what this stream lists */
    StreamWalker(CreatorRun run, Stream stream, boolean contentExpected) {
        this.run = run;
        this.stream = stream;
        this.contentExpected = contentExpected;
    }

    /** Is told whenever a page is stored. */
    void tell(Runnable listener) {
        progress = listener;
    }

    StreamCounts counts() {
        return counts;
    }

    MediaCounts media() {
        return media;
    }

    /** Never fails: what went wrong is in the result. */
    StreamResult walk() {
        if (limit() == 0) {
            walking = false;
            return StreamResult.untouched(stream);
        }
        try {
            WalkEnd end = walkPages();
            walking = false;
            settleSaving();
            return result(end, null, null);
        } catch (BrokenWalkException e) {
            return broken(e.reason, String.valueOf(e.getMessage()));
        } catch (ActivityFailure e) {
            Failures.Cause cause = Failures.cause(e);
            return e.getCause() instanceof CanceledFailure ? cancelled() : broken(cause.reason(), cause.sentence());
        } catch (CanceledFailure e) {
            return cancelled();
        } finally {
            walking = false;
        }
    }

    /** Whether a wider window would still be walked. */
    boolean walking() {
        return walking;
    }

    private StreamResult cancelled() {
        return broken(Reason.CANCELLED, "cancelled");
    }

    private StreamResult broken(Reason reason, String sentence) {
        settleLast();
        return result(null, reason, sentence);
    }

    /** A walk that broke off still counts the page that was being stored; where that page fails too, the first cause stands. */
    private void settleLast() {
        try {
            settleSaving();
        } catch (ActivityFailure | BrokenWalkException e) {
            Workflow.getLogger(StreamWalker.class)
                    .info("The last page of {} of a walk that broke off: {}", label(), e.getMessage());
        }
    }

    private WalkEnd walkPages() {
        @Nullable String cursor = null;
        boolean emptyBefore = false;
        for (int page = 0; seen < limit(); page++) {
            PageAnswer answer = fetch(page, cursor);
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
            cursor = accepted(page, answer.nextCursor());
            if (restIsCovered()) {
                return WalkEnd.COVERED;
            }
        }
        return WalkEnd.WINDOW_FILLED;
    }

    private String accepted(int page, @Nullable String cursor) {
        if (cursor != null && cursors.accepts(cursor)) {
            return cursor;
        }
        throw new BrokenWalkException(
                Reason.BAD_CURSOR,
                place(page) + " promises more and gives "
                        + (cursor == null || cursor.isEmpty() ? "no cursor" : "a cursor that was used before"));
    }

    /** Beyond what is always refreshed a page that may be the last is stored before the next one is paid for. */
    private boolean restIsCovered() {
        if (run.sweep() || seen < run.refreshed().of(stream) || seen >= limit()) {
            return false;
        }
        if (stopRule.mayStopSoon()) {
            settleSaving();
        }
        return stopRule.stops(limit());
    }

    private int limit() {
        return run.sweep() ? LONGEST_SWEEP : run.window().of(stream);
    }

    private PageAnswer fetch(int page, @Nullable String cursor) {
        int count = Math.min(PAGE_SIZE, limit() - seen);
        PageRequest request =
                new PageRequest(run.runKey(), run.igUserId(), run.username(), stream, page, cursor, count);
        return run.api(place(page) + " · @" + run.username(), api -> api.fetchPage(request));
    }

    /** Whatever became of the page before: this one is paid for. */
    private void save(int page, PageAnswer answer) {
        try {
            settleSaving();
        } catch (ActivityFailure | BrokenWalkException e) {
            startSaving(page, answer);
            throw e;
        }
        startSaving(page, answer);
    }

    /** Media of what a sweep reads beyond the window are not copied: it would be the whole past of the account. */
    private void startSaving(int page, PageAnswer answer) {
        boolean withMedia = run.media() && seen < run.window().of(stream);
        CreatorStoreActivities.SavePage request = new CreatorStoreActivities.SavePage(
                run.runKey(), run.igUserId(), stream, page, answer.ref().rawId(), withMedia);
        // Detached: what was paid for is stored also where the run is cancelled meanwhile.
        Workflow.newDetachedCancellationScope(() -> saving = new Saving(
                        page,
                        answer,
                        Async.function(
                                () -> run.steps().run("store " + place(page), store -> store.savePage(request)))))
                .run();
    }

    private void settleSaving() {
        @Nullable Saving pending = saving;
        // Forgotten first: a page that cannot be stored fails the walk once, and is not asked for its counts again.
        saving = null;
        if (pending == null) {
            return;
        }
        PageSaved saved = pending.saved().get();
        counts = counts.plus(saved.counts());
        media = media.plus(saved.media());
        stopRule.see(saved);
        progress.run();
        boolean nothingNew = saved.counts().saved() == 0 && saved.counts().rejected() == 0;
        if (nothingNew && pending.answer().items() > 0 && pending.answer().more()) {
            throw new BrokenWalkException(
                    Reason.BAD_CURSOR,
                    place(pending.page()) + " promises more and repeats only items of the pages before");
        }
    }

    private StreamResult result(@Nullable WalkEnd end, @Nullable Reason broken, @Nullable String detail) {
        return new StreamResult(stream, counts, media, end, broken, detail);
    }

    private String place(int page) {
        return label() + " page " + (page + 1);
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
