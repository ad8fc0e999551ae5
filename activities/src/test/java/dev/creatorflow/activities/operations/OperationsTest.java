package dev.creatorflow.activities.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.creatorflow.activities.budget.ProviderLimits;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private final Database database = TestDatabase.create();
    private final SourceLimits limits = new SourceLimits(database);
    private final Operations operations = new Operations(database, Clock.systemUTC());

    @TempDir
    private Path folder;

    @BeforeEach
    void aSource() {
        limits.configure(new ProviderLimits("instagram", BigDecimal.TEN, null, 100L, null, null));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void figuresTellWhatIsDueAndWhatIsLeft() throws SQLException {
        sql("""
                insert into creatorflow.account_state (ig_user_id, state, since, last_sighting_at, due_at) values
                    ('1', 'ACTIVE', now(), now(), now() - interval '10 minutes'),
                    ('2', 'ACTIVE', now(), now(), now() - interval '1 minute'),
                    ('3', 'ACTIVE', now(), now(), now() + interval '1 hour')""");
        sql(
                "update creatorflow.api_limits set day_calls = 40, quota_remaining = 500, quota_ordinal = 0, calls_reserved = 3");
        PipelineFigures figures = operations.figures();
        assertThat(figures.dueCreators()).isEqualTo(2);
        assertThat(figures.dueLagSeconds()).isCloseTo(600, within(30.0));
        assertThat(figures.sources()).singleElement().satisfies(source -> {
            assertThat(source.dayLeft()).isEqualTo(60);
            assertThat(source.monthLeft()).isNull();
            assertThat(source.quotaLeft()).isEqualTo(497);
            assertThat(source.pauseType()).isNull();
        });
    }

    @Test
    void defect52TheHeartbeatGoesOnWhateverTheCyclesDo() throws SQLException {
        assertThat(control()).isEqualTo("stopped|null");
        operations.beat();
        assertThat(control()).isEqualTo("running|0");
        assertThat(one("select last_heartbeat > now() - interval '1 minute' from public.system_control"))
                .isEqualTo("t");
        sql("update creatorflow.api_limits set day_calls = 7");
        limits.pause("instagram", "Bill under review", "ana", null);
        operations.beat();
        assertThat(control()).isEqualTo("stopped|7");
    }

    @Test
    void aDiskThatIsShortPausesIntakeAndOneWithRoomDoesNot() throws IOException {
        assertThat(new FreeDisk(folder.resolve("not/there"), 1, limits).look()).isPositive();
        assertThat(limits.usage().getFirst().pauseType()).isNull();

        new FreeDisk(folder, Long.MAX_VALUE, limits).look();

        assertThat(limits.usage().getFirst().pauseType()).isEqualTo("DISK_FULL");
        assertThat(limits.usage().getFirst().pauseReason()).contains("are free under", "MIN_FREE_DISK_GB");
    }

    @Test
    void defect58ARunThatEndsIsToldToTheOldScreensLogOnce() throws SQLException {
        sql("""
                insert into creatorflow.runs (run_key, platform, target, username, workflow_id, "trigger")
                values ('run', 'instagram', '1', 'nasa', 'instagram/creator/1', 'SCHEDULE')""");
        for (int time = 0; time < 2; time++) {
            sql("""
                    update creatorflow.runs set closed_at = started_at + interval '12 seconds', outcome = 'PARTIAL',
                        reason = 'UPSTREAM_DOWN', reels_saved = 24, reels_new = 3, calls_total = 5""");
        }
        assertThat(one("select level || '|' || source || '|' || message || '|' || duration_ms || '|' || items_processed"
                        + " from public.system_logs"))
                .isEqualTo("warning|instagram_scraper|@nasa partial (upstream down): 24 reels and 0 posts saved, 3 new"
                        + "|12000|24");
        assertThat(one("select count(*) from public.system_logs")).isEqualTo("1");
    }

    private String control() throws SQLException {
        return one("select status || '|' || coalesce(requests_today::text, 'null') from public.system_control");
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
