package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** See {@link CreatorScrapeWorkflow}. Reads top to bottom as the scrape happens. */
public final class CreatorScrapeWorkflowImpl implements CreatorScrapeWorkflow {
    private final CreatorRun run;
    private final ScrapeBoard board;

    @WorkflowInit
    public CreatorScrapeWorkflowImpl(ScrapeRequest request) {
        this.run = new CreatorRun(request);
        this.board = new ScrapeBoard(run);
    }

    @Override
    public ScrapeResult scrape(ScrapeRequest request) {
        try {
            open();
            scrapeOpened();
        } catch (ActivityFailure e) {
            if (!(e.getCause() instanceof CanceledFailure)) {
                Failures.Cause cause = Failures.cause(e);
                board.verdict(Verdict.withoutProfile(cause.reason(), cause.sentence()));
            } else {
                board.verdict(Verdict.cancelled());
            }
        } catch (CanceledFailure e) {
            board.verdict(Verdict.cancelled());
        }
        // Detached: a cancelled run still writes its verdict. Temporal then closes it as Canceled, whatever is
        // returned.
        CancellationScope closing = Workflow.newDetachedCancellationScope(this::close);
        closing.run();
        return end();
    }

    @Override
    public JoinAnswer join(JoinRequest request) {
        if (request.runKey().equals(run.runKey())) {
            return new JoinAnswer(run.runKey(), false, "");
        }
        return board.join(request);
    }

    @Override
    public String pause(Steer steer) {
        String answer = run.steering().pause(steer);
        board.show();
        return answer;
    }

    @Override
    public void mayPause(Steer steer) {
        steer.check();
    }

    @Override
    public String resume(Steer steer) {
        String answer = run.steering().resume(steer);
        board.show();
        return answer;
    }

    @Override
    public void mayResume(Steer steer) {
        steer.check();
    }

    @Override
    public String skipMedia(Steer steer) {
        return run.steering().skipMedia(steer);
    }

    @Override
    public void maySkipMedia(Steer steer) {
        steer.check();
    }

    @Override
    public String refetch(Steer steer) {
        return run.steering().refetch(steer);
    }

    @Override
    public void mayRefetch(Steer steer) {
        steer.check();
    }

    @Override
    public ScrapeStatus status() {
        return board.status();
    }

    private void open() {
        ScrapeRequest request = run.request();
        board.step(ScrapeStep.OPENING);
        RunPlan plan = run.steps()
                .run(
                        "open the run",
                        store -> store.openRun(new OpenRun(
                                request.runKey(),
                                Workflow.getInfo().getWorkflowId(),
                                request.igUserId(),
                                request.username(),
                                request.window(),
                                request.trigger(),
                                request.batch(),
                                request.requester(),
                                run.sweep())));
        run.planned(plan);
        board.niche(plan.niche());
    }

    private void scrapeOpened() {
        board.step(ScrapeStep.PROFILE);
        ProfileAnswer known = run.request().profile();
        ProfileAnswer answer = known == null ? fetchProfile() : known;
        if (answer.isOf(run.igUserId())) {
            scrapeFound(answer);
            return;
        }
        HandleTrace.Found found = new HandleTrace(run).follow(answer);
        if (found.answer().isOf(run.igUserId())) {
            scrapeFound(found.answer());
        } else if (found.named() != null) {
            board.verdict(Verdict.contradicted(run.username(), run.igUserId(), found.named()));
        } else if (answer.found()) {
            board.profile(saveProfile(answer));
            board.verdict(Verdict.identityChanged(run.username(), run.igUserId()));
        } else {
            board.state(run.steps()
                    .run(
                            "store the missing account",
                            store -> store.saveMissing(new SaveMissing(
                                    run.runKey(),
                                    run.igUserId(),
                                    run.username(),
                                    answer.ref().rawId())))
                    .state());
            board.verdict(Verdict.notFound(run.username()));
        }
    }

    private ProfileAnswer fetchProfile() {
        ProfileRequest profile = new ProfileRequest(run.runKey(), run.username(), run.igUserId());
        return run.api("profile · @" + run.username(), api -> api.fetchProfile(profile));
    }

