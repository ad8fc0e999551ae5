package dev.creatorflow.starter.reprocess;

import dev.creatorflow.activities.persistence.staff.ReprocessReads;
import dev.creatorflow.activities.persistence.staff.ReprocessReads.Extent;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.connection.WorkerPresence;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.creators.Selection;
import dev.creatorflow.workflows.archive.ReprocessProgress;
import dev.creatorflow.workflows.archive.ReprocessRequest;
import dev.creatorflow.workflows.archive.ReprocessWorkflow;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowCatalog;
import dev.creatorflow.workflows.contract.WorkflowIds;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reprocess}. */
@Command(
        name = "reprocess",
        mixinStandardHelpOptions = true,
        description = {
            "Rebuild rows, observations and figures from the stored answers with the code that runs now.",
            "Sends no request. What staff own and addresses in the own store stay. Run twice, it gives the same."
        })
public final class ReprocessCommand implements Callable<Integer> {
    /** What a worker on two cores does a minute; measured, see docs/performance.md. */
    static final long MEDIA_A_MINUTE = 20_000;

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--all", description = "All creators that have stored answers.")
    private boolean all;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "With --all: only creators with an answer since that day (UTC) or time.")
    private @Nullable String since;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the reprocess, under which its report is kept; default all, or from the creators.")
    private @Nullable String name;

    @Option(names = "--plan", description = "Show what it will take, and start nothing.")
    private boolean planOnly;

    @Option(names = "--report", paramLabel = "FILE", description = "Write every value that moved to this CSV file.")
    private @Nullable Path report;

    @Option(names = "--detach", description = "Start or join, and do not wait for the end.")
    private boolean detach;

    public ReprocessCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> creators = creators();
        Instant from = since();
        ReprocessReads reads = ReprocessReads.over(session.connections().database());
        Extent extent = reads.extent(creators, from);
        if (planOnly) {
            ReprocessReport.plan(session.console(), extent);
            return ExitCode.DONE.code();
        }
        if (extent.creators() == 0) {
            throw CommandFailure.failed(
                    "None of these creators has a stored answer: nothing to rebuild from. Scrape them first.");
        }
        String named = named(creators);
        WorkflowClient client = session.connections().temporal().client();
        WorkflowStub workflow = start(client, new ReprocessRequest(named, Trigger.STAFF, creators, from, null));
        if (detach) {
            session.console()
                    .remark("started " + WorkflowIds.reprocess(named) + "; the same command joins it and reports");
            return ExitCode.DONE.code();
        }
        ReprocessProgress done =
                new ReprocessFollowing(session.console(), extent).follow(workflow, WorkflowIds.reprocess(named));
        ReprocessReport result = ReprocessReport.of(named, done, reads);
        result.write(session.console());
        if (report != null) {
            write(report, ReprocessReport.csv(reads, named));
        }
        return (done.failed() == 0 ? ExitCode.DONE : ExitCode.PARTIAL).code();
    }

    private List<String> creators() {
        if (all == selection.given()) {
            throw CommandFailure.usage("Say which creators: names, --where, or --all for every one, not both.");
        }
        List<String> creators = all ? List.of() : selection.ids(session);
        if (creators.size() > ReprocessRequest.MOST_IDS) {
            throw CommandFailure.usage("At most " + ReprocessRequest.MOST_IDS
                    + " creators by name: take --all, or several commands with --name.");
        }
        return creators;
    }

    private @Nullable Instant since() {
        if (since == null) {
            return null;
        }
        if (!all) {
            throw CommandFailure.usage("--since goes with --all.");
        }
        try {
            return since.length() == "2026-01-01".length()
                    ? LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(since);
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage(
                    "--since '" + since + "' is neither a day like 2026-11-21 nor a time like 2026-11-21T12:00:00Z.");
        }
    }

    /** The name is the lock: the same creators join a reprocess of them that is under way. */
    private String named(List<String> creators) {
        if (name != null) {
            if (!name.matches("[a-z0-9._-]{1,60}")) {
                throw CommandFailure.usage("--name '" + name + "': up to 60 of a-z, 0-9, dot, dash and underscore.");
            }
            return name;
        }
        if (creators.isEmpty()) {
            return "all";
        }
        return creators.size() == 1
                ? creators.getFirst()
                : "creators-"
                        + HexFormat.of()
                                .toHexDigits(creators.stream().sorted().toList().hashCode());
    }

    private WorkflowStub start(WorkflowClient client, ReprocessRequest request) {
        int workers = WorkerPresence.pollers(
                        session.connections().temporal(),
                        session.connections().settings().temporal(),
                        TaskQueues.PIPELINE,
                        TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .orElse(1);
        if (workers == 0) {
            session.console()
                    .remark("No worker has asked for work lately: what is started waits for one."
                            + " Start it with ./creatorflow worker (./creatorflow up has one).");
        }
        ReprocessWorkflow workflow = client.newWorkflowStub(
                ReprocessWorkflow.class,
                WorkflowCatalog.REPROCESS.start(
                        WorkflowIds.reprocess(request.name()),
                        Trigger.STAFF,
                        null,
                        "reprocess " + request.name(),
                        attributes -> {}));
        WorkflowClient.start(workflow::reprocess, request);
        return WorkflowStub.fromTyped(workflow);
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(session.surroundings().workingDir().resolve(file), text, StandardCharsets.UTF_8);
            session.console().remark("every value that moved: " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to " + file, e);
        }
    }
}
