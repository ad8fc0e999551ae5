package dev.creatorflow.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.archive.ReprocessActivities;
import dev.creatorflow.workflows.archive.ReprocessProgress;
import dev.creatorflow.workflows.archive.ReprocessRequest;
import dev.creatorflow.workflows.batch.BackfillRequest;
import dev.creatorflow.workflows.batch.BatchActivities;
import dev.creatorflow.workflows.batch.BatchControl;
import dev.creatorflow.workflows.batch.BatchStatus;
import dev.creatorflow.workflows.batch.BatchSummary;
import dev.creatorflow.workflows.batch.Carried;
import dev.creatorflow.workflows.batch.CycleRequest;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.HandleTraced;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.MissingSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.TraceHandle;
import dev.creatorflow.workflows.instagram.FreshLinkActivities;
import dev.creatorflow.workflows.instagram.HandOverActivities;
import dev.creatorflow.workflows.instagram.JoinRequest;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ProfileRequest;
import dev.creatorflow.workflows.instagram.ResolveRequest;
import dev.creatorflow.workflows.instagram.ScrapeRequest;
import dev.creatorflow.workflows.instagram.ScrapeResult;
import dev.creatorflow.workflows.instagram.SteeringActivities;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import dev.creatorflow.workflows.instagram.Window;
import dev.creatorflow.workflows.media.MediaActivities;
import dev.creatorflow.workflows.media.MediaRepairActivities;
import dev.creatorflow.workflows.media.MediaReport;
import dev.creatorflow.workflows.media.MediaTransferRequest;
import dev.creatorflow.workflows.media.RepairReport;
import dev.creatorflow.workflows.media.RepairRequest;
import dev.creatorflow.workflows.notify.DeliveryReport;
import dev.creatorflow.workflows.reconcile.ReconciliationReport;
import dev.creatorflow.workflows.retention.RetentionRequest;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of every message. A change here is a change to histories that already exist: add fields, never rename or remove one. */
class GoldenPayloadTest {
    private final DataConverter converter = DataConverters.create();

    @Test
    void theBytesOfEveryMessageStay() throws IOException {
        assertThat(messages().written()).isEqualToIgnoringNewLines(GoldenMessages.stored("payloads.txt"));
    }

    @Test
    void everyMessageIsReadBackEqual() {
        GoldenMessages messages = messages();
        assertThat(messages.readBack()).isEqualTo(messages.messages());
    }

    @Test
    void aFieldOfANewerVersionIsIgnoredAndAMissingOneIsNull() {
        Payload payload =
                converter.toPayload(Map.of("runKey", "r", "newerField", 1)).orElseThrow();
        JoinRequest read = converter.fromPayload(payload, JoinRequest.class, JoinRequest.class);
        assertThat(read.runKey()).isEqualTo("r");
        assertThat(read.window()).isNull();
    }

    @Test
    void aHandOverOfEveryVersionIsRead() {
        HandOverActivities.HandOver now =
                new HandOverActivities.HandOver(Platform.INSTAGRAM, "42", "ada", Trigger.SCHEDULE, "cycle");
        assertThat(GoldenMessages.read(
                        "{\"igUserId\":\"42\",\"username\":\"ada\",\"trigger\":\"SCHEDULE\",\"batch\":\"cycle\"}",
                        HandOverActivities.HandOver.class))
                .as("before Reddit had files")
                .isEqualTo(now);
        assertThat(GoldenMessages.read(
                        "{\"platform\":\"INSTAGRAM\",\"target\":\"42\",\"label\":\"ada\",\"trigger\":\"SCHEDULE\",\"batch\":\"cycle\"}",
                        HandOverActivities.HandOver.class))
                .as("of a version that renamed them")
                .isEqualTo(now);
    }

