package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.starter.scrape.ScrapeProgress.Stage;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.CreatorStarts;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ResolveRequest;
import dev.creatorflow.workflows.instagram.ResolveResult;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.ScrapeResult;
import dev.creatorflow.workflows.instagram.Window;
import dev.creatorflow.workflows.media.MediaReport;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts or joins scrapes and follows them to their end. Thread-safe. */
public final class CreatorScrapes {

    /**
     * What is asked for, the same for every creator of a command.
     *
     * @param window null takes the configured one
     * @param media whether media are copied
     * @param sweep whether both streams are walked to their ends
     * @param batch null for a single creator
     * @param requester who asked
     */
    public record Order(
            @Nullable Window window,
            boolean media,
            boolean sweep,
            @Nullable String batch,
            String requester) {
        /** Without a sweep. */
        public Order(@Nullable Window window, boolean media, @Nullable String batch, String requester) {
            this(window, media, false, batch, requester);
        }
    }

    private final WorkflowClient client;
    private final CreatorStarts starts;
    private final MediaFollower media;
    private final Consumer<Started> joins;

    private CreatorScrapes(WorkflowClient client, MediaFollower media, Consumer<Started> joins) {
        this.client = client;
        this.starts = new CreatorStarts(client);
        this.media = media;
        this.joins = joins;
    }

    /** @param mediaPatience how long media may stand still before they are left to themselves; zero follows none */
    public static CreatorScrapes over(WorkflowClient client, Duration mediaPatience) {
        return over(client, mediaPatience, _ -> {});
    }

    /** @param joins told of each request that joined what was under way, by the thread that made it */
    static CreatorScrapes over(WorkflowClient client, Duration mediaPatience, Consumer<Started> joins) {
        return new CreatorScrapes(client, new MediaFollower(client, mediaPatience), joins);
    }

    /**
     * What a start came to.
     *
     * @param requested the handle that was asked for
     * @param workflowId the execution to follow
     * @param runKey the run that serves the request; null where no worker has taken it in yet
     * @param joined whether a scrape was under way already
     * @param added what the request added to it, in words; empty for nothing
     */
    public record Started(
            String requested, String workflowId, @Nullable String runKey, boolean joined, String added) {}

    /** Starts or joins the creator's scrape. Waits for a worker to take it in where the account is known. */
    Started start(CreatorTarget target, Order order) {
        String igUserId = target.igUserId();
        if (igUserId == null) {
            return started(
                    target,
                    starts.resolve(resolveRequest(target.asked(), order)).answer());
        }
        return started(target, starts.scrape(scrapeRequest(igUserId, target, order)));
    }

    private Started started(CreatorTarget target, JoinAnswer answer) {
        Started started =
                new Started(target.asked(), workflowId(target), answer.runKey(), answer.joined(), answer.added());
        if (started.joined()) {
            joins.accept(started);
        }
        return started;
    }

    /** The execution in which a creator's scrape begins. */
    static String workflowId(CreatorTarget target) {
        String igUserId = target.igUserId();
        return igUserId == null ? WorkflowIds.resolveCreator(target.asked()) : WorkflowIds.creator(igUserId);
    }

    /** Starts or joins the creator's scrape and waits for its end, media included. */
    CreatorReport run(CreatorTarget target, Order order, ScrapeProgress progress) throws InterruptedException {
        progress.at(target.asked(), target.known() ? Stage.SCRAPING : Stage.RESOLVING);
        start(target, order);
        return attach(target, progress);
    }

    /** Waits for the end of the creator's scrape under way, or of its last one, media included. */
    CreatorReport attach(CreatorTarget target, ScrapeProgress progress) throws InterruptedException {
        return target.known()
                ? follow(target.asked(), target.igUserId(), workflowId(target), progress)
                : followResolve(target.asked(), workflowId(target), progress);
    }

    /** Waits for the end of a resolve, and of the scrape it hands over to. */
    private CreatorReport followResolve(String handle, String workflowId, ScrapeProgress progress)
            throws InterruptedException {
        WorkflowStub resolve = client.newUntypedWorkflowStub(workflowId);
        return switch (WorkflowEnd.of(resolve, ResolveResult.class)) {
            case WorkflowEnd.Without<ResolveResult> without ->
                CreatorReport.broken(handle, null, without.outcome(), without.reason(), without.sentence(), workflowId);
            case WorkflowEnd.WithResult<ResolveResult>(ResolveResult result) -> {
                String scrape = result.scrapeWorkflowId();
                yield scrape == null
                        ? CreatorReport.of(result, workflowId)
                        : follow(handle, result.igUserId(), scrape, progress);
            }
        };
    }

    /** Waits for the end of a scrape and of its media. */
    private CreatorReport follow(String handle, @Nullable String igUserId, String workflowId, ScrapeProgress progress)
            throws InterruptedException {
        progress.at(handle, Stage.SCRAPING);
        return switch (WorkflowEnd.of(client.newUntypedWorkflowStub(workflowId), ScrapeResult.class)) {
            case WorkflowEnd.Without<ScrapeResult> without ->
                CreatorReport.broken(
                        handle, igUserId, without.outcome(), without.reason(), without.sentence(), workflowId);
            case WorkflowEnd.WithResult<ScrapeResult>(ScrapeResult result) ->
                CreatorReport.of(handle, result, transfer(handle, result, progress), workflowId);
        };
    }

    private @Nullable MediaReport transfer(String handle, ScrapeResult result, ScrapeProgress progress)
            throws InterruptedException {
        String transfer = result.mediaWorkflowId();
        if (transfer == null) {
            return null;
        }
        progress.at(handle, Stage.MEDIA);
        return media.follow(transfer);
    }

    /** Waits for what a handle turns out to be; the scrape that a found account gets goes on by itself. */
    public ResolveResult resolve(String handle, Order order) {
        WorkflowStub resolve = starts.resolve(resolveRequest(handle, order)).execution();
        return switch (WorkflowEnd.of(resolve, ResolveResult.class)) {
            case WorkflowEnd.WithResult<ResolveResult>(ResolveResult result) -> result;
            case WorkflowEnd.Without<ResolveResult>(Outcome outcome, Reason reason, String sentence) ->
                new ResolveResult(handle, null, null, outcome, reason, sentence, ApiCalls.NONE);
        };
    }

    private static ResolveRequest resolveRequest(String handle, Order order) {
        return new ResolveRequest(
                newRunKey(),
                handle,
                order.window(),
                order.media(),
                Trigger.STAFF,
                order.batch(),
                order.requester(),
                order.sweep());
    }

    private static ScrapeRequest scrapeRequest(String igUserId, CreatorTarget target, Order order) {
        String username = target.username();
        return new ScrapeRequest(
                newRunKey(),
                igUserId,
                username == null ? target.asked() : username,
                order.window(),
                order.media(),
                Trigger.STAFF,
                order.batch(),
                order.requester(),
                order.sweep(),
                null);
    }

    private static String newRunKey() {
        return UUID.randomUUID().toString();
    }
}
