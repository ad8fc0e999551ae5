package dev.creatorflow.activities.persistence.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Rows;
import dev.creatorflow.activities.persistence.Schema;
import dev.creatorflow.activities.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

class FormerRedditTablesTest {
    @Test
    void redditDefect09OfRowsThatDifferByCaseTheReviewedOneIsInForceAndAllStay() {
        try (Database database = Database.open(TestDatabase.empty())) {
            Rows rows = new Rows(database);
            rows.change(
                    "create table public.reddit_subreddits (id serial primary key, name varchar(255) unique not null,"
                            + " review text, subscribers int, tags jsonb, over18 boolean default false, last_scraped_at timestamptz)");
            rows.change(
                    "create table public.reddit_users (id serial primary key, username text unique not null, our_creator boolean)");
            rows.change(
                    "create table public.reddit_posts (id bigserial primary key, reddit_id text unique not null,"
                            + " title text not null, author_username text references public.reddit_users (username) on delete set null,"
                            + " subreddit_name varchar(255) references public.reddit_subreddits (name) on delete cascade, score int)");
            rows.change("insert into public.reddit_subreddits (name, review, last_scraped_at) values"
                    + " ('Golang', null, now()), ('golang', 'Ok', null), ('Rust', null, null)");
            rows.change("insert into public.reddit_users (username, our_creator) values ('Ann', null), ('ann', true)");

            new Schema(database.dataSource()).migrate();

            assertThat(rows.all("select name from public.reddit_subreddits where not superseded order by name"))
                    .extracting(row -> row.get("name"))
                    .containsExactly("Rust", "golang");
            assertThat(rows.value("select count(*) from public.reddit_subreddits"))
                    .isEqualTo(3L);
            assertThat(rows.value("select username from public.reddit_users where not superseded"))
                    .isEqualTo("ann");
        }
    }
}
