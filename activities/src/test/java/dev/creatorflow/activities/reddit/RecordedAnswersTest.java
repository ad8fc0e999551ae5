package dev.creatorflow.activities.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.RecordedBodies;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping over bodies that Reddit really sent, as far as they are here. */
class RecordedAnswersTest {
    private final RedditMapper mapper = new RedditMapper();

    @ParameterizedTest
    @CsvSource({
        "error_403_private.json, 403, PRIVATE",
        "error_403_gated.json, 403, GATED",
        "error_403_quarantined_with_message.json, 403, QUARANTINED",
        "error_404_banned.json, 404, BANNED",
        "error_404_not_found.json, 404, NOT_FOUND",
        "error_400_user_doesnt_exist.json, 400, NOT_FOUND",
        "listing_empty.json, 200, NOT_FOUND"
    })
    void whatIsNotShownIsAnAnswerOfItsOwn(String file, int status, Unavailable why) {
        assertThat(mapper.subreddit(status, body(file), "x")).isEqualTo(new Reach.Refused<Subreddit>(why));
    }

    @ParameterizedTest
    @CsvSource({"error_500.json, 500", "error_401_unauthorized.json, 401"})
    void aFaultOfRedditSaysNothingOfTheCommunity(String file, int status) {
        assertThat(mapper.subreddit(status, body(file), "x")).isInstanceOf(Reach.Unreadable.class);
    }

    @Test
    void communitiesAreReadWhole() {
        Subreddit golang = reached(mapper.subreddit(200, body("r_about_golang_2020.json"), "GoLang"));
        assertThat(golang.name()).isEqualTo("golang");
        assertThat(golang.subscribers()).isEqualTo(116_532);
        assertThat(golang.activeUsers()).isEqualTo(386);
        assertThat(golang.texts().title()).isEqualTo("The Go Programming Language");
        Subreddit announcements =
                reached(mapper.subreddit(200, body("r_about_announcements_restricted_2019.json"), "announcements"));
        assertThat(announcements.type()).isEqualTo("restricted");
        assertThat(announcements.look().primaryColor()).isEqualTo("#fc471e");
    }

    @Test
    void rulesAreReadAndTheirEntitiesDecodedOnce() {
        SubredditRules rules = reached(mapper.rules(200, body("r_rules_golang_2020.json")));
        assertThat(rules.rules()).isNotEmpty();
        assertThat(rules.json()).doesNotContain("&lt;").contains("<!-- SC_OFF -->");
        assertThat(reached(mapper.rules(200, body("r_rules_2020.json"))).rules())
                .extracting(SubredditRules.Rule::kind)
                .contains("all", "comment");
    }

    @Test
    void deletedAuthorsAreNobody() {
        PostListing listing = reached(mapper.posts(200, body("r_askreddit_top_2016_deleted_authors.json")));
        assertThat(listing.posts()).isNotEmpty();
        assertThat(listing.posts().stream().filter(post -> post.author() == null))
                .isNotEmpty();
        assertThat(listing.posts()).extracting(RedditPost::author).doesNotContain("[deleted]");
    }

    @Test
    void listingsOfEveryAgeAreReadWithoutARejection() {
        for (String file : List.of(
                "r_listing_golang_2020.json",
                "r_askreddit_top_2016_deleted_authors.json",
                "user_submitted_2020.json")) {
            PostListing listing = reached(mapper.posts(200, body(file)));
            assertThat(listing.rejected()).as(file).isEmpty();
            assertThat(listing.posts())
                    .as(file)
                    .isNotEmpty()
                    .allSatisfy(post -> assertThat(post.createdUtc()).isNotNull());
        }
    }

    @Test
    void whatIsLinkedElsewhereOrNotProcessedIsNoFileOfReddits() {
        assertThat(reached(mapper.posts(200, body("r_listing_golang_2020.json")))
                        .posts())
                .as("a text and a link to imgur, with a preview of Reddit's")
                .hasSize(2)
                .allSatisfy(post -> assertThat(post.files()).isEmpty());
    }

    @Test
    void anEmptyListingIsAnAnswer() {
        assertThat(reached(mapper.posts(200, body("listing_empty.json"))))
                .isEqualTo(new PostListing(List.of(), List.of(), 0, null));
    }

    @Test
    void ofAMixedListingOnlyThePostsAreTaken() {
        PostListing overview = reached(mapper.posts(200, body("user_overview_2020.json")));
        assertThat(overview.posts().size() + overview.rejected().size()).isEqualTo(overview.entries());
        assertThat(overview.rejected())
                .allSatisfy(rejected -> assertThat(rejected.reason()).contains("no post"));
    }

    @Test
    void usersAndSuspendedUsersAreToldApart() {
        RedditUser user = reached(mapper.user(200, body("user_about_2020.json"), "test_user"));
        assertThat(user.commentKarma()).isEqualTo(130_514);
        assertThat(user.isMod()).isTrue();
        assertThat(mapper.user(200, body("user_about_suspended.json"), "suspended_user_sample"))
                .isEqualTo(new Reach.Refused<RedditUser>(Unavailable.SUSPENDED));
    }

    private static byte[] body(String file) {
        return RecordedBodies.body("reddit/" + file);
    }

    static <T> T reached(Reach<T> reach) {
        assertThat(reach).isInstanceOf(Reach.Reached.class);
        return ((Reach.Reached<T>) reach).thing();
    }
}
