package dev.creatorflow.starter.backfill;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.workflows.batch.BackfillWorkflow;
import dev.creatorflow.workflows.batch.BatchControl;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backfill pause}, {@code resume} and {@code cancel}. */
@Command(mixinStandardHelpOptions = true)
public final class BackfillSteerCommand implements Callable<Integer> {
    /** What is done with the backfill. */
    public enum Move {
        PAUSE,
        RESUME,
        CANCEL
    }

    private final Session session;
    private final Move move;

    @Parameters(paramLabel = "NAME", description = "The backfill.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the audit log.")
    private String reason = "";

    public BackfillSteerCommand(Session session, Move move) {
        this.session = session;
        this.move = move;
    }

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw CommandFailure.usage("--reason is needed: say why.");
        }
        BackfillWorkflow backfill = session.connections()
                .temporal()
                .client()
                .newWorkflowStub(BackfillWorkflow.class, BackfillName.id(session, name));
        BatchControl.Steer steer =
                new BatchControl.Steer(session.connections().requester(reason).name(), reason);
        try {
            session.console().remark(apply(backfill, steer));
        } catch (WorkflowNotFoundException e) {
            throw CommandFailure.failed(
                    "The backfill '" + name + "' does not run; ./creatorflow backfill list shows which there are.");
        }
        return ExitCode.DONE.code();
    }

    private String apply(BackfillWorkflow backfill, BatchControl.Steer steer) {
        return switch (move) {
            case PAUSE -> {
                backfill.pause(steer);
                yield "The backfill " + name + " starts nothing further; what is in flight ends.";
            }
            case RESUME -> {
                backfill.resume(steer);
                yield "The backfill " + name + " goes on.";
            }
            case CANCEL -> {
                WorkflowStub.fromTyped(backfill).cancel(steer.requester() + ": " + reason);
                yield "The backfill " + name + " ends; starting its name again goes on with what is left.";
            }
        };
    }
}
