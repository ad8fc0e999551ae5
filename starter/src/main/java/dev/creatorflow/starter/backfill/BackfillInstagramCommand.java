package dev.creatorflow.starter.backfill;

import dev.creatorflow.activities.persistence.batch.BackfillPlans;
import dev.creatorflow.activities.persistence.batch.BackfillSelection;
import dev.creatorflow.activities.persistence.batch.Forecast;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Confirmation;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.workflows.batch.BackfillRequest;
import dev.creatorflow.workflows.batch.BackfillWorkflow;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClient;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill instagram}. */
@Command(
        name = "instagram",
        mixinStandardHelpOptions = true,
        description = {
            "Scrape many Instagram creators behind everything else: planned first, then started.",
            "A name that was started before goes on with the creators that are left; those that failed are tried again."
        })
public final class BackfillInstagramCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final long ASKED_ABOVE_CALLS = 1_000;

    private final Session session;

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the backfill is called: the same name goes on. Default: the time.")
    private @Nullable String name;

    @Option(names = "--plan", description = "Show what it will take as an interval, and start nothing.")
    private boolean planOnly;

    @Option(
            names = {"-y", "--yes"},
            description = "Agree to a large plan beforehand.")
    private boolean agreed;

    public BackfillInstagramCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String called = name == null ? TIME.format(session.connections().clock().instant()) : name;
        if (!called.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw CommandFailure.usage(
                    "--name has up to 40 lower-case letters, digits and dashes, not '" + called + "'.");
        }
        BackfillPlans plans = session.connections().plans();
        if (!planOnly && plans.exists(called)) {
            return goOn(called);
        }
        if (!targets.given()) {
            throw CommandFailure.usage(
                    "Which creators? Names, --all, --where, --stale, --gaps or --since" + unknown(called) + ".");
        }
        BackfillSelection selection = targets.selection(session);
        Forecast forecast = plans.forecast(selection);
        if (planOnly || forecast.creators() == 0) {
            PlanOutput.write(session.console(), forecast);
            return ExitCode.DONE.code();
        }
        agree(forecast);
        Forecast written = plans.write(
                called, selection, session.connections().requester(null).name());
        start(called);
        PlanOutput.write(session.console(), written);
        session.console()
                .remark("Started the backfill " + called + ". See how far it is with: ./creatorflow backfill show "
                        + called);
        return ExitCode.DONE.code();
    }

    private String unknown(String called) {
        return name == null ? "" : "; there is no backfill '" + called + "' to go on with";
    }

    private int goOn(String called) {
        if (targets.given()) {
            throw CommandFailure.usage("The backfill '" + called
                    + "' has its creators already: start it again without naming any, or give another --name.");
        }
        start(called);
        session.console()
                .remark("The backfill " + called + " goes on. See how far it is with: ./creatorflow backfill show "
                        + called);
        return ExitCode.DONE.code();
    }

    private void agree(Forecast forecast) {
        boolean testServer = session.connections().settings().instagram().testServer();
        if (forecast.calls().high() > ASKED_ABOVE_CALLS && !testServer) {
            Confirmation.ask(session.surroundings(), session.console(), PlanOutput.sentence(forecast), agreed);
        }
    }

    /** Where Temporal does not answer, what was written down stays: the name goes on later. */
    private void start(String called) {
        String id = WorkflowIds.backfill(Platform.INSTAGRAM, called);
        BackfillWorkflow workflow = session.connections()
                .temporal()
                .client()
                .newWorkflowStub(
                        BackfillWorkflow.class,
                        WorkflowCatalog.BACKFILL.start(
                                id,
                                Trigger.BACKFILL,
                                id,
                                "backfill " + called,
                                attributes -> attributes.set(SearchAttributes.PLATFORM, Platform.INSTAGRAM.label())));
        WorkflowClient.start(
                workflow::run,
                new BackfillRequest(
                        Platform.INSTAGRAM,
                        called,
                        session.connections().requester(null).name(),
                        null));
    }
}
