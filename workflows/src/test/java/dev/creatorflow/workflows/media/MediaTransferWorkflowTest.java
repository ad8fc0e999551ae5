package dev.creatorflow.workflows.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Platform;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.contract.WorkflowIds;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.FailedPage;
import dev.creatorflow.workflows.instagram.FreshLinkActivities.NextLinks;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.media.MediaActivities.Halt;
import dev.creatorflow.workflows.media.MediaActivities.Transferred;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaTransferWorkflowTest {
    private static final MediaTransferRequest REQUEST =
            new MediaTransferRequest(Platform.INSTAGRAM, "42", "ada", Trigger.SCHEDULE, null);

    private final Script script = new Script();
    private final AskedProvider provider = new AskedProvider();
    private TestWorkflowEnvironment environment;
    private WorkflowClient client;

    @BeforeEach
    void start() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(
                key -> environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        Worker pipeline = environment.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(MediaTransferWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(provider.store());
        environment.newWorker(TaskQueues.INSTAGRAM_API).registerActivitiesImplementations(provider);
        environment.newWorker(TaskQueues.MEDIA).registerActivitiesImplementations(script, provider.links());
        client = environment.getWorkflowClient();
        environment.start();
    }

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void batchesFollowEachOtherUntilNothingIsDueThenTheAnswersAreArchived() {
        script.then(done(25, 7, null)).then(done(7, 0, null));

        assertThat(transfer()).isEqualTo(new MediaReport(32, 0, 0, 0, 32_000));
        assertThat(script.calls).containsExactly("transfer", "transfer", "archive");
    }

    @Test
    void aNearRetryIsWaitedForAndAFarOneIsLeftToItsPlan() {
        script.then(new Transferred(31, 0, 0, 31, 1, 1, 0, 0, Duration.ofSeconds(5), Halt.NONE))
                .then(new Transferred(0, 0, 0, 0, 1, 1, 0, 0, Duration.ofMinutes(5), Halt.NONE));

        assertThat(transfer()).isEqualTo(new MediaReport(31, 0, 1, 1, 31));
        assertThat(script.lasted()).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(1));
        assertThat(script.calls).containsExactly("transfer", "transfer", "archive");
    }

    @Test
    void waitingEndsAlsoWhereTheTimeOfAnAttemptNeverComes() {
        script.always(new Transferred(0, 0, 0, 0, 1, 1, 0, 0, Duration.ofSeconds(5), Halt.NONE));

        assertThat(transfer()).isEqualTo(new MediaReport(0, 0, 1, 1, 0));
        assertThat(script.calls).containsExactly("transfer", "transfer", "transfer", "transfer", "archive");
    }

    @Test
    void whatWasGivenUpCountsAsFailedOverAllBatches() {
        script.then(new Transferred(3, 1, 2, 10, 4, 0, 4, 0, null, Halt.NONE))
                .then(new Transferred(3, 0, 1, 10, 0, 0, 0, 0, null, Halt.NONE));

        assertThat(transfer()).isEqualTo(new MediaReport(6, 1, 3, 0, 20));
    }

    @Test
    void aStoreThatIsAwayIsWaitedForAsLongAsItTakes() {
        for (int i = 0; i < 20; i++) {
            script.fails();
        }
        script.then(done(5, 0, null));

        assertThat(transfer().stored()).isEqualTo(5);
        // Twenty attempts, at most a minute apart.
        assertThat(script.lasted()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(17));
    }

    @Test
    void aStoreThatIsOffIsNeitherWaitedForNorAskedForTheArchive() {
        script.then(new Transferred(0, 0, 0, 0, 0, 0, 0, 0, null, Halt.STORE_OFF));

        assertThat(transfer()).isEqualTo(MediaReport.NONE);
        assertThat(script.calls).containsExactly("transfer");
    }

    @Test
    void aFullStoreLeavesFilesDueAndStillTakesTheAnswers() {
        script.then(new Transferred(0, 0, 0, 0, 9, 0, 9, 0, null, Halt.STORE_FULL));

        assertThat(transfer()).isEqualTo(new MediaReport(0, 0, 0, 9, 0));
        assertThat(script.calls).containsExactly("transfer", "archive");
    }

    @Test
    void filesThatBecomeDueDuringTheArchiveAreNotLeftBehind() {
        script.then(done(1, 0, null)).then(done(2, 0, null));
        script.duringArchive = () -> client.newUntypedWorkflowStub(WorkflowIds.media(Platform.INSTAGRAM, "42"))
                .signal("moreDue");

        assertThat(transfer().stored()).isEqualTo(3);
        assertThat(script.calls).containsExactly("transfer", "archive", "transfer", "archive");
    }

    @Test
    void startingWhatRunsWakesIt() {
        script.then(new Transferred(1, 0, 0, 1, 1, 1, 0, 0, Duration.ofSeconds(50), Halt.NONE))
                .then(done(2, 0, null));
        WorkflowStub first = startOrWake();
        WorkflowStub second = startOrWake();

        assertThat(second.getExecution().getWorkflowId())
                .isEqualTo(first.getExecution().getWorkflowId());
        assertThat(first.getResult(MediaReport.class).stored()).isEqualTo(3);
    }

    @Test
    void deadLinksCostOneCallForAllFilesOfTheirPageAndTheTransferGoesOnWithTheFreshOnes() {
        provider.pages.add(new NextLinks("ada", Stream.REELS, 0, "cursor", 4, 0));
        script.then(new Transferred(2, 0, 0, 2, 4, 4, 0, 4, null, Halt.NONE)).then(done(4, 0, null));

        assertThat(transfer()).isEqualTo(new MediaReport(6, 0, 0, 0, 4_002));
        assertThat(provider.calls).containsExactly("next 0", "fetch REELS 0 cursor 12", "save 7", "next 1", "asked 1");
        assertThat(script.calls).containsExactly("transfer", "transfer", "archive");
    }

    @Test
    void aProfilePicturesLinkComesWithTheProfileAndAnAskingIsBounded() {
        provider.pages.add(new NextLinks("ada", null, 0, null, 1, 0));
        for (int page = 0; page < 9; page++) {
            provider.pages.add(new NextLinks("ada", Stream.POSTS, page, "c" + page, 1, 0));
        }
        provider.lost = 2;
        script.always(new Transferred(0, 0, 0, 0, 3, 3, 0, 3, null, Halt.NONE));

        assertThat(transfer().failed()).isEqualTo(5);
        assertThat(provider.calls)
                .filteredOn(call -> call.startsWith("fetch"))
                .containsExactly(
                        "fetch profile ada", "fetch POSTS 0 c0 12", "fetch POSTS 1 c1 12", "fetch POSTS 2 c2 12");
        assertThat(script.calls)
                .as("asked once, transferred once more")
                .containsExactly("transfer", "transfer", "archive");
    }

    @Test
    void aProviderThatMayNotBeAskedCostsNoFileAnAttempt() {
        provider.pages.add(page(0));
        provider.failures.add(FailureType.BUDGET_REACHED);
        script.then(new Transferred(0, 0, 0, 0, 4, 4, 0, 4, null, Halt.NONE));

        assertThat(transfer().due()).isEqualTo(4);
        assertThat(provider.calls).containsExactly("next 0", "fetch REELS 0 c0 12");
        assertThat(script.calls).containsExactly("transfer", "archive");
    }

    @Test
    void aPageThatIsRefusedIsSkippedAndCountedAndTheOthersAreReached() {
        provider.pages.add(page(0));
        provider.pages.add(page(1));
        provider.failures.add(FailureType.REQUEST_REFUSED);
        script.always(new Transferred(0, 0, 0, 0, 4, 4, 0, 4, null, Halt.NONE));

        transfer();

        assertThat(provider.calls)
                .containsExactly(
                        "next 0",
                        "fetch REELS 0 c0 12",
                        "next 1",
                        "fetch REELS 1 c1 12",
                        "save 7",
                        "next 2",
                        "asked 2");
        assertThat(provider.failed).containsExactly(new FailedPage(Stream.REELS, "c0"));
        assertThat(provider.accountRefused).isFalse();
    }

    @Test
    void anAccountThatRefusesEveryPageIsAskedTwiceAndThenLeftInPeace() {
        refusedPages(FailureType.REQUEST_REFUSED);

        assertThat(provider.calls)
                .containsExactly("next 0", "fetch REELS 0 c0 12", "next 1", "fetch REELS 1 c1 12", "asked 2");
        assertThat(provider.accountRefused).isTrue();
    }

    @Test
    void anAccountThatIsGoneIsAskedOnce() {
        provider.pages.add(new NextLinks("ada", null, 0, null, 1, 0));
        provider.pages.add(page(0));
        provider.found = false;
        script.always(new Transferred(0, 0, 0, 0, 4, 4, 0, 4, null, Halt.NONE));

        transfer();

        assertThat(provider.calls).containsExactly("next 0", "fetch profile ada", "asked 1");
        assertThat(provider.accountRefused).isTrue();
    }

    @Test
    void aProviderThatIsDownBeginsTheQuietTimeAndCostsNoFileAChance() {
        refusedPages(FailureType.UPSTREAM_UNAVAILABLE);

        assertThat(provider.calls)
                .containsExactly("next 0", "fetch REELS 0 c0 12", "next 1", "fetch REELS 1 c1 12", "asked 2");
        assertThat(provider.failed).isEmpty();
        assertThat(provider.accountRefused).isFalse();
    }

    @Test
    void filesThatNoPageCanBringALinkAreGivenUpWithoutACall() {
        provider.hopeless = 1;
        provider.lost = 1;
        script.then(new Transferred(0, 0, 0, 0, 1, 1, 0, 1, null, Halt.NONE)).then(done(0, 0, null));

        assertThat(transfer()).isEqualTo(new MediaReport(0, 0, 1, 0, 0));
        assertThat(provider.calls).containsExactly("next 0", "asked 0");
    }

    private void refusedPages(FailureType failure) {
        for (int page = 0; page < 9; page++) {
            provider.pages.add(page(page));
            provider.failures.add(failure);
        }
        script.always(new Transferred(0, 0, 0, 0, 4, 4, 0, 4, null, Halt.NONE));
        transfer();
    }

    private static NextLinks page(int number) {
        return new NextLinks("ada", Stream.REELS, number, "c" + number, 4, 0);
    }

    private WorkflowStub startOrWake() {
        WorkflowStub stub = client.newUntypedWorkflowStub("MediaTransferWorkflow", options());
        stub.signalWithStart("moreDue", new Object[0], new Object[] {REQUEST});
        return stub;
    }

    private MediaReport transfer() {
        return client.newWorkflowStub(MediaTransferWorkflow.class, options()).transfer(REQUEST);
    }

    private static WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.media(Platform.INSTAGRAM, "42"))
                .setTaskQueue(TaskQueues.PIPELINE)
                .build();
    }

    private static Transferred done(int stored, int dueNow, @Nullable Duration nextIn) {
        return new Transferred(stored, 0, 0, stored * 1_000L, dueNow, 0, dueNow, 0, nextIn, Halt.NONE);
    }

    /** Answers in the order of the script, whichever worker thread asks. */
    private final class Script implements MediaActivities {
        private final Deque<Supplier<Transferred>> answers = new ArrayDeque<>();
        private final List<String> calls = new ArrayList<>();
        private @Nullable Transferred always;
        private @Nullable Runnable duringArchive;
        private final List<Long> times = new ArrayList<>();

        /** By the environment's clock, which stands still while an activity runs, and may leap when nothing does. */
        Duration lasted() {
            return Duration.ofMillis(times.getLast() - times.getFirst());
        }

        Script then(Transferred answer) {
            answers.add(() -> answer);
            return this;
        }

        void always(Transferred answer) {
            always = answer;
        }

        void fails() {
            answers.add(() -> {
                throw FailureType.STORE_UNAVAILABLE.failure("The object store cannot be reached.");
            });
        }

        @Override
        public synchronized Transferred transferDue(TransferDue request) {
            times.add(environment.currentTimeMillis());
            Supplier<Transferred> answer = answers.poll();
            if (answer == null && always == null) {
                throw new AssertionError("One call too many");
            }
            Transferred transferred = answer == null ? always : answer.get();
            calls.add("transfer");
            return transferred;
        }

        @Override
        public synchronized ArchiveReport archiveAnswers(ArchiveAnswers request) {
            times.add(environment.currentTimeMillis());
            calls.add("archive");
            Runnable once = duringArchive;
            duringArchive = null;
            if (once != null) {
                once.run();
            }
            return new ArchiveReport(3, 100);
        }
    }
}
