package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.ScriptedProvider.answered;
import static dev.creatorflow.activities.instagram.ScriptedProvider.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.dispatch.PacedCalls;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.failure.TypedFailures;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.persistence.instagram.PageFiles;
import dev.creatorflow.activities.persistence.instagram.ProfileStore;
import dev.creatorflow.activities.persistence.instagram.RelatedStore;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.workflows.contract.DataConverters;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.SearchAttributes;
import dev.creatorflow.workflows.contract.TaskQueues;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinAnswer;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.related.RelatedCounts;
import dev.creatorflow.workflows.instagram.related.RelatedCreatorsWorkflowImpl;
import dev.creatorflow.workflows.instagram.related.RelatedRequest;
import dev.creatorflow.workflows.instagram.related.RelatedResult;
import dev.creatorflow.workflows.instagram.related.RelatedStarts;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Discovery from the request to the rows: real workflow, activities, ledger and database; only the provider is scripted. */
@Timeout(120)
class RelatedDiscoveryTest {
    private static final String SOURCE = "5000000042";

    private final Database database = TestDatabase.create();
    private final Rows rows = new Rows(database);
    private final ScriptedProvider provider = new ScriptedProvider();
    private final PacedCalls calls = new PacedCalls(new CallLedger(database), Duration.ofSeconds(10));
    private final Pictures pictures = new Pictures();
    private TestWorkflowEnvironment temporal;

