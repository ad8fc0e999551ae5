package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.ExposedTables.Exposed;
import dev.creatorflow.activities.persistence.adoption.FormerDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ExposedTablesTest {
    /** In the former system whoever knew the address read every log line. */
    @Test
    void defect62EveryTableAnAnonymousRoleCanReadIsNamedWithTheRemedy() throws SQLException {
        try (FormerDatabase former = new FormerDatabase()) {
            former.rows.change("create table public.locked (a int); grant select on public.locked to anon;"
                    + " alter table public.locked enable row level security");
            former.rows.change(
                    "create table public.\"Odd one\" (a int, b int); grant select (b) on public.\"Odd one\" to public");
            ExposedTables tables = new ExposedTables(former.database.dataSource());

            assertThat(tables.find())
                    .extracting(table -> table.role() + " " + table.relation() + (table.secured() ? " secured" : ""))
                    .containsExactly(
                            "anon public.\"Odd one\"",
                            "authenticated public.\"Odd one\"",
                            "public public.\"Odd one\"",
                            "authenticated public.instagram_creator_reel_stats",
                            "authenticated public.instagram_creators secured",
                            "authenticated public.instagram_posts",
                            "authenticated public.instagram_reels",
                            "anon public.system_logs",
                            "authenticated public.top_creators");

            Exposed logs = tables.find().get(7);
            former.rows.change(logs.remedy());
            assertThat(tables.find()).doesNotContain(logs);
        }
    }

    @Test
    void aNewDatabaseShowsNothing() throws SQLException {
        try (Database database = TestDatabase.create()) {
            assertThat(new ExposedTables(database.dataSource()).find()).isEmpty();
        }
    }
}
