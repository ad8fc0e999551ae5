package dev.creatorflow.starter.backfill;

import dev.creatorflow.activities.persistence.batch.RedditBackfills;
import dev.creatorflow.activities.persistence.batch.RedditBackfills.Plan;
import dev.creatorflow.activities.persistence.batch.RedditBackfills.Selection;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.batch.BackfillRequest;
import dev.creatorflow.workflows.batch.BackfillWorkflow;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backfill reddit}. */
@Command(
        name = "reddit",
        mixinStandardHelpOptions = true,
        description = {
            "Scrape many communities and redditors behind everything else: planned first, then started.",
            "A name that was started before goes on with what is left. It costs requests of Reddit's limit, no money."
        })
public final class BackfillRedditCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(names = "--all", description = "Every community that is Ok or No Seller.")
    private boolean all;

    @Option(
            names = "--stale",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Of these only communities last scraped so long ago, or never: 24h, 7d.")
    private @Nullable Duration stale;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the backfill is called: the same name goes on. Default: the time.")
    private @Nullable String name;

    @Option(names = "--plan", description = "Show what it will take, and start nothing.")
    private boolean planOnly;

    public BackfillRedditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String called = name == null ? TIME.format(session.connections().clock().instant()) : name;
        if (!called.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw CommandFailure.usage(
                    "--name has up to 40 lower-case letters, digits and dashes, not '" + called + "'.");
        }
        RedditBackfills backfills = session.connections().redditBackfills();
        if (!planOnly && backfills.exists(called)) {
            return goOn(called);
        }
        Selection selection = selection(called);
        Plan plan = backfills.plan(
                selection, session.connections().settings().reddit().requestsPerMinute());
        if (!planOnly && plan.targets() > 0) {
            backfills.write(
                    called, selection, session.connections().requester(null).name());
            start(called);
            session.console()
                    .remark("Started the backfill " + called + ". See how far it is with: ./creatorflow backfill show "
                            + called);
        }
        write(plan);
        return ExitCode.DONE.code();
    }

    private boolean chosen() {
        return all || stale != null || names.given();
    }

    private Selection selection(String called) {
        if (!chosen()) {
            throw CommandFailure.usage("Which communities? Names, --all or --stale"
                    + (name == null ? "" : "; there is no backfill '" + called + "' to go on with") + ".");
        }
        if (names.given() && (all || stale != null)) {
            throw CommandFailure.usage("Names exclude --all and --stale.");
        }
        return new Selection(names.given() ? names.targets(session.surroundings()) : List.of(), stale);
    }

    private int goOn(String called) {
        if (chosen()) {
            throw CommandFailure.usage("The backfill '" + called
                    + "' has its targets already: start it again without naming any, or give another --name.");
        }
        start(called);
        session.console()
                .remark("The backfill " + called + " goes on. See how far it is with: ./creatorflow backfill show "
                        + called);
        return ExitCode.DONE.code();
    }

    /** Where Temporal does not answer, what was written down stays: the name goes on later. */
    private void start(String called) {
        String id = WorkflowIds.backfill(Platform.REDDIT, called);
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
                                attributes -> attributes.set(SearchAttributes.PLATFORM, Platform.REDDIT.label())));
        WorkflowClient.start(
                workflow::run,
                new BackfillRequest(
                        Platform.REDDIT,
                        called,
                        session.connections().requester(null).name(),
                        null));
    }

    private void write(Plan plan) {
        session.console()
                .result(
                        () -> Table.of("targets", "requests", "minutes")
                                .row(plan.targets(), plan.calls(), Math.ceilDiv(plan.seconds(), 60))
                                .build(),
                        () -> Map.of("plan", plan));
    }
}
