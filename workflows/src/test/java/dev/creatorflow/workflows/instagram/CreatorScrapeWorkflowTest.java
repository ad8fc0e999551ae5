package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreatorScrapeWorkflowTest {
    private final ScrapeTestBed bed = new ScrapeTestBed();
    private final ScriptedProvider provider = bed.provider;
    private final RecordingStore store = bed.store;
    private final List<String> handedOver = bed.handedOver;
    private final TestWorkflowEnvironment environment = bed.environment;
    private final WorkflowClient client = bed.client;

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void aNewCreatorIsWalkedToTheWideWindowAndItsMediaHandedOver() {
        provider.items(Stream.REELS, 200);
        provider.items(Stream.POSTS, 200);
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.reason()).isNull();
        assertThat(provider.asked(Stream.REELS))
                .extracting(PageRequest::count)
                .containsExactly(12, 12, 12, 12, 12, 12, 12, 6);
        assertThat(provider.asked(Stream.POSTS)).extracting(PageRequest::count).containsExactly(12, 12, 6);
        assertThat(provider.asked(Stream.REELS).get(1).cursor()).isEqualTo("REELS-cursor-0");
        assertThat(result.reels().pages()).isEqualTo(8);
        assertThat(result.media().due()).isEqualTo(1 + 11 * 12);
        assertThat(handedOver).containsExactly("42");
        assertThat(store.closed)
                .singleElement()
                .satisfies(closed -> assertThat(closed.walks())
                        .extracting(CreatorStoreActivities.StreamWalk::end)
                        .containsExactly(WalkEnd.WINDOW_FILLED, WalkEnd.WINDOW_FILLED));
    }

    @Test
    void aShortPageIsNotTheLastOne() {
        provider.page(Stream.REELS, 0, 6, "a", true);
        provider.page(Stream.REELS, 1, 9, "b", true);
        provider.page(Stream.REELS, 2, 2, null, false);
        provider.items(Stream.POSTS, 3);
        store.distinctMedia = 500;
        ScrapeResult result = scrape(null);
        assertThat(provider.asked(Stream.REELS)).hasSize(3);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(store.closed.getFirst().walks())
                .extracting(CreatorStoreActivities.StreamWalk::end)
                .containsExactly(WalkEnd.EXHAUSTED, WalkEnd.EXHAUSTED);
    }

    @Test
    void fewerMediaThanTheAccountHasIsPartial() {
        provider.items(Stream.REELS, 6);
        provider.items(Stream.POSTS, 12);
        store.profile = new ProfileSaved(true, AccountState.ACTIVE, "ada", false, 10L, 34L, null, MediaCounts.NONE);
        store.distinctMedia = 17;
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.ITEMS_MISSING);
        assertThat(result.detail()).contains("34").contains("17");
    }

    @Test
    void aPrivateAccountIsCompleteAndItsStreamsAreNotPaidFor() {
        store.profile = new ProfileSaved(true, AccountState.PRIVATE, "ada", true, 10L, 34L, null, MediaCounts.NONE);
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.reason()).isEqualTo(Reason.PRIVATE);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aMissingAccountIsCompleteAndOverwritesNothing() {
        provider.profile(() -> new ProfileAnswer(new AnswerRef(1, true), false, null, null));
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(result.state()).isEqualTo(AccountState.MISSING);
        assertThat(store.missing).hasSize(1);
        assertThat(store.pages).isEmpty();
    }

    @Test
    void aHandleThatBelongsToSomeoneElseNowWritesNothing() {
        provider.profile("ada", "99");
        store.profile = new ProfileSaved(false, AccountState.UNKNOWN, "ada", false, null, null, null, MediaCounts.NONE);
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.IDENTITY_CHANGED);
        assertThat(provider.asked).as("one look by the id, no walk").hasSize(1);
        assertThat(store.pages).isEmpty();
    }

    @Test
    void aStreamThatFailsLeavesTheOtherAndWhatWasStored() {
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.failPage(Stream.REELS, 1, () -> FailureType.SCHEMA_DRIFT.failure("the page has no items"));
        provider.items(Stream.POSTS, 30);
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.SCHEMA_DRIFT);
        assertThat(result.detail()).isEqualTo("reels: the page has no items");
        assertThat(result.reels().pages()).isEqualTo(1);
        assertThat(result.posts().pages()).isEqualTo(3);
        assertThat(store.closed.getFirst().walks())
                .extracting(CreatorStoreActivities.StreamWalk::end)
                .containsExactly(null, WalkEnd.EXHAUSTED);
    }

    @Test
    void aRateLimitIsWaitedForAsLongAsItSays() {
        provider.items(Stream.POSTS, 3);
        List<Long> attempts = new ArrayList<>();
        provider.profile(() -> {
            attempts.add(environment.currentTimeMillis());
            if (attempts.size() < 3) {
                throw FailureType.RATE_LIMITED.failure("too many requests", Duration.ofSeconds(90), null);
            }
            return new ProfileAnswer(new AnswerRef(1, true), true, "42", "ada");
        });
        store.distinctMedia = 500;
        assertThat(scrape(null).outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(attempts.get(2) - attempts.get(0)).isBetween(180_000L, 190_000L);
    }

    @Test
    void anUpstreamThatStaysDownFailsTheExecutionWithItsResult() {
        provider.profile(() -> {
            throw FailureType.UPSTREAM_UNAVAILABLE.failure("the provider answered 503");
        });
        assertThatThrownBy(() -> scrape(null)).isInstanceOfSatisfying(WorkflowFailedException.class, failed -> {
            ApplicationFailure cause = (ApplicationFailure) failed.getCause();
            assertThat(cause.getType()).isEqualTo("UPSTREAM_DOWN");
            ScrapeResult result = cause.getDetails().get(0, ScrapeResult.class);
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.detail()).isEqualTo("the provider answered 503");
        });
        assertThat(store.closed)
                .singleElement()
                .satisfies(closed -> assertThat(closed.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void aReachedBudgetStopsTheRunAndIsNoFailure() {
        provider.profile(() -> {
            throw FailureType.BUDGET_REACHED.failure("the daily cap of 10 calls is reached");
        });
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(result.reason()).isEqualTo(Reason.BUDGET_REACHED);
    }

    @Test
    void aLoopingOrMissingCursorEndsTheWalkBeforeAPageIsPaidTwice() {
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.page(Stream.REELS, 1, 12, "b", true);
        provider.page(Stream.REELS, 2, 12, "a", true);
        provider.page(Stream.POSTS, 0, 12, null, true);
        ScrapeResult result = scrape(null);
        assertThat(provider.asked(Stream.REELS)).hasSize(3);
        assertThat(provider.asked(Stream.POSTS)).hasSize(1);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.BAD_CURSOR);
        assertThat(result.detail()).contains("used before").contains("no cursor");
    }

    @Test
    void anEmptyPageThatPromisesMoreIsAskedOnceMoreWithTheSameCursor() {
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.page(Stream.REELS, 1, 0, "b", true);
        provider.page(Stream.REELS, 2, 5, null, false);
        provider.items(Stream.POSTS, 3);
        ScrapeResult result = scrape(null);
        assertThat(provider.asked(Stream.REELS)).extracting(PageRequest::cursor).containsExactly(null, "a", "a");
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void anEmptyFeedOfAnAccountWithMediaIsNotBelieved() {
        provider.items(Stream.REELS, 3);
        ScrapeResult result = scrape(null);
        assertThat(provider.asked(Stream.POSTS)).hasSize(2);
        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.EMPTY_UPSTREAM);
    }

    @Test
    void defect49AnAccountWithoutMediaCostsOneCallPerStream() {
        store.profile = new ProfileSaved(true, AccountState.ACTIVE, "ada", false, 10L, 0L, null, MediaCounts.NONE);
        store.distinctMedia = 0;
        store.itemsPerPage = 0;
        ScrapeResult result = scrape(null);
        assertThat(provider.asked).hasSize(2);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(handedOver).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayDelaysTheRunAndLosesNothing() {
        provider.items(Stream.REELS, 24);
        provider.items(Stream.POSTS, 12);
        store.failing = FailureType.STORE_UNAVAILABLE.failure("the database does not answer");
        // More than the bounded attempts, so that the unbounded ones are needed too.
        store.failures = 40;
        store.distinctMedia = 500;
        ScrapeResult result = scrape(null);
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.reels().pages()).isEqualTo(2);
        assertThat(provider.asked).hasSize(3);
    }

    @Test
    void withoutMediaNothingBecomesDue() {
        provider.items(Stream.REELS, 12);
        provider.items(Stream.POSTS, 12);
        ScrapeResult result =
                run(new ScrapeRequest("run-1", "42", "ada", new Window(12, 12), false, Trigger.STAFF, null, "test"));
        assertThat(store.pages).noneMatch(CreatorStoreActivities.SavePage::media);
        assertThat(handedOver).isEmpty();
        assertThat(result.mediaWorkflowId()).isNull();
    }

    @Test
    void aProfileThatTheLookUpFoundIsNotWaitedForAgain() {
        provider.items(Stream.REELS, 12);
        provider.items(Stream.POSTS, 12);
        ScrapeResult result = run(new ScrapeRequest(
                "run-1",
                "42",
                "ada",
                new Window(12, 12),
                false,
                Trigger.STAFF,
                null,
                "test",
                false,
                new ProfileAnswer(new AnswerRef(7, true), true, "42", "ada")));
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(provider.askedProfiles).isEmpty();
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void aSecondRequestJoinsTheRunAndWidensIt() {
        provider.items(Stream.REELS, 60);
        provider.items(Stream.POSTS, 60);
        CreatorStarts starts = new CreatorStarts(client);
        ScrapeRequest narrow =
                new ScrapeRequest("run-1", "42", "ada", new Window(12, 12), true, Trigger.SCHEDULE, "cycle", null);
        ScrapeRequest wide =
                new ScrapeRequest("run-2", "42", "ada", new Window(36, 0), true, Trigger.STAFF, null, "eve");
        provider.profile(() -> {
            if (store.pages.isEmpty() && handedOver.isEmpty()) {
                handedOver.add("joined");
                assertThat(starts.scrape(wide))
                        .isEqualTo(new JoinAnswer(
                                "run-1",
                                true,
                                "window widened to 36 reels and 12 posts, priority raised to that of staff"));
            }
            return new ProfileAnswer(new AnswerRef(1, true), true, "42", "ada");
        });
        assertThat(starts.scrape(narrow)).isEqualTo(new JoinAnswer("run-1", false, ""));
        ScrapeResult result =
                client.newUntypedWorkflowStub(WorkflowIds.creator("42")).getResult(ScrapeResult.class);
        assertThat(result.reels().pages()).isEqualTo(3);
        assertThat(result.posts().pages()).isEqualTo(1);
    }

    @Test
    void whatAJoiningRequestAsksOfAStreamThatIsWalkedAlreadyIsNotPromised() {
        provider.items(Stream.REELS, 60);
        provider.items(Stream.POSTS, 60);
        CreatorStarts starts = new CreatorStarts(client);
        List<JoinAnswer> answers = new ArrayList<>();
        provider.page(
                Stream.REELS,
                1,
                () -> {
                    answers.add(starts.scrape(wide("late", new Window(36, 12))));
                    answers.add(starts.scrape(wide("enough", new Window(30, 0))));
                },
                new ScriptedProvider.Page(12, "b", true));

        starts.scrape(
                new ScrapeRequest("run-1", "42", "ada", new Window(24, 0), true, Trigger.BACKFILL, "batch", null));
        ScrapeResult result =
                client.newUntypedWorkflowStub(WorkflowIds.creator("42")).getResult(ScrapeResult.class);

        assertThat(answers)
                .containsExactly(
                        new JoinAnswer(
                                "run-1",
                                true,
                                "window widened to 36 reels and 0 posts,"
                                        + " what it is past needs another request once it has ended",
                                false),
                        new JoinAnswer("run-1", true, ""));
        assertThat(result.reels().pages()).isEqualTo(3);
        assertThat(provider.asked(Stream.POSTS)).isEmpty();
    }

    private static ScrapeRequest wide(String runKey, Window window) {
        return new ScrapeRequest(runKey, "42", "ada", window, true, Trigger.BACKFILL, "batch", null);
    }

    @Test
    void aCancelledRunKeepsWhatItHasAndSaysSo() {
        provider.page(Stream.REELS, 0, 12, "a", true);
        provider.failPage(Stream.REELS, 1, () -> {
            client.newUntypedWorkflowStub(WorkflowIds.creator("42")).cancel();
            return FailureType.UPSTREAM_UNAVAILABLE.failure("down", Duration.ofHours(1), null);
        });
        provider.items(Stream.POSTS, 12);
        assertThatThrownBy(() -> scrape(null))
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(store.pages).hasSize(2);
        assertThat(store.closed)
                .singleElement()
                .satisfies(closed -> assertThat(closed.outcome()).isEqualTo(Outcome.STOPPED));
    }

    @Test
    void aHandleIsPaidForOnceAndItsAnswerHandedToTheScrape() {
        provider.items(Stream.POSTS, 3);
        WorkflowStub resolve = new CreatorStarts(client)
                .resolve(new ResolveRequest("run-7", "Ada", null, true, Trigger.STAFF, null, null))
                .execution();
        ResolveResult resolved = resolve.getResult(ResolveResult.class);
        assertThat(resolve.getExecution().getWorkflowId()).isEqualTo("instagram/resolve/ada");
        assertThat(resolved.igUserId()).isEqualTo("42");
        ScrapeResult result = client.newUntypedWorkflowStub(String.valueOf(resolved.scrapeWorkflowId()))
                .getResult(ScrapeResult.class);
        assertThat(result.igUserId()).isEqualTo("42");
        assertThat(store.closed)
                .extracting(CreatorStoreActivities.CloseRun::runKey)
                .containsExactly("run-7");
    }

    @Test
    void anUnknownHandleEndsAtTheResolve() {
        provider.profile(() -> new ProfileAnswer(new AnswerRef(1, true), false, null, null));
        ResolveResult resolved = new CreatorStarts(client)
                .resolve(new ResolveRequest("run-8", "nobody", null, true, Trigger.STAFF, null, null))
                .execution()
                .getResult(ResolveResult.class);
        assertThat(resolved.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(resolved.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(resolved.scrapeWorkflowId()).isNull();
        assertThat(store.missing).hasSize(1);
    }

    private ScrapeResult scrape(@Nullable Window window) {
        return bed.scrape(window);
    }

    private ScrapeResult run(ScrapeRequest request) {
        return bed.run(request);
    }
}