    private static GoldenMessages messages() {
        Window window = new Window(30, 10);
        StreamCounts counts = new StreamCounts(3, 30, 2, 28, 1);
        return new GoldenMessages(List.of(
                new ScrapeRequest(
                        "run",
                        "42",
                        "ada",
                        window,
                        true,
                        Trigger.SCHEDULE,
                        "cycle",
                        "eve",
                        true,
                        new ProfileAnswer(new AnswerRef(7, true), true, "42", "ada")),
                new ResolveRequest("run", "ada", null, true, Trigger.STAFF, null, null),
                new JoinRequest("run", window, false, Trigger.BACKFILL, null),
                new ProfileRequest("run", "ada", "42", 1),
                new ProfileAnswer(new AnswerRef(7, true), true, "42", "ada"),
                new PageRequest("run", "42", "ada", Stream.REELS, 1, "cursor==", 12),
                new PageAnswer(new AnswerRef(8, false), 12, null, true),
                new RunPlan(window, window, false, true, "fitness"),
                new MissingSaved(AccountState.UNKNOWN),
                new TraceHandle("run", "42", Stream.POSTS, 8, 7),
                new HandleTraced("ada.new"),
                new ProfileSaved(true, AccountState.ACTIVE, "ada", false, 10L, null, true, new MediaCounts(1, 0)),
                new PageSaved(counts, new MediaCounts(4, 26), 11, 9, 5, 80),
                new AnalyticsSaved(17, 3, 2.389, 0.0, null),
                new CloseRun(
                        "run",
                        "42",
                        Outcome.PARTIAL,
                        Reason.ITEMS_MISSING,
                        "17 of 34",
                        List.of(new StreamWalk(Stream.POSTS, counts, WalkEnd.EXHAUSTED))),
                new ScrapeResult(
                        "42",
                        "ada",
                        Outcome.COMPLETE,
                        null,
                        null,
                        AccountState.ACTIVE,
                        counts,
                        StreamCounts.NONE,
                        MediaCounts.NONE,
                        new ApiCalls(5, 4, 1),
                        10L,
                        2.5,
                        null,
                        -0.5,
                        "media/instagram/42"),
                new HandOverActivities.HandOver(
                        Platform.REDDIT, "r/askreddit", "r/AskReddit", Trigger.STAFF, "reddit/cycle/communities"),
                new MediaTransferRequest(Platform.INSTAGRAM, "42", "ada", Trigger.STAFF, null),
                new MediaReport(1, 2, 3, 4, 5L),
                new DeliveryReport(1, 2, 3),
                new SteeringActivities.Steered("deed", "instagram/creator/42", "pause", "eve", "why"),
                new MediaActivities.TransferDue(Platform.INSTAGRAM, "42", 25),
                new MediaActivities.Transferred(
                        1, 2, 3, 4L, 5, 6, 7, 8, Duration.ofSeconds(30), MediaActivities.Halt.STORE_FULL),
                new RepairRequest(Trigger.STAFF, 20, true),
                new RepairReport(1, 2, 3, 4),
                new MediaRepairActivities.PageOf(Trigger.SCHEDULE, "5/instagram/42", 100),
                new MediaRepairActivities.Page(100, "6/instagram/43"),
                new FreshLinkActivities.AskedSoFar(
                        "links-1",
                        "42",
                        1,
                        List.of(new FreshLinkActivities.FailedPage(Stream.REELS, "cursor==")),
                        false),
                new FreshLinkActivities.NextLinks("ada", Stream.POSTS, 1, "cursor==", 4, 0),
                new FreshLinkActivities.LinksAsked(2, 1),
                new MediaActivities.ArchiveAnswers(Platform.INSTAGRAM, "42"),
                new MediaActivities.ArchiveReport(1, 2L),
                new ReprocessRequest(
                        "all",
                        Trigger.STAFF,
                        List.of("42"),
                        Instant.parse("2026-11-01T00:00:00Z"),
                        new ReprocessProgress("42", 1, 0, 5, 42, 0, 0)),
                new ReprocessActivities.CreatorsAfter("42", null, 100),
                new ReprocessActivities.Creators("all", List.of("42", "43")),
                new ReconciliationReport(1, 2, 3, 4),
                new RetentionRequest(Trigger.STAFF, null, true),
                new CycleRequest(Platform.INSTAGRAM, "nightly", 500, null),
                new BackfillRequest(Platform.INSTAGRAM, "spring", "eve", new Carried("paused by eve: why", true)),
                new BatchActivities.OpenBatch(
                        Platform.INSTAGRAM,
                        "instagram/cycle/nightly",
                        Trigger.SCHEDULE,
                        "nightly",
                        Instant.parse("2026-11-21T12:00:00Z"),
                        null,
                        null),
                new BatchActivities.Opened(5, Reason.BUDGET_REACHED, "1000 of 1000 calls of this day"),
                new BatchActivities.Advance(
                        Platform.INSTAGRAM, "instagram/cycle/nightly", Trigger.SCHEDULE, true, false),
                new BatchActivities.Advanced(10, 5, 3, 2, 9, 4, null, "it took more calls than planned"),
                new BatchActivities.CloseBatch(
                        Platform.INSTAGRAM,
                        "instagram/cycle/nightly",
                        Outcome.STOPPED,
                        Reason.CANCELLED,
                        "cancelled by staff"),
                new BatchActivities.Steering("instagram/cycle/nightly", "pause", "eve", "why"),
                new BatchStatus(10, 5, 3, 2, 9, "held"),
                new BatchControl.Steer("eve", "why"),
                new BatchSummary(
                        "instagram/cycle/nightly",
                        Outcome.PARTIAL,
                        Reason.UPSTREAM_DOWN,
                        "1 failed",
                        Instant.parse("2026-11-21T12:00:00Z"),
                        Instant.parse("2026-11-21T13:00:00Z"),
                        10,
                        List.of(new BatchSummary.Ends("FAILED", "UPSTREAM_DOWN", 1)),
                        0.5,
                        9,
                        new BigDecimal("0.0027"),
                        8L,
                        12L,
                        3,
                        4,
                        new BatchSummary.Files(1, 2, 3),
                        List.of(new BatchSummary.Growth("ada", 1.5, 10L)),
                        List.of(),
                        List.of(new BatchSummary.Viral("ada", "abc", 90_000L)),
                        List.of(new BatchSummary.Need("1 failed", "./creatorflow runs failures")))));
    }
}
