package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.budget.CallLedger;
import dev.creatorflow.activities.budget.CallRequest;
import dev.creatorflow.activities.budget.FetchedAnswer;
import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.ProviderQuota;
import dev.creatorflow.activities.budget.Reservation;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.RoundTrips;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards what one creator costs the database, so that it cannot grow unseen. */
class RoundTripsPerCreatorTest {
    private static final int REQUESTS = 5;

    @Test
    void aKnownCreatorWhoseFilesAreKnownTakesAtMost25RoundTrips() {
        try (RoundTrips roundTrips = new RoundTrips(TestDatabase.address());
                Scrapes scrapes = new Scrapes(Database.open(roundTrips.address(4)))) {
            scrape(scrapes, roundTrips, "run-1", NOON);
            scrapes.query("""
                    update creatorflow.media_objects set state = 'STORED', bytes = 1, object_key = id::text,
                        public_url = 'https://ours/' || id, sha256 = lpad(id::text, 64, '0')""");
            scrape(scrapes, roundTrips, "run-1b", NOON.plusSeconds(60));

            Map<String, Integer> taken = scrape(scrapes, roundTrips, "run-2", NOON.plus(Duration.ofHours(1)));

            assertThat(taken)
                    .containsExactly(
                            Map.entry("open", 1),
                            Map.entry("profile", 2),
                            Map.entry("reels page", 2),
                            Map.entry("posts page", 2),
                            Map.entry("analytics", 2),
                            Map.entry("close", 2));
            int pages = REQUESTS - 1;
            assertThat(REQUESTS * request(roundTrips)
                            + taken.get("open")
                            + taken.get("profile")
                            + pages * taken.get("reels page")
                            + taken.get("analytics")
                            + taken.get("close"))
                    .as("a known creator of %d requests: its profile, three pages of reels, one of posts", REQUESTS)
                    .isLessThanOrEqualTo(25);
        }
    }

    /** What a request costs beside itself: its reservation, and its answer with the settled ledger row. */
    private static int request(RoundTrips roundTrips) {
        try (Database database = Database.open(roundTrips.address(1))) {
            new SourceLimits(database)
                    .configure(new ProviderLimits(
                            "instagram", new BigDecimal(1000), new BigDecimal(1000), null, null, null));
            CallLedger ledger = new CallLedger(database);
            ask(ledger, 0);
            roundTrips.taken();
            ask(ledger, 1);
            return roundTrips.taken();
        }
    }

    private static void ask(CallLedger ledger, int page) {
        CallRequest call = new CallRequest(
                "instagram",
                "/reels",
                "a run",
                "reels",
                page,
                Bodies.CREATOR,
                null,
                "instagram/creator/" + Bodies.CREATOR,
                null,
                Duration.ofSeconds(10),
                Duration.ofSeconds(75));
        Reservation.Granted granted = (Reservation.Granted) ledger.reserve(call);
        ledger.settleStored(
                granted.callId(),
                call,
                new FetchedAnswer(
                        Bodies.CREATOR,
                        12,
                        "next==",
                        true,
                        true,
                        null,
                        null,
                        200,
                        AnswerBody.of(new byte[] {'{', '}'}),
                        Duration.ofSeconds(1),
                        true,
                        ProviderQuota.UNKNOWN));
    }

    private static Map<String, Integer> scrape(Scrapes scrapes, RoundTrips roundTrips, String runKey, Instant at) {
        Map<String, Integer> taken = new LinkedHashMap<>();
        ObjectNode reels = Bodies.reelsPage(false, media(100));
        ObjectNode posts = Bodies.postsPage(false, media(108));
        // Puts the answers there first: what a fetch costs is not counted here.
        scrapes.answer(runKey, "profile", 0, at, false, profile(), true);
        scrapes.answer(runKey, "reels", 0, at, false, reels, true);
        scrapes.answer(runKey, "posts", 0, at, false, posts, true);
        roundTrips.taken();
        scrapes.open(runKey, Bodies.CREATOR);
        taken.put("open", roundTrips.taken());
        scrapes.profile(runKey, at, profile());
        taken.put("profile", roundTrips.taken() - 1);
        scrapes.reels(runKey, 0, at, reels);
        taken.put("reels page", roundTrips.taken() - 1);
        scrapes.posts(runKey, 0, at, posts);
        taken.put("posts page", roundTrips.taken() - 1);
        scrapes.store.computeAnalytics(new ComputeAnalytics(runKey, Bodies.CREATOR));
        taken.put("analytics", roundTrips.taken());
        scrapes.store.closeRun(new CloseRun(
                runKey,
                Bodies.CREATOR,
                Outcome.COMPLETE,
                null,
                null,
                List.of(
                        new StreamWalk(Stream.REELS, new StreamCounts(1, 12, 12, 0, 0), WalkEnd.EXHAUSTED),
                        new StreamWalk(Stream.POSTS, new StreamCounts(1, 12, 12, 0, 0), WalkEnd.EXHAUSTED))));
        taken.put("close", roundTrips.taken());
        return taken;
    }

    private static ObjectNode profile() {
        return Bodies.profile(Bodies.CREATOR, "ann", 5000, 20);
    }

    private static ObjectNode[] media(int firstPk) {
        return IntStream.range(firstPk, firstPk + 12)
                .mapToObj(pk -> Bodies.reel(Integer.toString(pk), NOON.minus(Duration.ofDays(pk - 90))))
                .toArray(ObjectNode[]::new);
    }
}
