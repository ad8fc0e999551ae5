package dev.creatorflow.starter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.starter.LoopbackTemporal;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.GlobalOptions;
import dev.creatorflow.starter.console.Surroundings;
import dev.creatorflow.starter.scrape.CreatorReport.MediaSummary;
import dev.creatorflow.starter.scrape.CreatorReport.StreamReport;
import dev.creatorflow.starter.scrape.CreatorScrapes.Order;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.ApiCalls;
import dev.creatorflow.workflows.instagram.Window;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class CreatorScrapesTest {

    private static final Order ORDER = new Order(new Window(3, 2), true, null, "ann");

    @TempDir
    private static Path folder;

    private static LoopbackTemporal temporal;
    private static ScriptedWorker worker;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void serverStarts() {
        temporal = new LoopbackTemporal();
        worker = new ScriptedWorker(temporal.address(), folder);
    }

    @AfterAll
    static void serverStops() {
        worker.close();
        temporal.close();
    }

    @Test
    void aKnownCreatorIsScrapedAndItsMediaFollowed() throws InterruptedException {
        CreatorReport report = run(known("nasa", "528817151"), Duration.ofSeconds(20));
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.reels()).isEqualTo(new StreamReport(3, 3, 0));
        assertThat(report.posts()).isEqualTo(new StreamReport(2, 0, 2));
        assertThat(report.media()).isEqualTo(new MediaSummary(6, 5, 1, 1));
        assertThat(report.apiCalls()).isEqualTo(new ApiCalls(4, 4, 0));
        assertThat(report.workflowId()).isEqualTo("instagram/creator/528817151");
    }

    @Test
    void aHandleThatIsNotKnownIsResolvedAndItsScrapeFollowed() throws InterruptedException {
        CreatorReport report = run(unknown("newcomer"), Duration.ofSeconds(20));
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.igUserId()).isEqualTo(ScriptedWorker.idOf("newcomer"));
        assertThat(report.reels().saved()).isEqualTo(3);
    }

    @Test
    void aHandleThatLeadsNowhereIsCompleteWithThatReason() throws InterruptedException {
        CreatorReport report = run(unknown("missing.one"), Duration.ofSeconds(20));
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(report.apiCalls().total()).isEqualTo(1);
        assertThat(report.followers()).isNull();
    }

    @Test
    void aFailedRunStillTellsWhatItStored() throws InterruptedException {
        CreatorReport report = run(known("failed.one", "77"), Duration.ofSeconds(20));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).isEqualTo(Reason.UPSTREAM_DOWN);
        assertThat(report.reels().saved()).isEqualTo(3);
    }

    @Test
    void anExecutionThatBreaksIsAFailureWithItsSentence() throws InterruptedException {
        CreatorReport report = run(known("broken.one", "78"), Duration.ofSeconds(20));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(report.detail()).isEqualTo("a fault of ours");
    }

    @Test
    void mediaThatStandStillAreLeftToThemselves() throws InterruptedException {
        CreatorReport report = run(known("stuck.one", "79"), Duration.ofSeconds(1));
        assertThat(report.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(report.media()).isEqualTo(new MediaSummary(2, 5, 0, 5));
        assertThat(run(known("stuck.two", "80"), Duration.ZERO).media()).isEqualTo(new MediaSummary(0, 5, 0, 7));
    }

    @Test
    void manyAreFollowedAtOnceAndToldInTheirOrder() throws InterruptedException {
        List<CreatorTarget> targets = List.of(
                known("one", "901"), known("partial.two", "902"), unknown("three3"), known("nomedia.four", "904"));
        CreatorScrapes scrapes = CreatorScrapes.over(worker.connection().client(), Duration.ofSeconds(20));
        List<CreatorReport> reports = new Following(console())
                .all(targets, "bye", (target, progress) -> scrapes.run(target, ORDER, progress));
        assertThat(reports)
                .extracting(CreatorReport::username)
                .containsExactly("one", "partial.two", "three3", "nomedia.four");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("@partial.two PARTIAL ITEMS_MISSING · reels 3 (3 new) · posts 2 (0 new)");
    }

    private CreatorReport run(CreatorTarget target, Duration mediaPatience) throws InterruptedException {
        CreatorScrapes scrapes = CreatorScrapes.over(worker.connection().client(), mediaPatience);
        ScrapeProgress progress = new ScrapeProgress(console(), List.of(target.asked()), System::nanoTime);
        return scrapes.run(target, ORDER, progress);
    }

    private Console console() {
        Surroundings surroundings = new Surroundings(
                Map.of(),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Console(surroundings, new GlobalOptions(), Ansi.OFF);
    }

    private static CreatorTarget known(String handle, String id) {
        return new CreatorTarget(handle, id, handle);
    }

    private static CreatorTarget unknown(String handle) {
        return new CreatorTarget(handle, null, null);
    }
}
