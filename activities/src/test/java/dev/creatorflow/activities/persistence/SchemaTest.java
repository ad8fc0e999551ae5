package dev.creatorflow.activities.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theSchemaIsPlannedAndAppliedOnce() {
        try (Database database = Database.open(TestDatabase.empty())) {
            Schema schema = new Schema(database.dataSource());
            assertThat(schema.status().version()).isNull();
            assertThat(schema.status().current()).isFalse();
            assertThat(schema.plan())
                    .hasSameSizeAs(schema.status().steps())
                    .first()
                    .satisfies(step -> assertThat(step.sql()).contains("create schema"));

            assertThat(schema.migrate()).isEqualTo(schema.status().steps().size());

            assertThat(schema.status().current()).isTrue();
            assertThat(schema.plan()).isEmpty();
            assertThat(schema.migrate()).isZero();
        }
    }

    @Test
    void tablesThatAreThereAlreadyAreCompletedAndKeepTheirRows() {
        try (Database database = Database.open(TestDatabase.empty())) {
            Rows rows = new Rows(database);
            rows.change(
                    "create table public.instagram_creators (id serial primary key, ig_user_id text unique not null,"
                            + " username text unique not null, followers_count int, niche text)");
            rows.change(
                    "insert into public.instagram_creators (ig_user_id, username, niche) values ('1', 'ann', 'food')");

            new Schema(database.dataSource()).migrate();

            assertThat(rows.one("select * from public.instagram_creators"))
                    .containsEntry("niche", "food")
                    .containsEntry("refresh_tier", "normal")
                    .containsEntry("username_is_current", true);
        }
    }

    @Test
    void everyTableAndColumnSaysWhatItIs() {
        try (Database database = TestDatabase.create()) {
            assertThat(DataDictionary.undocumented(database)).isEqualTo(List.of());
        }
    }

    @Test
    void noIndexIsInvalidAndTextsAreNotCut() {
        try (Database database = TestDatabase.create()) {
            Rows rows = new Rows(database);
            assertThat(rows.value("select count(*) from pg_index where not indisvalid"))
                    .isEqualTo(0L);
            assertThat(rows.value("select count(*) from information_schema.columns"
                            + " where table_schema in ('public', 'creatorflow') and data_type = 'character varying'"
                            + " and table_name <> 'schema_history'"))
                    .isEqualTo(0L);
        }
    }
}
