package dev.creatorflow.workflows.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import io.temporal.client.WorkflowFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handles that lead nowhere or to somebody else: the account is followed by its id. */
class RenameTest {
    private final ScrapeTestBed bed = new ScrapeTestBed();
    private final ScriptedProvider provider = bed.provider;
    private final RecordingStore store = bed.store;

    @AfterEach
    void stop() {
        bed.close();
    }

    @Test
    void defect8ARenameIsFollowedInTheSameRunForOneRequestMore() {
        renamed(null);

        ScrapeResult result = bed.scrape(new Window(12, 24));

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(result.detail()).isEqualTo("@ada is @ada.new now");
        assertThat(result.username()).isEqualTo("ada.new");
        assertThat(provider.askedProfiles)
                .extracting(ProfileRequest::username, ProfileRequest::place)
                .containsExactly(tuple("ada", 0), tuple("ada.new", 1));
        assertThat(provider.asked(Stream.POSTS))
                .as("the page that was looked at is the walk's first one: found by its number, not paid for again")
                .extracting(PageRequest::page, PageRequest::count)
                .containsExactly(tuple(0, 12), tuple(0, 12), tuple(1, 12));
        assertThat(store.missing).isEmpty();
    }

    @Test
    void defect8AReusedHandleIsLeftToItsHolderAndTheAccountFollowed() {
        renamed("99");

        ScrapeResult result = bed.scrape(new Window(12, 24));

        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(store.profiles).as("only the account's own answer").hasSize(1);
        assertThat(store.traced)
                .singleElement()
                .satisfies(traced -> assertThat(traced.igUserId()).isEqualTo("42"));
    }

    @Test
    void anAccountThatWantsReelsOnlyIsLookedForAmongTheReels() {
        renamed(null);
        provider.items(Stream.REELS, 30);

        assertThat(bed.scrape(new Window(12, 0)).username()).isEqualTo("ada.new");
        assertThat(provider.asked(Stream.POSTS)).isEmpty();
    }

    @Test
    void mediaThatNameNobodyLeaveTheSightingAndTheirRows() {
        renamed(null);
        store.named = null;

        ScrapeResult result = bed.scrape(null);

        assertThat(result.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(store.missing).hasSize(1);
        assertThat(store.pages).as("what was paid for").hasSize(1);
    }

    @Test
    void defect9AnIdTheProviderRefusesIsMissingAsFarAsIsBelieved() {
        renamed(null);
        provider.failPage(Stream.POSTS, 0, () -> FailureType.REQUEST_REFUSED.failure("knows no such account"));
        store.missingState = AccountState.ACTIVE;

        ScrapeResult result = bed.scrape(null);

        assertThat(result.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(result.state()).as("the first sighting is not believed").isEqualTo(AccountState.ACTIVE);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void defect9AnOutageDuringTheSearchIsNoSightingOfAMissingAccount() {
        renamed(null);
        provider.failPage(Stream.POSTS, 0, () -> FailureType.SCHEMA_DRIFT.failure("unknown shape"));

        assertThatThrownBy(() -> bed.scrape(null)).isInstanceOf(WorkflowFailedException.class);
        assertThat(store.missing).isEmpty();
    }

    @Test
    void mediaThatNameAHandleOfSomebodyElseEndTheSearch() {
        renamed(null);
        provider.profile("ada.new", "77");

        ScrapeResult result = bed.scrape(null);

        assertThat(result.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.reason()).isEqualTo(Reason.IDENTITY_CHANGED);
        assertThat(result.detail()).contains("@ada.new");
        assertThat(provider.askedProfiles).hasSize(2);
        assertThat(store.profiles).isEmpty();
    }

    private void renamed(@Nullable String formerHandleLeadsTo) {
        provider.profile("ada", formerHandleLeadsTo);
        provider.profile("ada.new", "42");
        provider.items(Stream.POSTS, 24);
        store.named = "ada.new";
        store.profile = new CreatorStoreActivities.ProfileSaved(
                true, AccountState.ACTIVE, "ada.new", false, 1000L, 24L, null, MediaCounts.NONE);
    }
}
