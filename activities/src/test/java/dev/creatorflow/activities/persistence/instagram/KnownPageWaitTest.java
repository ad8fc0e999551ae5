package dev.creatorflow.activities.persistence.instagram;

import static dev.creatorflow.activities.persistence.instagram.Scrapes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.PageSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.MediaCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A known page or profile whose row somebody else is changing at that moment: it waits, and believes what it finds after the wait. */
class KnownPageWaitTest {
    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    /** The driver speaks of a statement otherwise once it has been used so often. */
    private static final int PREPARED_AFTER = 6;

    private Scrapes scrapes;
    private Connection other;

    @BeforeEach
    void scrapeUntilAllIsKnown() throws SQLException {
        DatabaseAddress address = TestDatabase.address();
        scrapes = new Scrapes(
                Database.open(new DatabaseAddress(address.jdbcUrl(), address.user(), address.password(), 2)));
        // Of two connections one stays here, so that all else has the other.
        other = scrapes.database.dataSource().getConnection();
        scrape("run-1", NOON);
        scrapes.query("""
                update creatorflow.media_objects set state = 'STORED', bytes = 1, object_key = id::text,
                    public_url = 'https://ours/' || id, sha256 = lpad(id::text, 64, '0')""");
        scrape("run-1b", NOON.plusSeconds(60));
        for (int use = 0; use < PREPARED_AFTER; use++) {
            Instant at = NOON.plusSeconds(120 + use);
            scrapes.open("run-2-" + use, Bodies.CREATOR);
            scrapes.profile("run-2-" + use, at, profile());
            scrapes.posts("run-2-" + use, 0, at, Bodies.postsPage(false, carousel()));
        }
        scrapes.open("run-3", Bodies.CREATOR);
        other.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        scrapes.close();
    }

    @Test
    void aPageWhoseRowLosesALinkMeanwhileLinksTheFileAgain() throws SQLException {
        scrapes.profile("run-3", LATER, profile());
        change("update public.instagram_posts set image_urls = image_urls[1:1] where media_pk = '22'");
        change("""
                update creatorflow.media_links set replaced_at = now()
                where owner_table = 'instagram_posts' and row_key = '22' and position = 1""");

        PageSaved saved = whileHeld(() -> scrapes.posts("run-3", 0, LATER, Bodies.postsPage(false, carousel())));

        assertThat(saved.media()).isEqualTo(new MediaCounts(0, 2));
        assertThat(links("instagram_posts", "22")).isEqualTo(2L);
        assertThat(scrapes.value("select array_to_string(image_urls, ' ') from instagram_posts where media_pk = '22'"))
                .asString()
                .matches("https://ours/\\d+ https://ours/\\d+");
    }

    @Test
    void aProfileWhoseRowLosesItsPictureMeanwhileLinksItAgain() throws SQLException {
        change("update public.instagram_creators set profile_pic_url = 'https://cdn.example/older'");
        change("""
                update creatorflow.media_links set replaced_at = now()
                where owner_table = 'instagram_creators' and replaced_at is null""");

        ProfileSaved saved = whileHeld(() -> scrapes.profile("run-3", LATER, profile()));

        assertThat(saved.media()).isEqualTo(new MediaCounts(0, 1));
        assertThat(links("instagram_creators", Bodies.CREATOR)).isEqualTo(1L);
        assertThat(scrapes.creator().get("profile_pic_url")).asString().startsWith("https://ours/");
    }

    @Test
    void aHandleThatAnotherAccountTakesMeanwhileIsTakenBackByTheAnswer() throws SQLException {
        change("update public.instagram_creators set username_is_current = false");
        change("insert into public.instagram_creators (ig_user_id, username) values ('9009', 'ann')");

        ProfileSaved saved = whileHeld(() -> scrapes.profile("run-3", LATER, profile()));

        assertThat(saved.accepted()).isTrue();
        assertThat(scrapes.query("select ig_user_id from public.instagram_creators where username_is_current"))
                .extracting(row -> row.get("ig_user_id"))
                .containsExactly(Bodies.CREATOR);
    }

    private void change(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Commits the changes when the saving waits for them. */
    private <R> R whileHeld(Supplier<R> saving) throws SQLException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<R> saved = thread.submit(saving::get);
            await().until(this::isAwaited);
            other.commit();
            return saved.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The page was not saved", e);
        }
    }

    private boolean isAwaited() throws SQLException {
        try (Statement statement = other.createStatement();
                ResultSet waiting = statement.executeQuery("""
                        select exists (
                            select from pg_locks
                            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))""")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    private Object links(String table, String row) {
        return scrapes.value("""
                select count(*) from creatorflow.media_links
                where owner_table = ? and row_key = ? and replaced_at is null""", table, row);
    }

    private void scrape(String runKey, Instant at) {
        scrapes.whole(runKey, at, profile(), Bodies.reelsPage(false), Bodies.postsPage(false, carousel()));
    }

    private static ObjectNode profile() {
        return Bodies.profile(Bodies.CREATOR, "ann", 5000, 4);
    }

    private static ObjectNode carousel() {
        return Bodies.carousel("22", POSTED, List.of("221", "222"));
    }
}
