package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.AskedSoFar;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.NextLinks;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider again for a creator's files whose links are dead: the page that holds most of them first, so that one call serves all that
 * stand on it. Paid, kept and stored like any page of a scrape; rows and links come in with it. Part of the workflow that calls it.
 */
public final class FreshLinks {
    /** Requests of one asking: what is still without a link then waits for the next one. */
    private static final int MOST_CALLS = 4;

    private static final int PAGE_SIZE = StreamWalker.PAGE_SIZE;

    private final String igUserId;
    private final String label;
    private final String runKey;
    private final Priority priority;
    private final DatabaseSteps<CreatorStoreActivities> steps;

    /** @param label how staff call the creator */
    public FreshLinks(String igUserId, String label, Trigger trigger, @Nullable String batch) {
        this.igUserId = igUserId;
        this.label = label;
        // The first run's id stays over a reset: what was paid for is found again.
        this.runKey = "links-" + Workflow.getInfo().getOriginalExecutionRunId();
        this.priority = Priorities.of(trigger, batch);
        this.steps = new DatabaseSteps<>(CreatorStoreActivities.class, priority);
    }

    /**
     * What an asking came to.
     *
     * @param calls requests made
     * @param waiting files that still wait for a link
     * @param lost files given up
     * @param broken why the provider was not asked to the end, one sentence; null where it was
     */
    public record Asked(
            int calls, int waiting, int lost, @Nullable String broken) {
        public static final Asked NOTHING = new Asked(0, 0, 0, null);
    }

    /** Asks, unless the creator was asked for lately. A provider that cannot be asked costs no file an attempt. */
    public Asked ask() {
        int calls = 0;
        try {
            NextLinks next = links().nextLinks(new AskedSoFar(runKey, igUserId, calls));
            while (next.files() > 0 && calls < MOST_CALLS) {
                ask(next);
                calls++;
                next = links().nextLinks(new AskedSoFar(runKey, igUserId, calls));
            }
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            return new Asked(calls, 0, 0, Failures.cause(e).sentence());
        }
        if (calls == 0) {
            return Asked.NOTHING;
        }
        LinksAsked end = links().linksAsked(new AskedSoFar(runKey, igUserId, calls));
        return new Asked(calls, end.waiting(), end.lost(), null);
    }

    private void ask(NextLinks next) {
        String username = String.valueOf(next.username());
        Stream stream = next.stream();
        if (stream == null) {
            ProfileAnswer answer = api().fetchProfile(new ProfileRequest(runKey, username, igUserId));
            if (answer.found()) {
                SaveProfile profile =
                        new SaveProfile(runKey, igUserId, username, answer.ref().rawId(), true);
                steps.run("store the profile", store -> store.saveProfile(profile));
            }
            return;
        }
        PageAnswer answer = api().fetchPage(
                        new PageRequest(runKey, igUserId, username, stream, next.page(), next.cursor(), PAGE_SIZE));
        SavePage page =
                new SavePage(runKey, igUserId, stream, next.page(), answer.ref().rawId(), true);
        steps.run("store the page", store -> store.savePage(page));
    }

    private InstagramApiActivities api() {
        return Workflow.newActivityStub(
                InstagramApiActivities.class,
                ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, "fresh links · @" + label));
    }

    private FreshLinkActivities links() {
        return Workflow.newActivityStub(
                FreshLinkActivities.class, ActivityPolicies.media(priority, "dead links of " + label));
    }
}
