package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.TraceHandle;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/**
 * Follows a rename within the run. A handle that leads nowhere, or to another account, says nothing of the account itself: its media are asked
 * for by its id, they name the handle it has now, and the profile is asked for by that one. Costs one request at most, since the page is the
 * first one of the walk anyway; a handle that is named is paid for once more.
 */
final class HandleTrace {
    private static final int SECOND = 1;

    private final CreatorRun run;

    HandleTrace(CreatorRun run) {
        this.run = run;
    }

    /**
     * What the search came to.
     *
     * @param answer the profile answer to go on with: the one the account's media led to, or the one that was there before
     * @param named the handle the media named; null where they named none
     */
    record Found(ProfileAnswer answer, @Nullable String named) {}

    /** @param led the profile answer of the known handle, which is not the account's */
    Found follow(ProfileAnswer led) {
        Stream stream = run.window().posts() > 0 ? Stream.POSTS : Stream.REELS;
        int window = run.window().of(stream);
        @Nullable PageAnswer page = window == 0 ? null : firstPage(stream, window);
        if (page == null || page.items() == 0) {
            return new Found(led, null);
        }
        @Nullable String named = run.steps()
                .run(
                        "look for the new handle",
                        store -> store.traceHandle(new TraceHandle(
                                run.runKey(),
                                run.igUserId(),
                                stream,
                                page.ref().rawId(),
                                led.ref().rawId())))
                .username();
        ProfileAnswer answer = named == null ? led : profile(named);
        if (!answer.isOf(run.igUserId())) {
            keep(stream, page);
        }
        return new Found(answer, named);
    }

    /** Nobody will walk this stream: the rows of the page that was paid for are written all the same, they are the account's. */
    private void keep(Stream stream, PageAnswer page) {
        run.steps()
                .run(
                        "store the page",
                        store -> store.savePage(new CreatorStoreActivities.SavePage(
                                run.runKey(),
                                run.igUserId(),
                                stream,
                                0,
                                page.ref().rawId(),
                                false)));
    }

    /** The account's newest media by its id; null where the provider knows no account of this id either. */
    private @Nullable PageAnswer firstPage(Stream stream, int window) {
        try {
            return run.api(
                    "new handle of account " + run.igUserId(),
                    api -> api.fetchPage(new PageRequest(
                            run.runKey(),
                            run.igUserId(),
                            run.username(),
                            stream,
                            0,
                            null,
                            Math.min(StreamWalker.PAGE_SIZE, window))));
        } catch (ActivityFailure e) {
            if (Failures.cause(e).type() == FailureType.REQUEST_REFUSED) {
                return null;
            }
            throw e;
        }
    }

    private ProfileAnswer profile(String handle) {
        return run.api(
                "profile · @" + handle,
                api -> api.fetchProfile(new ProfileRequest(run.runKey(), handle, run.igUserId(), SECOND)));
    }
}
