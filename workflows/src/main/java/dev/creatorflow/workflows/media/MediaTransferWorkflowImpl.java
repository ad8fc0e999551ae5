package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.ActivityPolicies;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.Priorities;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.instagram.FreshLinks;
import dev.creatorflow.workflows.instagram.FreshLinks.Asked;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveAnswers;
import dev.creatorflow.workflows.media.MediaActivities.ArchiveReport;
import dev.creatorflow.workflows.media.MediaActivities.Halt;
import dev.creatorflow.workflows.media.MediaActivities.TransferDue;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * See {@link MediaTransferWorkflow}. Batch after batch until nothing is due now; fresh links for those that are dead; then the answers. What
 * failed is left to its own plan.
 */
public final class MediaTransferWorkflowImpl implements MediaTransferWorkflow {
    /** Files of one activity: a minute's work, so that counts move. Each file is written down by itself: a killed worker costs those under way. */
    private static final int BATCH = 50;

    /** A planned attempt this near is waited for; a later one is the repair's, or the next scrape's. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MOST_WAITS = 3;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final MediaTransferRequest request;
    private MediaReport report;
    private int lost;
    private boolean moreDue;
    private @Nullable ArchiveReport archived;
    private Asked asked = Asked.NOTHING;
    private int awaitingLink;

    @WorkflowInit
    public MediaTransferWorkflowImpl(MediaTransferRequest request) {
        this.request = request;
        this.report = request.carried() == null ? MediaReport.NONE : request.carried();
        this.lost = report.failed();
    }

    @Override
    public MediaReport transfer(MediaTransferRequest same) {
        do {
            Halt halt = transferAll();
            if (halt == Halt.NONE && awaitingLink > 0 && askForLinks()) {
                halt = transferAll();
            }
            if (halt != Halt.STORE_OFF && packsAnswers()) {
                archive();
            }
        } while (moreDue);
        Outcome outcome = report.due() > 0 || report.failed() > 0 ? Outcome.PARTIAL : Outcome.COMPLETE;
        Workflow.upsertTypedSearchAttributes(SearchAttributes.OUTCOME.valueSet(outcome.name()));
        return report;
    }

    @Override
    public void moreDue() {
        moreDue = true;
    }

    @Override
    public MediaReport progress() {
        return report;
    }

    private Halt transferAll() {
        for (int waits = 0; ; ) {
            moreDue = false;
            Transferred done = activities("files of " + request.label())
                    .transferDue(new TransferDue(request.platform(), request.target(), BATCH));
            take(done);
            if (done.halt() != Halt.NONE) {
                return done.halt();
            }
            if (Workflow.getInfo().isContinueAsNewSuggested()) {
                Workflow.continueAsNew(request.carrying(
                        new MediaReport(report.stored(), report.reused(), lost, report.due(), report.bytes())));
            }
            if (done.dueNow() > 0 || moreDue) {
                continue;
            }
            Duration next = done.nextIn();
            if (next == null || next.compareTo(PATIENCE) > 0 || waits++ == MOST_WAITS) {
                return Halt.NONE;
            }
            Workflow.await(next.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : next, () -> moreDue);
        }
    }

    /** Whether files have links now, or are given up; the provider is asked once per execution, which is what its quiet time allows anyway. */
    private boolean askForLinks() {
        if (asked.calls() > 0 || request.platform() != Platform.INSTAGRAM) {
            return false;
        }
        asked = new FreshLinks(request.target(), request.label(), request.trigger(), request.batch()).ask();
        lost += asked.lost();
        describe(Halt.NONE);
        return asked.calls() > 0 || asked.lost() > 0;
    }

    /** Reddit's answers stay where content that is deleted upstream can be taken out of them. */
    private boolean packsAnswers() {
        return request.platform() == Platform.INSTAGRAM;
    }

    private void archive() {
        archived = activities("answers of " + request.label())
                .archiveAnswers(new ArchiveAnswers(request.platform(), request.target()));
        describe(Halt.NONE);
    }

    private void take(Transferred done) {
        lost += done.lost();
        awaitingLink = done.awaitingLink();
        report = report.plus(done, lost);
        describe(done.halt());
    }

    private void describe(Halt halt) {
        String standing = switch (halt) {
            case NONE -> "";
            case STORE_OFF -> "\n\nThe object store is switched off (ENABLE_R2_STORAGE): files stay where they are.";
            case STORE_FULL -> "\n\nThe store holds MEDIA_MAX_TOTAL_GB: files stay due until there is room.";
        };
        String answers = archived == null ? "" : "\n\n" + archived.answers() + " raw answers moved to the archive.";
        Workflow.setCurrentDetails(
                "| stored | reused | failed | due | MB |\n|---|---|---|---|---|\n| " + report.stored()
                        + " | " + report.reused() + " | " + report.failed() + " | " + report.due() + " | "
                        + report.bytes() / 1_000_000 + " |" + standing + links() + answers);
    }

    private String links() {
        String made = asked.calls() == 0
                ? ""
                : "\n\n" + asked.calls() + " pages asked for fresh links; " + asked.waiting()
                        + " files still wait for one.";
        return asked.broken() == null ? made : made + "\n\nNot every fresh link could be asked for: " + asked.broken();
    }

    private MediaActivities activities(String summary) {
        return Workflow.newActivityStub(
                MediaActivities.class,
                ActivityPolicies.media(Priorities.of(request.trigger(), request.batch()), summary));
    }
}
