package dev.creatorflow.starter.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.starter.CommandLineRun;
import dev.creatorflow.starter.CommandLineRun.Shell;
import dev.creatorflow.starter.LoopbackDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptCommandTest {
    @TempDir
    private Path folder;

    private final LoopbackDatabase database = LoopbackDatabase.empty();
    private Shell shell = new Shell(Path.of("."));

    @BeforeEach
    void aDatabaseOfTheFormerSystem() {
        shell = new Shell(folder).with("DATABASE_URL", database.url());
        database.execute("""
                create table public.instagram_creators (
                    id serial primary key, ig_user_id text unique not null, username text unique not null, followers_count integer,
                    review_status text, engagement_rate_cached numeric(5,2), last_scraped_at timestamptz, profile_pic_url text);
                insert into public.instagram_creators (ig_user_id, username, followers_count, review_status, profile_pic_url) values
                    ('11', 'NASA', 5, null, 'https://media.b9-dashboard.com/p/11.jpg'), ('12', 'nasa', 7, 'ok', null)""");
    }

    @Test
    void aPlanIsShownThenCarriedOutThenNothingIsLeft() {
        CommandLineRun plan = shell.run("db", "adopt", "--plan", "-o", "json");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.json().get("applied").asBoolean()).isFalse();
        assertThat(plan.json().at("/duplicates/0/winner/igUserId").asText()).isEqualTo("12");
        assertThat(plan.json().at("/remarks/0").asText()).contains("media.b9-dashboard.com", "R2_FORMER_PUBLIC_URLS");
        assertThat(shell.run("db", "adopt", "--plan").out())
                .contains("engagement_rate_cached", "nasa (12)", "because it is the approved one");

        CommandLineRun adopted = shell.run("db", "adopt", "-o", "json");
        assertThat(adopted.exitCode()).as(adopted.err()).isZero();
        assertThat(adopted.json().get("applied").asBoolean()).isTrue();
        assertThat(adopted.json().get("changes")).isEqualTo(plan.json().get("changes"));

        CommandLineRun again = shell.run("db", "adopt", "-o", "json");
        assertThat(again.json().get("nothingToDo").asBoolean()).isTrue();
        assertThat(again.err()).contains("Nothing to do");
        assertThat(shell.run("db", "status", "-o", "json").json().get("current").asBoolean())
                .isTrue();
        JsonNode creators = shell.run("creators", "list", "--where", "review=approved", "-o", "json")
                .json()
                .get("creators");
        assertThat(creators.at("/0/followersCount").asInt()).isEqualTo(7);
    }

    @Test
    void migrateAloneIsRefusedBeforeItChangesAnything() {
        CommandLineRun migrate = shell.run("db", "migrate");
        assertThat(migrate.exitCode()).isEqualTo(1);
        assertThat(migrate.err()).contains("db adopt --plan");
        assertThat(shell.run("creators", "list").err()).contains("db adopt");
        assertThat(shell.run("db", "status").err()).contains("db adopt --plan");
        assertThat(shell.run("doctor").out()).contains("db adopt --plan");
        assertThat(shell.run("db", "status", "-o", "json").json().get("version").isNull())
                .isTrue();
    }

    @Test
    void anObstacleIsNamedWithItsRowsAndEndsTheCommandAsFailed() {
        database.execute("alter table public.instagram_creators alter column followers_count type text;"
                + " update public.instagram_creators set followers_count = '1.2M' where id = 2");
        CommandLineRun run = shell.run("db", "adopt");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("In the way: instagram_creators.followers_count", "1 row, by id: 2. Correct them");
        assertThat(run.err()).contains("Nothing was changed");
        assertThat(shell.run("db", "adopt", "--plan", "-o", "json")
                        .json()
                        .at("/obstacles/0/rows/0")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void tablesThatAnAnonymousRoleReadsAreInTheDoctorsReport() {
        database.execute("grant select on public.instagram_creators to public");
        CommandLineRun doctor = shell.run("doctor");
        assertThat(doctor.out())
                .contains("public.instagram_creators can be read by public.")
                .contains("revoke select on public.instagram_creators from public;");
    }
}
