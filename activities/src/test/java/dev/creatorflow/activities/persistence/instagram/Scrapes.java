package dev.creatorflow.activities.persistence.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.AnalyticsRules;
import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.archive.RawAnswers;
import dev.creatorflow.activities.drift.DriftWatch;
import dev.creatorflow.activities.media.MediaRegistry;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.activities.settings.MediaSettings;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Trigger;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.CloseRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ComputeAnalytics;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.OpenRun;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunPlan;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveMissing;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SavePage;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.SaveProfile;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.StreamCounts;
import dev.creatorflow.workflows.instagram.WalkEnd;
import dev.creatorflow.workflows.instagram.Window;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The store on a real database, with answers put where a fetch would have put them. */
final class Scrapes implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Window FIRST = new Window(90, 30);
    static final Window LATER = new Window(30, 10);

    final Database database;
    final CreatorStoreActivitiesImpl store;
    final DriftWatch drift;
    private final Rows rows;

    Scrapes() {
        this(TestDatabase.create());
    }

    Scrapes(Database database) {
        this.database = database;
        this.rows = new Rows(database);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        this.drift = DriftWatch.ofFreshAnswers(database, clock);
        MediaRegistry registry = new MediaRegistry(
                true,
                new MediaSettings(
                        EnumSet.allOf(MediaSettings.Kind.class),
                        null,
                        List.of(),
                        MediaSettings.Transcode.OFF,
                        BigDecimal.ONE),
                clock);
        RawAnswers answers = new RawAnswers(database, null);
        this.store = new CreatorStoreActivitiesImpl(
                new RunStore(
                        database,
                        clock,
                        FIRST,
                        LATER,
                        new RefreshPace(Duration.ofHours(6), Duration.ofHours(24), Duration.ofDays(7))),
                new ProfileStore(database, answers, PageFiles.in(registry), drift),
                new PageStore(database, answers, PageFiles.in(registry), drift),
                new AnalyticsStore(database, AnalyticsRules.standard()));
    }

    RunPlan open(String runKey, String igUserId) {
        return store.openRun(new OpenRun(
                runKey, "instagram/creator/" + igUserId, igUserId, "ann", null, Trigger.STAFF, null, "test", false));
    }

    ProfileSaved profile(String runKey, Instant at, ObjectNode body) {
        return profileOf(runKey, Bodies.CREATOR, at, body);
    }

    /** The profile answer of a run that is about {@code igUserId}, whoever the body is about. */
    ProfileSaved profileOf(String runKey, String igUserId, Instant at, ObjectNode body) {
        long rawId = answer(runKey, "profile", 0, at, false, body, true);
        return store.saveProfile(new SaveProfile(runKey, igUserId, "ann", rawId, true));
    }

    void missing(String runKey, String igUserId, Instant at) {
        long rawId = answer(runKey, "profile", 0, at, false, Bodies.reelsPage(false), false);
        store.saveMissing(new SaveMissing(runKey, igUserId, "ann", rawId));
    }

    PageSaved reels(String runKey, int page, Instant at, ObjectNode body) {
        return page(runKey, Bodies.CREATOR, Stream.REELS, page, at, body);
    }

    PageSaved posts(String runKey, int page, Instant at, ObjectNode body) {
        return page(runKey, Bodies.CREATOR, Stream.POSTS, page, at, body);
    }

    PageSaved page(String runKey, String igUserId, Stream stream, int page, Instant at, ObjectNode body) {
        boolean more = body.path("more_available").asBoolean()
                || body.path("paging_info").path("more_available").asBoolean();
        long rawId = answer(runKey, stream.name().toLowerCase(Locale.ROOT), page, at, more, body, true);
        return store.savePage(new SavePage(runKey, igUserId, stream, page, rawId, true));
    }

    /** Opens, saves the profile and one page of each stream, computes and closes. */
    void whole(String runKey, Instant at, ObjectNode profile, ObjectNode reels, ObjectNode posts) {
        open(runKey, Bodies.CREATOR);
        profile(runKey, at, profile);
        StreamCounts reelCounts = reels(runKey, 0, at, reels).counts();
        StreamCounts postCounts = posts(runKey, 0, at, posts).counts();
        store.computeAnalytics(new ComputeAnalytics(runKey, Bodies.CREATOR));
        store.closeRun(new CloseRun(
                runKey,
                Bodies.CREATOR,
                Outcome.COMPLETE,
                null,
                null,
                List.of(
                        new StreamWalk(Stream.REELS, reelCounts, WalkEnd.EXHAUSTED),
                        new StreamWalk(Stream.POSTS, postCounts, WalkEnd.EXHAUSTED))));
    }

    /** Puts an answer where a fetch would have, or finds the one that is there. */
    long answer(String runKey, String stream, int page, Instant at, boolean more, ObjectNode body, boolean found) {
        return answer(runKey, stream, page, at, more, Bodies.bytes(body), found, body);
    }

    /** As {@link #answer(String, String, int, Instant, boolean, ObjectNode, boolean)}, byte for byte. */
    long answer(
            String runKey,
            String stream,
            int page,
            Instant at,
            boolean more,
            byte[] bytes,
            boolean found,
            JsonNode body) {
        AnswerBody packed = AnswerBody.of(bytes);
        List<Map<String, Object>> rows = query(
                """
                insert into creatorflow.raw_responses
                    (provider, run_key, stream, page, subject, more, items, found, found_id, found_username, fetched_at,
                     http_status, digest, body_bytes, body)
                values ('instagram', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 200, ?, ?, ?)
                on conflict (run_key, stream, page) do update set http_status = 200
                returning id""",
                runKey,
                stream,
                page,
                Bodies.CREATOR,
                more,
                body.path("items").size(),
                found,
                body.path("id").textValue(),
                body.path("username").textValue(),
                Timestamp.from(at),
                packed.digest(),
                packed.length(),
                packed.compressed());
        return (Long) rows.getFirst().get("id");
    }

    Map<String, Object> row(String sql, Object... parameters) {
        return rows.one(sql, parameters);
    }

    Object value(String sql, Object... parameters) {
        return rows.value(sql, parameters);
    }

    List<Map<String, Object>> query(String sql, Object... parameters) {
        return rows.all(sql, parameters);
    }

    Map<String, Object> creator() {
        return row("select * from public.instagram_creators where ig_user_id = ?", Bodies.CREATOR);
    }

    Map<String, Object> reel(String pk) {
        return row("select * from public.instagram_reels where media_pk = ?", pk);
    }

    Map<String, Object> post(String pk) {
        return row("select * from public.instagram_posts where media_pk = ?", pk);
    }

    @Override
    public void close() {
        database.close();
    }
}
