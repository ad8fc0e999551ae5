package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.media.MediaRepairActivities.Page;
import dev.creatorflow.workflows.media.MediaRepairActivities.PageOf;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** See {@link MediaRepairWorkflow}. It starts transfers and waits for none: a slow target holds up no other. */
public final class MediaRepairWorkflowImpl implements MediaRepairWorkflow {
    private static final int PAGE = 100;

    /** Pages of one execution, 50,000 targets: a bound on its history. The next execution starts again with the oldest risk. */
    private static final int MOST_PAGES = 500;

    private final RepairRequest request;
    private RepairReport report;

    @WorkflowInit
    public MediaRepairWorkflowImpl(RepairRequest request) {
        this.request = request;
        this.report = RepairReport.NONE;
    }

    @Override
    public RepairReport repair(RepairRequest same) {
        add(new RepairReport(0, 0, 0, activities("tidy the store").abandonUploads()));
        if (request.lostToo()) {
            add(new RepairReport(
                    0, 0, activities("give lost files another chance").reviveLost(), 0));
        }
        wakeTransfers();
        askForLinks();
        return report;
    }

    @Override
    public RepairReport progress() {
        return report;
    }

    private void wakeTransfers() {
        @Nullable String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page woken = activities("wake transfers").wakeDue(new PageOf(request.trigger(), after, PAGE));
            add(new RepairReport(woken.targets(), 0, 0, 0));
            after = woken.next();
            if (after == null) {
                return;
            }
        }
    }

    private void askForLinks() {
        @Nullable String after = null;
        int left = request.mostAsks();
        for (int page = 0; page < MOST_PAGES && left > 0; page++) {
            Page asked = activities("ask for fresh links")
                    .askFreshLinks(new PageOf(request.trigger(), after, Math.min(PAGE, left)));
            add(new RepairReport(0, asked.targets(), 0, 0));
            left -= asked.targets();
            after = asked.next();
            if (after == null) {
                return;
            }
        }
    }

    private void add(RepairReport more) {
        report = report.plus(more);
        Workflow.setCurrentDetails("| woken | asked for links | revived | uploads tidied |\n|---|---|---|---|\n| "
                + report.woken() + " | " + report.asked() + " | " + report.revived() + " | "
                + report.abandoned() + " |");
    }

    private MediaRepairActivities activities(String summary) {
        return Workflow.newActivityStub(
                MediaRepairActivities.class, ActivityPolicies.media(Priorities.of(request.trigger(), null), summary));
    }
}
