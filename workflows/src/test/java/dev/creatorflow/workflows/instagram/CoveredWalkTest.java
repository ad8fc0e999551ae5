package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where walks end: at what is known, at the stream's end, or at an answer that leads nowhere. */
class CoveredWalkTest {
    private static final int TO_THE_BEGINNING = Integer.MAX_VALUE;

    private final ScrapeTestBed bed = new ScrapeTestBed();
    private final ScriptedProvider provider = bed.provider;
    private final RecordingStore store = bed.store;

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void defect49AWideWindowStopsAtWhatIsCoveredBeyondTheNewestThirty() {
        provider.items(Stream.REELS, 200);
        coveredItems(page -> TO_THE_BEGINNING);

        bed.scrape(new Window(90, 0));

        assertThat(provider.asked(Stream.REELS)).as("30 are always refreshed").hasSize(3);
        assertThat(reelsEnd()).isEqualTo(WalkEnd.COVERED);
    }

    @Test
    void aWindowWiderThanWhatIsCoveredIsWalkedToItsEnd() {
        provider.items(Stream.REELS, 200);
        coveredItems(page -> 80);

        bed.scrape(new Window(90, 0));

        assertThat(provider.asked(Stream.REELS)).hasSize(8);
        assertThat(reelsEnd()).isEqualTo(WalkEnd.WINDOW_FILLED);
    }

    @Test
    void defect10AnInterruptedBackfillIsWalkedThroughAllThatIsKnownButNotCovered() {
        provider.items(Stream.REELS, 200);
        coveredItems(page -> 0);

        bed.scrape(new Window(90, 0));

        assertThat(provider.asked(Stream.REELS)).hasSize(8);
    }

    @Test
    void theNewestTenPostsAreRefreshedHoweverWellTheyAreKnown() {
        provider.items(Stream.POSTS, 200);
        coveredItems(page -> TO_THE_BEGINNING);

        bed.scrape(new Window(0, 10));

        assertThat(provider.asked(Stream.POSTS)).hasSize(1);
    }

    @Test
    void aSweepStopsAtNothingButTheEndAndCopiesNoMediaBeyondTheWindow() {
        provider.items(Stream.REELS, 200);
        provider.items(Stream.POSTS, 40);
        coveredItems(page -> TO_THE_BEGINNING);

        bed.run(new ScrapeRequest(
                "run-1", "42", "ada", new Window(30, 10), true, Trigger.STAFF, null, "test", true, null));

        assertThat(provider.asked(Stream.REELS)).hasSize(17);
        assertThat(provider.asked(Stream.POSTS)).hasSize(4);
        assertThat(reelsEnd()).isEqualTo(WalkEnd.EXHAUSTED);
        assertThat(store.pages.stream().filter(page -> page.stream() == Stream.REELS && page.media()))
                .extracting(SavePage::page)
                .containsExactly(0, 1, 2);
    }

    @Test
    void aPlannedSweepIsOneToo() {
        provider.items(Stream.REELS, 60);
        store.configured = new Window(30, 0);
        store.sweep = true;

        bed.scrape(null);

        assertThat(provider.asked(Stream.REELS)).hasSize(5);
    }

    @Test
    void pagesThatRepeatItemsUnderFreshCursorsAreRefused() {
        provider.items(Stream.REELS, 200);
        store.saving = page -> saved(page.page() < 2 ? 12 : 0, 0, 0);

        ScrapeResult result = bed.scrape(new Window(90, 0));

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.BAD_CURSOR);
        assertThat(result.detail()).contains("reels page 3").contains("repeats");
        assertThat(provider.asked(Stream.REELS)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void noReelsWhereReelsAreStoredIsNotBelieved() {
        provider.items(Stream.POSTS, 3);
        store.expectsReels = true;

        ScrapeResult result = bed.scrape(null);

        assertThat(provider.asked(Stream.REELS)).hasSize(2);
        assertThat(result.reason()).isEqualTo(Reason.EMPTY_UPSTREAM);
    }

    @Test
    void noReelsOfANewCreatorWhoseProfileHasSomeAreNotBelieved() {
        provider.items(Stream.POSTS, 3);
        store.profile = new CreatorStoreActivities.ProfileSaved(
                true, AccountState.ACTIVE, "ada", false, 10L, 3L, true, MediaCounts.NONE);

        ScrapeResult result = bed.scrape(null);

        assertThat(provider.asked(Stream.REELS)).hasSize(2);
        assertThat(result.reason()).isEqualTo(Reason.EMPTY_UPSTREAM);
        assertThat(ends()).containsExactly(null, WalkEnd.EXHAUSTED);
    }

    @Test
    void noReelsWhereTheFeedListsSomeAreNotBelieved() {
        provider.items(Stream.POSTS, 3);
        store.feedClips = 2;
        store.saving = page -> saved(page.stream() == Stream.REELS ? 0 : 3, 0, 0);

        ScrapeResult result = bed.scrape(null);

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.EMPTY_UPSTREAM);
        assertThat(result.detail()).contains("no reels").contains("2");
        assertThat(ends()).containsExactly(WalkEnd.UNCONFIRMED, WalkEnd.EXHAUSTED);
    }

    @Test
    void aFeedThatEndsTooEarlyIsNotBelievedWhateverElseWentWrong() {
        provider.items(Stream.POSTS, 12);
        provider.failPage(Stream.REELS, 0, () -> FailureType.SCHEMA_DRIFT.failure("the page has no items"));
        store.distinctMedia = 12;

        ScrapeResult result = bed.scrape(null);

        assertThat(result.reason()).isEqualTo(Reason.SCHEMA_DRIFT);
        assertThat(ends()).containsExactly(WalkEnd.UNCONFIRMED);
    }

    private List<@Nullable WalkEnd> ends() {
        return store.closed.getFirst().walks().stream()
                .<@Nullable WalkEnd>map(StreamWalk::end)
                .toList();
    }

    private void coveredItems(ToIntFunction<SavePage> items) {
        store.saving = page -> saved(12, items.applyAsInt(page) == 0 ? 0 : 12, items.applyAsInt(page));
    }

    private static PageSaved saved(int rows, int tail, int items) {
        return new PageSaved(new StreamCounts(1, rows, 0, rows, 0), MediaCounts.NONE, 12, rows, tail, items);
    }

    private WalkEnd reelsEnd() {
        return store.closed.getFirst().walks().stream()
                .filter(walk -> walk.stream() == Stream.REELS)
                .map(StreamWalk::end)
                .findFirst()
                .orElseThrow();
    }
}
