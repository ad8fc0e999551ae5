package dev.creatorflow.activities.persistence.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.persistence.staff.CreatorFilter.Figures;
import dev.creatorflow.activities.persistence.staff.CreatorStaff.KnownCreator;
import dev.creatorflow.workflows.instagram.AccountState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreatorReadsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Database database;
    private Rows rows;
    private CreatorReads reads;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        rows = new Rows(database);
        reads = CreatorReads.over(database);
        CreatorStaff staff = CreatorStaff.over(database, Clock.fixed(NOW, ZoneOffset.UTC));
        Requester bob = new Requester("bob", null);
        staff.importKnown(List.of(new KnownCreator("1", "Ann", "food"), new KnownCreator("2", "bea", null)), true, bob);
        staff.importKnown(List.of(new KnownCreator("3", "cleo", null)), false, bob);
        rows.change("update public.instagram_creators set followers_count = 100, full_name = 'Ann % Z',"
                + " engagement_rate_cached = 2.5, is_verified = true where ig_user_id = '1'");
        rows.change("update public.instagram_creators set followers_count = 900 where ig_user_id = '2'");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsAreOrderedWithTheUnknownLastAndPaged() {
        assertThat(reads.list(CreatorFilter.ALL, Paging.first(10)))
                .extracting(CreatorLine::igUserId)
                .containsExactly("2", "1", "3");
        assertThat(reads.list(CreatorFilter.ALL, new Paging(1, 1)))
                .extracting(CreatorLine::igUserId)
                .containsExactly("1");
        assertThat(reads.ids(order(CreatorOrder.USERNAME, true))).containsExactly("1", "2", "3");
        assertThat(reads.ids(order(CreatorOrder.FOLLOWERS, true))).containsExactly("1", "2", "3");
        assertThat(reads.ids(order(CreatorOrder.ENGAGEMENT, false))).startsWith("1");
    }

    @Test
    void everyPartOfTheFilterNarrows() {
        assertThat(reads.ids(CreatorFilter.named(List.of("@ANN", "2")))).containsExactly("2", "1");
        assertThat(reads.ids(CreatorFilter.reviewed(Review.PENDING))).containsExactly("3");
        assertThat(reads.ids(CreatorFilter.reviewed(Review.APPROVED))).containsExactly("2", "1");
        assertThat(reads.count(CreatorFilter.reviewed(Review.REJECTED))).isZero();
        assertThat(reads.ids(niche("food"))).containsExactly("1");
        assertThat(reads.ids(niche(""))).containsExactly("2", "3");
        assertThat(reads.ids(search("%"))).as("a sign of LIKE is only a sign").containsExactly("1");
        assertThat(reads.ids(followers(101L, null))).containsExactly("2");
        assertThat(reads.ids(followers(null, 100L))).containsExactly("1");
        assertThat(reads.ids(state(AccountState.UNKNOWN))).hasSize(3);
        assertThat(reads.ids(state(AccountState.ACTIVE))).isEmpty();
    }

    @Test
    void aCreatorIsShownWithMediaOnceOverBothStreams() {
        rows.change("insert into public.instagram_reels (media_pk, creator_id, taken_at, ig_play_count, like_count)"
                + " values ('11', '1', now(), 500, 90)");
        rows.change(
                "insert into public.instagram_posts (media_pk, creator_id, taken_at, product_type, like_count,"
                        + " reshare_count) values ('11', '1', now(), 'clips', 95, 4), ('21', '1', now() - interval '1 day', 'feed', 5, null)");

        CreatorCard card = reads.show("ann").orElseThrow();

        assertThat(card.facts().reelsStored()).isEqualTo(1);
        assertThat(card.facts().postsStored()).isEqualTo(2);
        assertThat(card.facts().distinctMedia()).isEqualTo(2);
        assertThat(card.handles()).extracting(CreatorCard.HandleHeld::username).containsExactly("Ann");
        assertThat(card.lastRun()).isNull();
        List<MediaLine> media = reads.media("1", Paging.first(10));
        assertThat(media).extracting(MediaLine::mediaPk).containsExactly("11", "21");
        assertThat(media.getFirst())
                .satisfies(clip -> assertThat(clip.kind()).isEqualTo("reel"))
                .satisfies(clip -> assertThat(clip.plays()).isEqualTo(500))
                .satisfies(clip -> assertThat(clip.likeCount()).isEqualTo(95))
                .satisfies(clip -> assertThat(clip.reshareCount()).isEqualTo(4));
    }

    @Test
    void namesStandForTheirPresentHoldersInTheOrderAsked() {
        assertThat(reads.targets(List.of("nobody", "@bea", "1")))
                .containsExactly(
                        new CreatorTarget("nobody", null, null),
                        new CreatorTarget("bea", "2", "bea"),
                        new CreatorTarget("1", "1", "Ann"));
        assertThat(reads.show("nobody")).isEmpty();
    }

    @Test
    void runsAreFoundByKeyWorkflowTargetAndHandle() {
        rows.change("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger", started_at,
                    reels_saved, reels_new, outcome, reason, closed_at, calls_total)
                values ('a', 'instagram', '1', 'Ann', 'instagram/creator/1', 'STAFF', now() - interval '1 day', 5, 2,
                        'PARTIAL', 'ITEMS_MISSING', now(), 3),
                       ('b', 'instagram', '1', 'Ann', 'instagram/creator/1', 'SCHEDULE', now(), 0, 0, null, null, null, 0)""");
        rows.change(
                "insert into creatorflow.unmapped_items (raw_id, item_index, run_key, stream, page, reason, seen_at)"
                        + " values (1, 0, 'a', 'REELS', 0, 'odd', now())");
        RunReads runs = RunReads.over(database);

        assertThat(runs.list(RunFilter.ALL, Paging.first(5)))
                .extracting(RunLine::runKey)
                .containsExactly("b", "a");
        assertThat(runs.count(RunFilter.ofTarget("1"))).isEqualTo(2);
        assertThat(runs.show("instagram/creator/1").orElseThrow().run().runKey())
                .isEqualTo("b");
        assertThat(runs.show("ann").orElseThrow().run().runKey()).isEqualTo("b");
        RunReads.RunCard card = runs.show("a").orElseThrow();
        assertThat(card.run().reels().saved()).isEqualTo(5);
        assertThat(card.run().reels().added()).isEqualTo(2);
        assertThat(card.run().calls().total()).isEqualTo(3);
        assertThat(card.rejected()).extracting(RunReads.RejectedItem::reason).containsExactly("odd");
        assertThat(runs.show("zzz")).isEmpty();
        assertThat(reads.show("ann").orElseThrow().lastRun())
                .extracting(RunLine::runKey)
                .isEqualTo("b");
    }

    private static CreatorFilter order(CreatorOrder order, boolean ascending) {
        return new CreatorFilter(
                List.of(), null, null, null, null, null, null, null, null, null, null, null, null, order, ascending);
    }

    private static CreatorFilter niche(String niche) {
        return new CreatorFilter(
                List.of(),
                null,
                niche,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }

    private static CreatorFilter search(String text) {
        return new CreatorFilter(
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                text,
                null,
                null,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }

    private static CreatorFilter followers(Long least, Long most) {
        return new CreatorFilter(
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                least,
                most,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }

    private static CreatorFilter state(AccountState state) {
        return new CreatorFilter(
                List.of(),
                null,
                null,
                null,
                null,
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                CreatorOrder.FOLLOWERS,
                false);
    }

    @Test
    void figuresBoundAndOrderTheList() {
        rows.change("""
                update public.instagram_creators set avg_views_per_reel_cached = ig_user_id::int * 100,
                    follower_growth_rate_weekly = ig_user_id::int, last_post_days_ago = ig_user_id::int,
                    last_scraped_at = '2026-11-20T00:00:00Z', categories = array['c' || ig_user_id]""");
        rows.change("update creatorflow.account_state set due_at = '2026-11-20T00:00:00Z' where ig_user_id = '2'");

        assertThat(ids(new Figures(200.0, null, null, null, null), CreatorOrder.VIEWS))
                .containsExactly("3", "2");
        assertThat(ids(new Figures(null, 3.0, null, null, null), CreatorOrder.GROWTH))
                .containsExactly("3");
        assertThat(ids(new Figures(null, null, Instant.parse("2026-11-18T00:00:00Z"), null, null), CreatorOrder.VIEWS))
                .containsExactly("2", "1");
        assertThat(ids(new Figures(null, null, null, Instant.parse("2026-11-20T00:00:00Z"), null), CreatorOrder.DUE))
                .containsExactly("2");
        assertThat(ids(new Figures(null, null, null, null, "c1"), CreatorOrder.LIKES))
                .containsExactly("1");
        assertThat(ids(Figures.ANY, CreatorOrder.FREQUENCY)).hasSize(3);
    }

    private List<String> ids(Figures figures, CreatorOrder order) {
        return reads.ids(new CreatorFilter(
                List.of(), null, null, null, null, null, null, null, null, null, null, null, null, figures, order,
                false));
    }
}
