package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.AskedSoFar;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.FailedPage;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.LinksAsked;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.NextLinks;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider again for a creator's files whose links are dead: the page that holds most of them first, so that one call serves all that
 * stand on it. Paid, kept and stored like any page of a scrape; rows and links come in with it. Part of the workflow that calls it.
 */
public final class FreshLinks {
    /** Requests of one asking: what is still without a link then waits for the next one. */
    private static final int MOST_CALLS = 4;

    /** Refused pages, and none answered, after which the account is taken to be what is refused. */
    private static final int REFUSALS_OF_AN_ACCOUNT = 2;

    /** Requests the provider may fail at; each is several already. */
    private static final int MOST_FAULTS = 2;

    private static final int PAGE_SIZE = StreamWalker.PAGE_SIZE;

    private final String igUserId;
    private final String label;
    private final String runKey;
    private final Priority priority;
    private final DatabaseSteps<CreatorStoreActivities> steps;
    private final List<FailedPage> refused = new ArrayList<>();
    private final List<FailedPage> faults = new ArrayList<>();
    private int calls;
    private int answered;
    private boolean accountRefused;
    private @Nullable String broken;

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
     * @param calls pages and profiles asked for
     * @param waiting files that still wait for a link
     * @param lost files given up
     * @param broken what went wrong last, one sentence; null where nothing did
     */
    public record Asked(
            int calls, int waiting, int lost, @Nullable String broken) {
        public static final Asked NOTHING = new Asked(0, 0, 0, null);
    }

    /**
     * Asks, unless the creator was asked for lately. What is kept back before anything is sent costs no file a chance and begins no quiet time; a
     * request that was paid for begins it, whatever came of it. To be called once.
     */
    public Asked ask() {
        NextLinks next = next();
        while (next.files() > 0 && calls < MOST_CALLS && ask(next)) {
            next = next();
        }
        if (calls == 0 && next.hopeless() == 0) {
            return new Asked(0, 0, 0, broken);
        }
        LinksAsked end = links().linksAsked(soFar(answered > 0));
        return new Asked(calls, end.waiting(), end.lost(), broken);
    }

    private NextLinks next() {
        return links().nextLinks(soFar(true));
    }

    /** @param faultsToo whether the requests that the provider failed at are named as well: where it answered none, it is down for all */
    private AskedSoFar soFar(boolean faultsToo) {
        List<FailedPage> failed = new ArrayList<>(refused);
        if (faultsToo) {
            failed.addAll(faults);
        }
        return new AskedSoFar(runKey, igUserId, calls, failed, accountRefused);
    }

    /** Returns whether there is any use in a further request. */
    private boolean ask(NextLinks next) {
        try {
            boolean shown = fetch(next);
            accountRefused = !shown;
            return shown;
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            Failures.Cause cause = Failures.cause(e);
            broken = cause.sentence();
            return blame(cause.type(), new FailedPage(next.stream(), next.cursor()));
        }
    }

    private boolean blame(FailureType type, FailedPage page) {
        return switch (type) {
            case RATE_LIMITED,
                    WAITING_FOR_SLOT,
                    QUOTA_EXHAUSTED,
                    BUDGET_REACHED,
                    SOURCE_PAUSED,
                    DISK_FULL,
                    BAD_CREDENTIALS,
                    STORE_UNAVAILABLE,
                    STORE_SLOW -> false;
            case REQUEST_REFUSED, ANSWER_TOO_LARGE, SCHEMA_DRIFT, UNREADABLE_ANSWER -> {
                calls++;
                refused.add(page);
                // A private account and one that is gone refuse every page, in the same words as a page that is gone.
                accountRefused = answered == 0 && refused.size() == REFUSALS_OF_AN_ACCOUNT;
                yield !accountRefused;
            }
            case UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, INTERNAL -> {
                calls++;
                faults.add(page);
                yield faults.size() < MOST_FAULTS;
            }
        };
    }

    /** Returns false where the provider knows no such account. */
    private boolean fetch(NextLinks next) {
        String username = String.valueOf(next.username());
        Stream stream = next.stream();
        if (stream == null) {
            ProfileAnswer answer = api().fetchProfile(new ProfileRequest(runKey, username, igUserId));
            count();
            if (answer.found()) {
                SaveProfile profile =
                        new SaveProfile(runKey, igUserId, username, answer.ref().rawId(), true);
                steps.run("store the profile", store -> store.saveProfile(profile));
            }
            return answer.found();
        }
        PageAnswer answer = api().fetchPage(
                        new PageRequest(runKey, igUserId, username, stream, next.page(), next.cursor(), PAGE_SIZE));
        count();
        SavePage page =
                new SavePage(runKey, igUserId, stream, next.page(), answer.ref().rawId(), true);
        steps.run("store the page", store -> store.savePage(page));
        return true;
    }

    /** Paid for from here on, also where the rows cannot be stored. */
    private void count() {
        calls++;
        answered++;
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
