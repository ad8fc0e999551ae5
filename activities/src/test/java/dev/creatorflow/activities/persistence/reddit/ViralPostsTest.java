package dev.creatorflow.activities.persistence.reddit;

import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.about;
import static dev.creatorflow.activities.persistence.reddit.RedditScrapes.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.analytics.reddit.ViralScore;
import dev.creatorflow.activities.persistence.reddit.RedditScrapes.Run;
import dev.creatorflow.activities.persistence.staff.ViralPosts;
import dev.creatorflow.workflows.reddit.RedditCall;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ViralPostsTest {
    @Test
    void redditDefect35TheBestOfEachChosenCommunityAreListedAndEachCallIsItsOwn() {
        try (RedditScrapes scrapes = new RedditScrapes()) {
            scrapes.community("golang", "Ok");
            scrapes.community("cats", "No Seller");
            for (String name : new String[] {"golang", "cats"}) {
                Run run = scrapes.run("r/" + name);
                run.about(about(name));
                run.posts(
                        RedditCall.NEW,
                        post("a" + name, "ann", name, p -> p.put("score", 500)),
                        post("b" + name, "ann", name, p -> p.put("score", 900)),
                        post("c" + name, "ann", name, p -> p.put("score", 0)));
            }
            ViralPosts posts = new ViralPosts(scrapes.database);

            assertThat(posts.list(ViralScore.LISTED, Duration.ofDays(3), 1, 10, scrapes.now()))
                    .singleElement()
                    .satisfies(line -> assertThat(line.redditId()).isEqualTo("bgolang"));
            assertThat(posts.list(Duration.ofDays(3), 3, 10, scrapes.now()))
                    .extracting(ViralPosts.Line::redditId)
                    .containsExactly("bgolang", "agolang");
            assertThat(posts.list(Duration.ofMinutes(30), 3, 10, scrapes.now())).isEmpty();
        }
    }
}
