package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.http.HostileBodies;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The largest bodies that are taken, built to cost: bounded memory and time, a typed end, and never a row of what nobody sent. */
class HostileAnswersTest {
    private final RedditMapper mapper = new RedditMapper();

    @ParameterizedTest
    @EnumSource
    void noBodyCostsAWorkerItsMemory(HostileBodies hostile) {
        for (String before : List.of("", "{\"kind\":\"Listing\",\"data\":{\"children\":", "{\"rules\":")) {
            byte[] body = hostile.within(before);
            HostileBodies.assertBounded(hostile + " in " + before, () -> {
                if (mapper.posts(200, body) instanceof Reach.Reached<PostListing>(PostListing listing)) {
                    assertThat(listing.posts()).isEmpty();
                }
            });
            HostileBodies.assertBounded(hostile + " in " + before, () -> mapper.rules(200, body));
            HostileBodies.assertBounded(
                    hostile + " in " + before,
                    () -> assertThat(mapper.user(200, body, "x")).isNotInstanceOf(Reach.Reached.class));
            HostileBodies.assertBounded(
                    hostile + " in " + before,
                    () -> assertThat(mapper.subreddit(200, body, "x")).isNotInstanceOf(Reach.Reached.class));
        }
    }
}
