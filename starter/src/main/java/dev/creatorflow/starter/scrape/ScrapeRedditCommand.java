package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.Requester;
import dev.creatorflow.activities.temporal.TemporalConnection;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.connection.WorkerPresence;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Farewell;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.RedditNameArguments;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.reddit.RedditStarts;
import dev.creatorflow.workflows.reddit.RedditTarget;
import io.temporal.api.enums.v1.TaskQueueType;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scrape reddit}. */
@Command(
        name = "reddit",
        mixinStandardHelpOptions = true,
        description = {
            "Scrape communities (r/NAME) and redditors (u/NAME) of Reddit now: facts, rules, posts, figures.",
            "A scrape that is under way is joined. What is new is stored for review; 'subreddits review' decides."
        })
public final class ScrapeRedditCommand implements Callable<Integer> {
    private static final DateTimeFormatter BATCH_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Session session;

    @Mixin
    private RedditNameArguments names = new RedditNameArguments();

    @Option(names = "--detach", description = "Start or join, and do not wait for the end.")
    private boolean detach;

    @Option(names = "--no-media", description = "Leave media where they are.")
    private boolean noMedia;

    public ScrapeRedditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<RedditTarget> targets = names.targets(session.surroundings());
        if (!session.connections().settings().reddit().configured()) {
            throw CommandFailure.failed("No Reddit application is set: put REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET and"
                    + " REDDIT_USER_AGENT into the environment or .env (reddit.com/prefs/apps makes one).");
        }
        TemporalConnection temporal = session.connections().temporal();
        int workers = WorkerPresence.pollers(
                        temporal,
                        session.connections().settings().temporal(),
                        TaskQueues.PIPELINE,
                        TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .orElse(1);
        if (workers == 0) {
            session.console()
                    .remark("No worker has asked for work lately: what is started waits for one."
                            + " Start it with ./creatorflow worker (./creatorflow up has one).");
        }
        Requester requester = session.connections().requester(null);
        RedditScrapes scrapes = new RedditScrapes(
                temporal.client(), !noMedia, targets.size() == 1 ? null : newBatch(), requester.name());
        List<RedditStarts.Started> started = targets.stream()
                .map(target -> audited(scrapes.start(target), requester))
                .toList();
        if (detach) {
            session.console().result(() -> started(started), () -> Map.of("targets", started));
            return ExitCode.DONE.code();
        }
        List<RedditReport> reports = followed(targets, scrapes);
        write(session.console(), reports);
        return exitCode(reports).code();
    }

    private RedditStarts.Started audited(RedditStarts.Started started, Requester requester) {
        if (started.joined()) {
            session.connections().runSteering().recordJoin(started.workflowId(), started.runKey(), "", requester);
        }
        return started;
    }

    private String newBatch() {
        return "scrape-" + BATCH_TIME.format(session.connections().clock().instant()) + "-"
                + UUID.randomUUID().toString().substring(0, 4);
    }

    private List<RedditReport> followed(List<RedditTarget> targets, RedditScrapes scrapes) throws InterruptedException {
        Console console = session.console();
        try (Farewell _ = Farewell.saying(
                        console, "interrupted; what was started goes on. See it with: ./creatorflow runs list");
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RedditReport>> futures = new ArrayList<>();
            for (RedditTarget target : targets) {
                futures.add(executor.submit(() -> {
                    RedditReport report = scrapes.follow(target);
                    console.remark(sentence(report));
                    return report;
                }));
            }
            List<RedditReport> reports = new ArrayList<>();
            for (Future<RedditReport> future : futures) {
                reports.add(future.get());
            }
            return reports;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("The scrape could not be followed", e);
        }
    }

    private static String sentence(RedditReport report) {
        return report.requested() + " " + report.outcome() + (report.reason() == null ? "" : " " + report.reason())
                + " · posts " + report.posts() + " (" + report.added() + " new) · " + report.found()
                + " communities found · " + report.mediaDue() + " files due · " + report.calls() + " calls";
    }

    private static Table started(List<RedditStarts.Started> started) {
        Table.Builder table = Table.of("workflow", "run", "joined");
        started.forEach(one -> table.row(one.workflowId(), one.runKey(), one.joined() ? "joined" : "started"));
        return table.build();
    }

    private static void write(Console console, List<RedditReport> reports) {
        console.result(
                () -> {
                    Table.Builder table = Table.of(
                            "target",
                            "outcome",
                            "reason",
                            "posts",
                            "new",
                            "found",
                            "authors",
                            "media_due",
                            "media_reused",
                            "calls",
                            "size",
                            "upvotes_per_post",
                            "engagement",
                            "score");
                    reports.forEach(report -> table.row(
                            report.requested(),
                            report.outcome(),
                            report.reason() == null ? "" : report.reason(),
                            report.posts(),
                            report.added(),
                            report.found(),
                            report.authors(),
                            report.mediaDue(),
                            report.mediaReused(),
                            report.calls(),
                            report.size(),
                            report.avgUpvotes(),
                            report.engagement(),
                            report.score()));
                    return table.build();
                },
                () -> Map.of("targets", reports));
        for (RedditReport report : reports) {
            if (report.detail() != null) {
                console.below(report.requested() + ": " + report.detail());
            }
        }
    }

    private static ExitCode exitCode(List<RedditReport> reports) {
        if (reports.stream().allMatch(report -> report.outcome() == Outcome.COMPLETE)) {
            return ExitCode.DONE;
        }
        return reports.stream().allMatch(report -> report.outcome() == Outcome.FAILED)
                ? ExitCode.FAILED
                : ExitCode.PARTIAL;
    }
}