    private ProfileSaved saveProfile(ProfileAnswer answer) {
        return run.steps()
                .run(
                        "store the profile",
                        store -> store.saveProfile(new SaveProfile(
                                run.runKey(),
                                run.igUserId(),
                                run.username(),
                                answer.ref().rawId(),
                                run.media())));
    }

    private void scrapeFound(ProfileAnswer answer) {
        ProfileSaved profile = saveProfile(answer);
        board.profile(profile);
        String asked = run.username();
        run.renamedTo(profile.username());
        List<StreamResult> streams = profile.isPrivate() ? List.of() : walk(profile);
        board.step(ScrapeStep.ANALYTICS);
        AnalyticsSaved analytics = run.steps()
                .run(
                        "compute analytics",
                        store -> store.computeAnalytics(new ComputeAnalytics(run.runKey(), run.igUserId())));
        board.analytics(analytics);
        Completeness completeness = Completeness.of(streams, profile, analytics);
        board.completeness(completeness);
        Verdict verdict = profile.isPrivate()
                ? Verdict.privateAccount(run.username())
                : Verdict.of(streams, completeness, profile, analytics);
        board.verdict(verdict.renamed(asked, run.username()));
    }

    private List<StreamResult> walk(ProfileSaved profile) {
        board.step(ScrapeStep.PAGES);
        boolean hasMedia = profile.mediaCount() != null && profile.mediaCount() > 0;
        boolean hasReels = run.expectsReels() || Boolean.TRUE.equals(profile.hasClips());
        StreamWalker reels = new StreamWalker(run, Stream.REELS, hasMedia && hasReels);
        StreamWalker posts = new StreamWalker(run, Stream.POSTS, hasMedia);
        board.walking(reels, posts);
        Promise<StreamResult> walkedReels = Async.function(reels::walk);
        Promise<StreamResult> walkedPosts = Async.function(posts::walk);
        Promise.allOf(walkedReels, walkedPosts).get();
        List<StreamResult> results = List.of(walkedReels.get(), walkedPosts.get());
        board.walked(results);
        return results;
    }

    private void close() {
        board.step(ScrapeStep.CLOSING);
        Verdict verdict = board.verdict();
        List<StreamWalk> walks = board.walks();
        board.closed(run.steps()
                .run(
                        "close the run",
                        store -> store.closeRun(new CloseRun(
                                run.runKey(),
                                run.igUserId(),
                                verdict.outcome(),
                                verdict.reason(),
                                verdict.detail(),
                                walks))));
        if (run.media() && board.media().due() > 0) {
            board.mediaWorkflow(run.handOver("hand over " + board.media().due() + " files")
                    .handOverMedia(new HandOverActivities.HandOver(
                            Platform.INSTAGRAM,
                            run.igUserId(),
                            run.username(),
                            run.trigger(),
                            run.request().batch())));
        }
    }

    private ScrapeResult end() {
        board.step(ScrapeStep.DONE);
        ScrapeResult result = board.result();
        Workflow.upsertTypedSearchAttributes(attributes(result));
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (run.steering().refetches() && !CancellationScope.current().isCancelRequested()) {
            Workflow.continueAsNew(run.steering().again());
        }
        if (result.outcome() == Outcome.FAILED) {
            throw ApplicationFailure.newBuilder()
                    .setType(String.valueOf(result.reason()))
                    .setMessage(String.valueOf(result.detail()))
                    .setNonRetryable(true)
                    .setDetails(result)
                    .build();
        }
        return result;
    }

    private SearchAttributeUpdate<?>[] attributes(ScrapeResult result) {
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        updates.add(SearchAttributes.OUTCOME.valueSet(result.outcome().name()));
        if (result.reason() != null) {
            updates.add(SearchAttributes.REASON.valueSet(result.reason().name()));
        }
        @Nullable String niche = board.niche();
        if (niche != null) {
            updates.add(SearchAttributes.NICHE.valueSet(niche));
        }
        return updates.toArray(SearchAttributeUpdate<?>[]::new);
    }
}
