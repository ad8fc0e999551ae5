package dev.creatorflow.workflows.instagram.observe;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.InstagramApiActivities;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.ObservationSettled;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.ObservePlan;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.PlanObservation;
import dev.creatorflow.workflows.instagram.observe.ObserveStoreActivities.SettleObservation;
import io.temporal.common.Priority;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** See {@link ObserveCreatorWorkflow}. */
public final class ObserveCreatorWorkflowImpl implements ObserveCreatorWorkflow {
    /** The most a page gives. */
    private static final int PAGE_SIZE = 12;

    /** Pages of a stream for one request: media behind the newest 36 are left to ordinary scrapes. */
    private static final int MOST_PAGES = 3;

    private static final Duration LOOK_EVERY = Duration.ofMinutes(30);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);

    /** Rounds of one run, two days of looking: a bound on its history. */
    private static final int MOST_ROUNDS = 100;

    private final ObserveRequest request;
    private final Priority priority = Priorities.of(Trigger.SCHEDULE, null);

    private boolean lookAgain;
    private int calls;
    private int labelled;
    private @Nullable Duration nextIn;

    @WorkflowInit
    public ObserveCreatorWorkflowImpl(ObserveRequest request) {
        this.request = request;
    }

    @Override
    public void observe(ObserveRequest same) {
        for (int round = 0; ; round++) {
            if (round == MOST_ROUNDS || Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(request);
            }
            lookAgain = false;
            ObservePlan plan = store("what is due").planObservation(new PlanObservation(request.igUserId()));
            if (!plan.on()) {
                return;
            }
            labelled += plan.labelled();
            nextIn = plan.in();
            describe();
            Duration in = plan.in();
            if (in == null || in.isPositive()) {
                wait(in == null || in.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : in);
            } else if (!observed(plan)) {
                wait(AFTER_A_FAILURE);
            }
        }
    }

    @Override
    public void lookAgain() {
        lookAgain = true;
    }

    @Override
    public ObserveStatus status() {
        return new ObserveStatus(calls, labelled, nextIn);
    }

    private void wait(Duration time) {
        Workflow.await(time, () -> lookAgain);
    }

    /** Whether the requests went through; where one did not, another round tries while the age is still right. */
    private boolean observed(ObservePlan plan) {
        try {
            for (Stream stream : plan.streams()) {
                walk(plan, stream, Objects.requireNonNull(plan.at(), "what is due has its moment"));
            }
            return true;
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof CanceledFailure) {
                throw e;
            }
            return false;
        }
    }

    private void walk(ObservePlan plan, Stream stream, Instant at) {
        // Named by the moment: a reset that plans the same moment again finds its answers.
        String runKey = "observe-" + request.igUserId() + "-" + at.getEpochSecond();
        @Nullable String cursor = null;
        for (int page = 0; ; page++) {
            PageAnswer answer = api(stream, page, plan.username())
                    .fetchPage(new PageRequest(
                            runKey, request.igUserId(), plan.username(), stream, page, cursor, PAGE_SIZE));
            calls++;
            save(runKey, stream, page, answer, plan.username());
            boolean last = page + 1 == MOST_PAGES || !answer.more() || answer.nextCursor() == null;
            ObservationSettled settled = store("label the " + label(stream))
                    .settleObservation(new SettleObservation(request.igUserId(), stream, at, last));
            labelled += settled.labelled();
            if (last || settled.missing() == 0) {
                return;
            }
            cursor = answer.nextCursor();
        }
    }

    private void save(String runKey, Stream stream, int page, PageAnswer answer, String username) {
        PageSaved saved = Workflow.newActivityStub(
                        CreatorStoreActivities.class,
                        ActivityPolicies.database(priority, "store " + label(stream) + " page " + (page + 1)))
                .savePage(new SavePage(
                        runKey, request.igUserId(), stream, page, answer.ref().rawId(), true));
        if (saved.media().due() > 0) {
            Workflow.newActivityStub(
                            HandOverActivities.class,
                            ActivityPolicies.handOver(
                                    priority, "hand over " + saved.media().due() + " files"))
                    .handOverMedia(new HandOverActivities.HandOver(
                            Platform.INSTAGRAM, request.igUserId(), username, Trigger.SCHEDULE, null));
        }
    }

    private void describe() {
        Duration in = nextIn;
        Workflow.setCurrentDetails(calls + " calls, " + labelled + " observations kept under their age. Next request: "
                + (in == null ? "none is due" : in.isPositive() ? "in " + in.toMinutes() + " min" : "now") + ".");
    }

    private InstagramApiActivities api(Stream stream, int page, String username) {
        return Workflow.newActivityStub(
                InstagramApiActivities.class,
                ActivityPolicies.apiRequest(
                        TaskQueues.INSTAGRAM_API,
                        priority,
                        "observe " + label(stream) + " page " + (page + 1) + " · @" + username));
    }

    private ObserveStoreActivities store(String summary) {
        return Workflow.newActivityStub(ObserveStoreActivities.class, ActivityPolicies.database(priority, summary));
    }

    private static String label(Stream stream) {
        return stream.name().toLowerCase(Locale.ROOT);
    }
}
