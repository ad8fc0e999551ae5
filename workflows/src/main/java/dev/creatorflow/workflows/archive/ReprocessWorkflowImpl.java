package dev.creatorflow.workflows.archive;

import dev.creatorflow.workflows.archive.ReprocessActivities.Creators;
import dev.creatorflow.workflows.archive.ReprocessActivities.CreatorsAfter;
import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import io.temporal.common.Priority;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** See {@link ReprocessWorkflow}. Pages of creators, each shared between a few activities that heartbeat and resume. */
public final class ReprocessWorkflowImpl implements ReprocessWorkflow {
    private static final int PAGE = 100;

    /** One for each core of the smallest machine; each holds a database connection. */
    private static final int AT_ONCE = 2;

    /** Pages of one execution, some 3,500 events: a bound on its history. */
    private static final int MOST_PAGES = 200;

    private final ReprocessRequest request;
    private final Priority priority;
    private ReprocessProgress progress;

    @WorkflowInit
    public ReprocessWorkflowImpl(ReprocessRequest request) {
        this.request = request;
        this.priority = Priorities.of(request.trigger(), null);
        this.progress = request.progress() == null ? ReprocessProgress.NONE : request.progress();
    }

    @Override
    public ReprocessProgress reprocess(ReprocessRequest same) {
        if (request.progress() == null) {
            steps("clear the last report").beginReprocess(request.name());
        }
        int pages = 0;
        for (List<String> page = next(); !page.isEmpty(); page = next()) {
            rebuild(page);
            if (++pages >= MOST_PAGES || Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(request.from(progress));
            }
        }
        steps("niche percentiles").finishReprocess(request.name());
        return progress;
    }

    @Override
    public ReprocessProgress progress() {
        return progress;
    }

    private List<String> next() {
        if (request.igUserIds().isEmpty()) {
            return steps("next creators")
                    .creatorsToReprocess(new CreatorsAfter(progress.after(), request.since(), PAGE));
        }
        int from = progress.after() == null ? 0 : request.igUserIds().indexOf(progress.after()) + 1;
        return request.igUserIds()
                .subList(from, Math.min(from + PAGE, request.igUserIds().size()));
    }

    private void rebuild(List<String> page) {
        List<Promise<ReprocessProgress>> shares = new ArrayList<>();
        int share = (page.size() + AT_ONCE - 1) / AT_ONCE;
        for (int from = 0; from < page.size(); from += share) {
            List<String> creators = page.subList(from, Math.min(from + share, page.size()));
            shares.add(Async.function(
                    replays(creators.size() + " creators")::reprocessCreators, new Creators(request.name(), creators)));
        }
        Promise.allOf(shares).get();
        for (Promise<ReprocessProgress> done : shares) {
            progress = progress.plus(done.get());
        }
        progress = progress.upTo(page.getLast());
        Workflow.setCurrentDetails(String.format(
                Locale.ROOT,
                "| creators | failed | answers | media | rows changed | kept newer |%n|---|---|---|---|---|---|%n| %,d | %,d | %,d | %,d | %,d | %,d |",
                progress.creators(),
                progress.failed(),
                progress.answers(),
                progress.media(),
                progress.changed(),
                progress.keptNewer()));
    }

    private ReprocessActivities steps(String summary) {
        return Workflow.newActivityStub(ReprocessActivities.class, ActivityPolicies.database(priority, summary));
    }

    private ReprocessActivities replays(String summary) {
        return Workflow.newActivityStub(ReprocessActivities.class, ActivityPolicies.replay(priority, summary));
    }
}
