package dev.creatorflow.workflows.instagram.related;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.instagram.Failures;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.related.RelatedApiActivities.FetchFound;
import dev.creatorflow.workflows.instagram.related.RelatedApiActivities.FetchRelated;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Account;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Claim;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Close;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Closed;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.FoundOutcome;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Keep;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Kept;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.SaveList;
import dev.creatorflow.workflows.instagram.related.RelatedStoreActivities.Source;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link RelatedCreatorsWorkflow}. */
public final class RelatedCreatorsWorkflowImpl implements RelatedCreatorsWorkflow {
    /** Profiles asked for side by side. */
    private static final int AT_ONCE = 5;

    private final RelatedRequest request;
    private final Priority priority;

    private boolean listed;
    private int stored;
    private @Nullable Reason reason;
    private @Nullable String detail;

    @WorkflowInit
    public RelatedCreatorsWorkflowImpl(RelatedRequest request) {
        this.request = request;
        this.priority = Priorities.of(request.trigger(), request.batch());
    }

    @Override
    public RelatedResult discover(RelatedRequest same) {
        try {
            list();
            followUp();
        } catch (ActivityFailure e) {
            failed(e);
        } catch (CanceledFailure e) {
            cancelled();
        }
        return end();
    }

    @Override
    public int stored() {
        return stored;
    }

    private void list() {
        if (!store("look at what is known").needsList(new Source(request.runKey(), request.igUserId()))) {
            listed = true;
            return;
        }
        RelatedAnswer answer = api("related accounts · @" + request.username())
                .fetchRelated(new FetchRelated(request.runKey(), request.igUserId()));
        store("store who led to whom")
                .saveList(new SaveList(
                        request.runKey(), request.igUserId(), answer.ref().rawId()));
        listed = true;
        if (!answer.found()) {
            reason = Reason.NOT_FOUND;
            detail = "the provider knows no account " + request.igUserId();
        }
    }

    private void followUp() {
        @Nullable Integer place = null;
        int left = request.most();
        while (left > 0 && reason == null) {
            List<Account> accounts = store("the next accounts")
                    .claim(new Claim(request.runKey(), request.igUserId(), place, Math.min(AT_ONCE, left)))
                    .accounts();
            if (accounts.isEmpty()) {
                return;
            }
            List<Promise<Kept>> asked = accounts.stream()
                    .map(account -> Async.function(() -> resolve(account)))
                    .toList();
            asked.forEach(this::settle);
            left -= accounts.size();
            place = accounts.getLast().place();
            describe();
        }
    }

    /** One that fails costs no other: what came in beside it is stored before the run ends. */
    private void settle(Promise<Kept> asked) {
        try {
            if (asked.get().outcome() == FoundOutcome.STORED) {
                stored++;
            }
        } catch (ActivityFailure e) {
            failed(e);
        } catch (CanceledFailure e) {
            cancelled();
        }
    }

    private Kept resolve(Account account) {
        ProfileAnswer answer = api("profile · @" + account.username())
                .fetchFound(new FetchFound(request.runKey(), account.igUserId(), account.username(), account.place()));
        Kept kept = store("store @" + account.username())
                .keep(new Keep(
                        request.runKey(),
                        request.igUserId(),
                        account.igUserId(),
                        account.username(),
                        answer.ref().rawId(),
                        answer.found(),
                        request.minFollowers()));
        if (kept.mediaDue() > 0) {
            Workflow.newActivityStub(
                            HandOverActivities.class,
                            ActivityPolicies.handOver(priority, "picture of @" + account.username()))
                    .handOverMedia(new HandOverActivities.HandOver(
                            Platform.INSTAGRAM,
                            account.igUserId(),
                            account.username(),
                            request.trigger(),
                            request.batch()));
        }
        return kept;
    }

    private void failed(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            cancelled();
        } else if (reason == null) {
            Failures.Cause cause = Failures.cause(failure);
            reason = cause.reason();
            detail = cause.sentence();
        }
    }

    private void cancelled() {
        reason = Reason.CANCELLED;
        detail = "cancelled by staff; the accounts that had come in are kept";
    }

    private RelatedResult end() {
        Closed[] closed = new Closed[1];
        // Detached: a cancelled run still counts what it has stored.
        CancellationScope closing = Workflow.newDetachedCancellationScope(
                () -> closed[0] = store("close").close(new Close(request.runKey(), request.igUserId(), listed)));
        closing.run();
        RelatedResult result = result(closed[0]);
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.OUTCOME.valueSet(result.outcome().name()));
        if (result.reason() != null) {
            Workflow.upsertTypedSearchAttributes(
                    SearchAttributes.REASON.valueSet(result.reason().name()));
        }
        if (result.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(result.reason()))
                    .setMessage(String.valueOf(result.detail()))
                    .setNonRetryable(true)
                    .setDetails(result)
                    .build();
        }
        return result;
    }

    private RelatedResult result(Closed closed) {
        @Nullable String sentence = detail;
        if (sentence == null && closed.counts().waiting() > 0) {
            sentence = closed.counts().waiting() + " more accounts wait: run it again to go on with them";
        }
        return new RelatedResult(
                request.igUserId(),
                request.username(),
                outcome(),
                reason,
                sentence,
                stored,
                closed.counts(),
                closed.apiCalls());
    }

    private Outcome outcome() {
        if (reason == null || reason == Reason.NOT_FOUND) {
            return Outcome.COMPLETE;
        }
        if (reason.stops()) {
            return Outcome.STOPPED;
        }
        return listed && stored > 0 ? Outcome.PARTIAL : Outcome.FAILED;
    }

    private void describe() {
        Workflow.setCurrentDetails("Stored " + stored + " new accounts related to @" + request.username() + ".");
    }

    private RelatedApiActivities api(String summary) {
        return Workflow.newActivityStub(
                RelatedApiActivities.class, ActivityPolicies.apiRequest(TaskQueues.INSTAGRAM_API, priority, summary));
    }

    private RelatedStoreActivities store(String summary) {
        return Workflow.newActivityStub(RelatedStoreActivities.class, ActivityPolicies.database(priority, summary));
    }
}
