package dev.creatorflow.starter.media;

import dev.creatorflow.activities.media.MediaReads;
import dev.creatorflow.activities.media.MediaReads.RepairPlan;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.media.RepairReport;
import dev.creatorflow.workflows.media.RepairRequest;
import dev.creatorflow.workflows.media.TransferStarts;
import io.temporal.client.WorkflowClient;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code media repair}. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = {
            "Go through everything that is due now: try again, ask for fresh links where they are dead, tidy the store.",
            "A repair that is under way is joined. The schedule media-repair does the same every hour."
        })
public final class MediaRepairCommand implements Callable<Integer> {
    /** As with scrapes: more calls than this are asked about first. */
    private static final long ASKED_ABOVE_CALLS = 1_000;

    private static final int MOST_CALLS_PER_CREATOR = 4;

    private final Session session;

    @Option(
            names = "--ask",
            paramLabel = "N",
            defaultValue = "200",
            description =
                    "Creators whose dead links may be asked for, at 1 to 4 paid calls each; default 200, 0: none.")
    private int ask = 200;

    @Option(names = "--lost", description = "Give what was given up another chance, too.")
    private boolean lostToo;

    @Option(names = "--plan", description = "Show what it would do, and start nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to many calls beforehand.")
    private boolean agreed;

    @Option(names = "--detach", description = "Start or join, and do not wait for the end.")
    private boolean detach;

    public MediaRepairCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (ask < 0) {
            throw CommandFailure.usage("--ask is 0 or more.");
        }
        RepairPlan plan = new MediaReads(
                        session.connections().database(), session.connections().clock())
                .repairPlan();
        long asked = Math.min(ask, plan.asked());
        if (planOnly) {
            write(plan, asked);
            return ExitCode.DONE.code();
        }
        long calls = asked * MOST_CALLS_PER_CREATOR;
        if (calls > ASKED_ABOVE_CALLS
                && !session.connections().settings().instagram().testServer()) {
            Confirmation.ask(
                    session.surroundings(),
                    session.console(),
                    String.format(Locale.ROOT, "This takes %,d to %,d paid calls for fresh links.", asked, calls),
                    agreed);
        }
        return repair().code();
    }

    private void write(RepairPlan plan, long asked) {
        session.console()
                .result(
                        () -> Table.of("creators_tried", "creators_asked", "calls", "calls_at_most", "lost_files_tried")
                                .row(
                                        plan.woken(),
                                        asked,
                                        asked,
                                        asked * MOST_CALLS_PER_CREATOR,
                                        lostToo ? plan.lost() : 0)
                                .build(),
                        () -> Map.of("plan", plan, "asked", asked, "callsAtMost", asked * MOST_CALLS_PER_CREATOR));
    }

    private ExitCode repair() {
        WorkflowClient client = session.connections().temporal().client();
        String workflowId = new TransferStarts(client).repair(new RepairRequest(Trigger.STAFF, ask, lostToo));
        if (detach) {
            session.console()
                    .result(() -> Table.of("workflow").row(workflowId).build(), () -> Map.of("workflow", workflowId));
            return ExitCode.DONE;
        }
        RepairReport report = client.newUntypedWorkflowStub(workflowId).getResult(RepairReport.class);
        session.console()
                .result(
                        () -> Table.of("creators_tried", "creators_asked", "lost_files_tried", "uploads_tidied")
                                .row(report.woken(), report.asked(), report.revived(), report.abandoned())
                                .build(),
                        () -> report);
        session.console().remark("The transfers go on by themselves; ./creatorflow media status shows what is left.");
        return ExitCode.DONE;
    }
}
