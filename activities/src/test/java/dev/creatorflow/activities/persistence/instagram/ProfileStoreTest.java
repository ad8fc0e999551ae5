package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileStoreTest {
    private Scrapes scrapes;
    private int runs;

    @BeforeEach
    void open() {
        scrapes = new Scrapes();
    }

    @AfterEach
    void close() {
        scrapes.close();
    }

    @Test
    void aScrapeOfAnUnknownHandleStoresItAsPending() {
        ProfileSaved saved = save(NOON, ann());

        assertThat(saved)
                .isEqualTo(new ProfileSaved(
                        true, AccountState.ACTIVE, "ann", false, 5000L, 40L, null, new MediaCounts(1, 0)));
        assertThat(scrapes.creator())
                .containsEntry("username", "ann")
                .containsEntry("review_status", null)
                .containsEntry("discovery_source", "scrape")
                .containsEntry("followers_count", 5000L)
                .containsEntry("following_count", 12L)
                .containsEntry("media_count", 40L)
                .containsEntry("is_verified", true)
                .containsEntry("external_url_type", "linktree")
                .containsEntry("profile_pic_url_stored", false)
                .containsEntry("refresh_tier", "normal")
                .containsEntry("followers_last_updated", NOON);
        assertThat(scrapes.value("select due_at from creatorflow.account_state"))
                .isNull();
        assertThat(scrapes.row("select * from public.instagram_follower_history"))
                .containsEntry("followers_count", 5000L)
                .containsEntry("recorded_at", NOON);
    }

    @Test
    void aRepeatedSavingAnswersTheSameAndWritesNothing() {
        ProfileSaved first = save(NOON, ann());
        runs--;

        assertThat(save(NOON, ann())).isEqualTo(first);

        assertThat(scrapes.value("select count(*) from public.instagram_follower_history"))
                .isEqualTo(1L);
        assertThat(scrapes.value("select sightings from creatorflow.account_state"))
                .isEqualTo(1);
    }

    @Test
    void defect12AClearedFieldIsClearedAndAnUndeliveredOneStays() {
        save(NOON, ann());

        save(day(1), Bodies.with(ann(), profile -> {
            profile.putNull("external_url");
            profile.remove(List.of("biography", "is_verified"));
            ((ObjectNode) profile.get("edge_followed_by")).remove("count");
        }));

        assertThat(scrapes.creator())
                .containsEntry("external_url", null)
                .containsEntry("external_url_type", null)
                .containsEntry("biography", "about me")
                .containsEntry("is_verified", true)
                .containsEntry("followers_count", 5000L)
                .containsEntry("followers_last_updated", NOON);
    }

    @Test
    void defect14BioLinksAreKeptWithTheirType() {
        save(
                NOON,
                Bodies.with(
                        ann(),
                        profile -> profile.putArray("bio_links")
                                .addObject()
                                .put("title", "shop")
                                .put("url", "https://onlyfans.com/ann")
                                .put("link_type", "external")));

        assertThat(scrapes.value("select bio_links #>> '{0,type}' from public.instagram_creators"))
                .isEqualTo("onlyfans");
        assertThat(scrapes.value("select bio_links #>> '{0,title}' from public.instagram_creators"))
                .isEqualTo("shop");
    }

    @Test
    void defect8AnAnswerAboutAnotherAccountWritesNothingButTheSighting() {
        save(NOON, ann());

        ProfileSaved saved = save(day(1), Bodies.profile("7999", "ann", 1, 1));

        assertThat(saved.accepted()).isFalse();
        assertThat(saved.state()).isEqualTo(AccountState.ACTIVE);
        assertThat(scrapes.creator()).containsEntry("followers_count", 5000L).containsEntry("username", "ann");
        assertThat(scrapes.value("select count(*) from public.instagram_creators"))
                .isEqualTo(1L);
        assertThat(scrapes.value("select candidate_state from creatorflow.account_state"))
                .isEqualTo("RENAMED");
        assertThat(save(day(2), Bodies.profile("7999", "ann", 1, 1)).state()).isEqualTo(AccountState.RENAMED);
    }

    @Test
    void defect8ARenameIsFollowedAndKeptInTheHistory() {
        save(NOON, ann());

        save(day(1), Bodies.profile(Bodies.CREATOR, "anna", 5000, 40));

        assertThat(scrapes.creator()).containsEntry("username", "anna");
        assertThat(scrapes.query("select username, valid_from, valid_to from creatorflow.username_history order by 2"))
                .extracting(row -> List.of(row.get("username"), String.valueOf(row.get("valid_to"))))
                .containsExactly(List.of("ann", day(1).toString()), List.of("anna", "null"));
    }

    @Test
    void defect25AReusedHandleGoesToItsNewHolderAndLeavesTheOldRow() {
        save(NOON, ann());
        scrapes.open("other-run", "7999");

        scrapes.profileOf("other-run", "7999", day(1), Bodies.profile("7999", "Ann", 9, 1));

        assertThat(scrapes.creator())
                .containsEntry("username", "ann")
                .containsEntry("username_is_current", false)
                .containsEntry("followers_count", 5000L);
        assertThat(scrapes.row("select * from public.instagram_creators where ig_user_id = '7999'"))
                .containsEntry("username", "Ann")
                .containsEntry("username_is_current", true);
        save(day(2), Bodies.profile(Bodies.CREATOR, "ann.new", 5000, 40));
        assertThat(scrapes.creator()).containsEntry("username", "ann.new").containsEntry("username_is_current", true);
    }

    @Test
    void defect9APrivateOrMissingAccountIsBelievedAfterTwoSightings() {
        save(NOON, ann());

        assertThat(save(day(1), hidden()).state()).isEqualTo(AccountState.ACTIVE);
        assertThat(save(day(2), hidden()))
                .satisfies(saved -> assertThat(saved.state()).isEqualTo(AccountState.PRIVATE))
                .satisfies(saved -> assertThat(saved.isPrivate()).isTrue());
        missing(day(3));
        assertThat(state()).isEqualTo("PRIVATE");
        missing(day(4));
        assertThat(state()).isEqualTo("MISSING");
        assertThat(scrapes.value("select since from creatorflow.account_state")).isEqualTo(day(3));
        assertThat(save(day(5), ann()).state()).isEqualTo(AccountState.ACTIVE);
        assertThat(scrapes.creator()).containsEntry("followers_count", 5000L);
    }

    @Test
    void aMissingHandleIsSeenOnTheAccountThatHoldsIt() {
        save(NOON, ann());
        scrapes.open("resolve", null);

        scrapes.missing("resolve", null, day(1));

        assertThat(scrapes.value("select candidate_state from creatorflow.account_state"))
                .isEqualTo("MISSING");
    }

    @Test
    void aStaffEditDuringAScrapeSurvives() {
        save(NOON, ann());
        scrapes.query("""
                update public.instagram_creators set review_status = 'ok', niche = 'food', notes = 'n',
                    refresh_tier = 'hot', tags = '{a}', categories = '{c}', paused = true""");

        save(day(1), ann());
        scrapes.reels("run-2", 0, day(1), Bodies.reelsPage(false, Bodies.reel("11", NOON)));

        assertThat(scrapes.creator())
                .containsEntry("review_status", "ok")
                .containsEntry("niche", "food")
                .containsEntry("notes", "n")
                .containsEntry("refresh_tier", "hot")
                .containsEntry("paused", true);
        assertThat(scrapes.reel("11")).containsEntry("creator_niche", "food");
    }

    @Test
    void aStoredPictureIsNeverReplacedByALink() {
        save(NOON, ann());
        scrapes.query(
                "update public.instagram_creators set profile_pic_url = 'https://ours/x.jpg', profile_pic_url_stored = true");

        save(day(1), ann());

        assertThat(scrapes.creator()).containsEntry("profile_pic_url", "https://ours/x.jpg");
    }

    private ProfileSaved save(Instant at, ObjectNode body) {
        runs++;
        scrapes.open("run-" + runs, Bodies.CREATOR);
        return scrapes.profile("run-" + runs, at, body);
    }

    private void missing(Instant at) {
        runs++;
        scrapes.open("run-" + runs, Bodies.CREATOR);
        scrapes.missing("run-" + runs, Bodies.CREATOR, at);
    }

    private Object state() {
        return scrapes.value("select state from creatorflow.account_state");
    }

    private static Instant day(int days) {
        return NOON.plus(Duration.ofDays(days));
    }

    private static ObjectNode ann() {
        return Bodies.profile(Bodies.CREATOR, "ann", 5000, 40);
    }

    private static ObjectNode hidden() {
        return Bodies.with(ann(), profile -> profile.put("is_private", true));
    }
}
