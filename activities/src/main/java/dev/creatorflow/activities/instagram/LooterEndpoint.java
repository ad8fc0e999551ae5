package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.instagram.Stream;

/** The provider's routes that are used, and by what their answers are known. */
enum LooterEndpoint {
    PROFILE("/profile") {
        @Override
        boolean isAnswer(JsonNode root) {
            JsonNode user = LooterShape.profile(root);
            return CreditMapping.userId(user) != null && user.path("username").isTextual();
        }
    },
    REELS("/reels") {
        @Override
        boolean isAnswer(JsonNode root) {
            return isPage(root);
        }
    },
    POSTS("/user-feeds") {
        @Override
        boolean isAnswer(JsonNode root) {
            return isPage(root);
        }
    },
    RELATED("/related-profiles") {
        @Override
        boolean isAnswer(JsonNode root) {
            JsonNode related = root.path("data").path("user").path("edge_related_profiles");
            return related.path("edges").isArray() && !AnswerText.saysFailed(root);
        }
    };

    private final String path;

    LooterEndpoint(String path) {
        this.path = path;
    }

    static LooterEndpoint of(Stream stream) {
        return stream == Stream.REELS ? REELS : POSTS;
    }

    String path() {
        return path;
    }

    /** Whether this is what the route is asked for. Never true for a body that says that it failed. */
    abstract boolean isAnswer(JsonNode root);

    /** Whether "no such account" is an answer here. A page of an account that was there a moment ago rather failed. */
    boolean mayKnowNoAccount() {
        return this == PROFILE || this == RELATED;
    }

    private static boolean isPage(JsonNode root) {
        return LooterShape.isPage(root) && !AnswerText.saysFailed(root) && !AnswerText.hasErrors(root);
    }
}