    @BeforeEach
    void start() {
        new SourceLimits(database)
                .configure(new ProviderLimits(
                        "instagram", BigDecimal.valueOf(1000), new BigDecimal(1000), null, null, null));
        rows.change(
                "insert into public.instagram_creators (ig_user_id, username, review_status) values (?, 'source', 'ok')",
                SOURCE);
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.create())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new TypedFailures())
                        .build())
                .build());
        SearchAttributes.ALL.forEach(
                key -> temporal.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        RawAnswers answers = new RawAnswers(database, null);
        MediaRegistry registry = new MediaRegistry(
                true,
                new MediaSettings(
                        EnumSet.allOf(MediaSettings.Kind.class),
                        null,
                        List.of(),
                        MediaSettings.Transcode.OFF,
                        java.math.BigDecimal.ONE),
                Clock.systemUTC());
        var pipeline = temporal.newWorker(TaskQueues.PIPELINE);
        pipeline.registerWorkflowImplementationTypes(RelatedCreatorsWorkflowImpl.class);
        pipeline.registerActivitiesImplementations(
                new RelatedStore(
                        database,
                        answers,
                        new ProfileStore(
                                database, answers, PageFiles.in(registry), DriftWatch.ofStoredAnswers(database)),
                        Clock.systemUTC()),
                pictures);
        temporal.newWorker(TaskQueues.INSTAGRAM_API)
                .registerActivitiesImplementations(new RelatedApiActivitiesImpl(provider, new LooterMapper(), calls));
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.shutdownNow();
        calls.close();
        temporal.close();
        database.close();
    }

    @Test
    void defect22DiscoveredAccountsHaveTheColumnsTheScreensReadAndWaitForReview() {
        provider.then(() -> answered(200, list("7", "8")));
        provider.then(() -> answered(200, profile("7", 12_345)));
        provider.then(() -> answered(200, profile("8", 80)));

        RelatedResult result = discover(1);

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.apiCalls()).isEqualTo(new ApiCalls(2, 2, 0));
        Map<String, Object> found = rows.one("select * from public.instagram_creators where ig_user_id = '7'");
        assertThat(found)
                .containsEntry("username", "name7")
                .containsEntry("followers_count", 12_345L)
                .containsEntry("following_count", 12L)
                .containsEntry("media_count", 34L)
                .containsEntry("biography", "about 7")
                .containsEntry("is_verified", true)
                .containsEntry("review_status", null)
                .containsEntry("last_scraped_at", null)
                .containsEntry("discovery_source", "related");
        assertThat(found.get("discovery_date")).isNotNull();
        assertThat(rows.one("select state, due_at from creatorflow.account_state where ig_user_id = '7'"))
                .containsEntry("state", "ACTIVE")
                .containsEntry("due_at", null);
        assertThat(rows.value("select followers_count from public.instagram_follower_history where creator_id = '7'"))
                .isEqualTo(12_345L);
        assertThat(
                        rows.value(
                                "select count(*) from creatorflow.raw_responses where subject = '7' and body is not null and saved_at is not null"))
                .isEqualTo(1L);
        assertThat(pictures.of).containsExactly("7");
    }

    @Test
    void defect24WhoLedToWhomIsStored() {
        provider.then(() -> answered(200, list("7", "8")));
        provider.then(() -> answered(200, profile("7", 100)));

        discover(1);

        assertThat(rows.all("""
                select source_ig_user_id, found_ig_user_id, found_username, place, outcome, followers,
                       raw_id is not null as listed, profile_raw_id is not null as asked
                from creatorflow.discoveries order by place"""))
                .extracting(Map::values)
                .extracting(Object::toString)
                .containsExactly(
                        "[" + SOURCE + ", 7, name7, 0, STORED, 100, true, true]",
                        "[" + SOURCE + ", 8, name8, 1, null, null, true, false]");
    }

    @Test
    void defect49KnownAccountsAreNotPaidFor() {
        rows.change("insert into public.instagram_creators (ig_user_id, username) values ('7', 'name7')");
        provider.then(() -> answered(200, list("7", "8")));
        provider.then(() -> answered(200, profile("8", 100)));

        RelatedResult result = discover(20);

        assertThat(result.counts()).isEqualTo(new RelatedCounts(2, 1, 1, 0, 0));
        assertThat(provider.asked).containsExactly("related " + SOURCE, "profile name8");
        assertThat(processed()).isTrue();
    }

    @Test
    void defect23AFailedCallLeavesTheSourceDueAndASecondRunPaysOnlyForWhatIsMissing() {
        provider.then(() -> failed(FailureType.REQUEST_REFUSED, null, 400));

        assertThat(failure().reason()).isEqualTo(Reason.UPSTREAM_DOWN);
        assertThat(processed()).isFalse();

        provider.then(() -> answered(200, list("7", "8")));
        provider.then(() -> answered(200, profile("7", 100)));
        assertThat(discover(1).counts().waiting()).isEqualTo(1);
        assertThat(processed()).as("an account still waits").isFalse();

        provider.asked.clear();
        provider.then(() -> answered(200, profile("8", 100)));
        assertThat(discover(20).counts()).isEqualTo(new RelatedCounts(2, 0, 2, 0, 0));
        assertThat(provider.asked).containsExactly("profile name8");
        assertThat(processed()).isTrue();
    }

    @Test
    void whoIsGoneOrSmallOrAnotherIsRememberedAndNotStored() {
        provider.then(() -> answered(200, list("7")));
        provider.then(() -> answered(200, profile("7", 99)));
        assertThat(discover(20, 100).counts()).isEqualTo(new RelatedCounts(1, 0, 0, 1, 0));
        provider.then(() -> answered(200, list("7", "8")));
        provider.then(() -> answered(200, profile("9", "name8", 100)));
        assertThat(discover(20, 100).counts()).isEqualTo(new RelatedCounts(2, 0, 0, 2, 0));
        provider.then(() -> answered(200, list("10")));
        provider.then(() -> answered(200, "{\"status\":false,\"errorMessage\":\"User not found\"}"));
        discover(20, 100);

        assertThat(rows.all("select outcome from creatorflow.discoveries order by place"))
                .extracting(row -> row.get("outcome"))
                .containsExactly("BELOW_MINIMUM", "IDENTITY_CHANGED", "NOT_FOUND");
        assertThat(rows.value("select count(*) from public.instagram_creators")).isEqualTo(1L);
        assertThat(processed()).isTrue();
    }

    @Test
    void whatAnotherSourceLedToIsKnown() {
        provider.then(() -> answered(200, list("7")));
        provider.then(() -> answered(200, profile("7", 99)));
        discover(20, 100);
        rows.change("insert into public.instagram_creators (ig_user_id, username) values ('5000000043', 'second')");
        provider.asked.clear();
        provider.then(() -> answered(200, list("7")));

        RelatedResult second = result("5000000043", 20, 0);

        assertThat(second.counts()).isEqualTo(new RelatedCounts(1, 1, 0, 0, 0));
        assertThat(provider.asked).containsExactly("related 5000000043");
    }

    @Test
    void defect55ADiscoveryThatFindsNobodyEndsAndCanBeStartedAgain() {
        provider.then(() -> answered(200, "{\"data\":{\"viewer\":{},\"user\":null},\"status\":\"ok\"}"));

        RelatedResult result = discover(20);

        assertThat(result.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(result.counts()).isEqualTo(RelatedCounts.NONE);
        assertThat(processed()).isTrue();

        provider.then(() -> answered(200, list("7")));
        provider.then(() -> answered(200, profile("7", 100)));
        assertThat(discover(20).counts().stored()).isEqualTo(1);
    }

    private boolean processed() {
        return (boolean) rows.value(
                "select related_creators_processed from public.instagram_creators where ig_user_id = ?", SOURCE);
    }

    private RelatedResult discover(int most) {
        return discover(most, 0);
    }

    private RelatedResult discover(int most, long minFollowers) {
        return result(SOURCE, most, minFollowers);
    }

    private RelatedResult failure() {
        try {
            throw new AssertionError("it did not fail: " + discover(20));
        } catch (WorkflowFailedException e) {
            return ((ApplicationFailure) e.getCause()).getDetails().get(RelatedResult.class);
        }
    }

    private RelatedResult result(String source, int most, long minFollowers) {
        return new RelatedStarts(temporal.getWorkflowClient())
                .discover(new RelatedRequest(
                        UUID.randomUUID().toString(),
                        source,
                        "source",
                        most,
                        minFollowers,
                        Trigger.STAFF,
                        null,
                        "test"))
                .getResult(RelatedResult.class);
    }

    private static String list(String... ids) {
        return Stream.of(ids)
                .map(id -> "{\"node\":{\"id\":\"" + id + "\",\"username\":\"name" + id + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"data\":{\"user\":{\"edge_related_profiles\":{\"edges\":[", "]}}},\"status\":\"ok\"}"));
    }

    private static String profile(String id, long followers) {
        return profile(id, "name" + id, followers);
    }

    private static String profile(String id, String username, long followers) {
        return """
                {"status": true, "id": "%s", "username": "%s", "biography": "about %s", "is_verified": true,
                 "profile_pic_url_hd": "https://scontent-aaa1-1.cdninstagram.com/p/%s_1.jpg?oe=7FFFFFFF",
                 "edge_followed_by": {"count": %d}, "edge_follow": {"count": 12},
                 "edge_owner_to_timeline_media": {"count": 34, "edges": []}}""".formatted(id, username, id, id, followers);
    }

    private static final class Pictures implements HandOverActivities {
        private final List<String> of = Collections.synchronizedList(new ArrayList<>());

        @Override
        public String handOverMedia(HandOver request) {
            of.add(request.target());
            return "media/instagram/" + request.target();
        }

        @Override
        public JoinAnswer startScrape(ScrapeRequest request) {
            throw new UnsupportedOperationException("a discovery starts no scrape");
        }
    }
}
