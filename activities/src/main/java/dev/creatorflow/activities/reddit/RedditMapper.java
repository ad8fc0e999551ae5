package dev.creatorflow.activities.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.reddit.model.PostListing;
import dev.creatorflow.workflows.reddit.model.Reach;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.RedditUser;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import dev.creatorflow.workflows.reddit.model.SubredditRules;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps stored answers to what they say. Kind and name are checked: an answer about something else is unreadable, except the search listing that
 * Reddit gives for an unknown community. Pure and thread-safe; what a field does not say is null and fails nothing.
 */
public final class RedditMapper {
    private static final int FOUND_ELSEWHERE = 302;

    /** @param name the community asked for, in any letter case */
    public Reach<Subreddit> subreddit(int status, byte[] body, String name) {
        return read(status, body, root -> {
            if (isKind(root, "Listing")) {
                return new Reach.Refused<>(Unavailable.NOT_FOUND);
            }
            Thing thing = new Thing(root.path("data"));
            String unlike = unlike(root, "t5", thing.text("display_name"), name);
            return unlike == null
                    ? new Reach.Reached<>(SubredditMapping.subreddit(thing))
                    : new Reach.Unreadable<>(unlike);
        });
    }

    /** The rules; that there are none is an answer too. */
    public Reach<SubredditRules> rules(int status, byte[] body) {
        return read(
                status,
                body,
                root -> root.path("rules").isArray()
                        ? new Reach.Reached<>(SubredditMapping.rules(root.path("rules")))
                        : new Reach.Unreadable<>("The answer has no list of rules."));
    }

    /** @param name the user asked for, in any letter case */
    public Reach<RedditUser> user(int status, byte[] body, String name) {
        return read(status, body, root -> {
            Thing thing = new Thing(root.path("data"));
            String unlike = unlike(root, "t2", thing.text("name"), name);
            if (unlike != null) {
                return new Reach.Unreadable<>(unlike);
            }
            return thing.isTrue("is_suspended")
                    ? new Reach.Refused<>(Unavailable.SUSPENDED)
                    : new Reach.Reached<>(UserMapping.user(thing));
        });
    }

    /** A page of posts of any listing. Entries that are no posts, or cannot be read, are rejected one by one. */
    public Reach<PostListing> posts(int status, byte[] body) {
        return read(status, body, root -> {
            JsonNode children = root.path("data").path("children");
            if (!isKind(root, "Listing") || !children.isArray()) {
                return new Reach.Unreadable<>("The answer is no listing but " + kind(root) + ".");
            }
            return new Reach.Reached<>(listing(root.path("data"), children));
        });
    }

    private static PostListing listing(JsonNode data, JsonNode children) {
        List<RedditPost> posts = new ArrayList<>();
        List<PostListing.Rejected> rejected = new ArrayList<>();
        for (int place = 0; place < children.size(); place++) {
            JsonNode child = children.get(place);
            PostMapping mapping = new PostMapping(new Thing(child.path("data")));
            String trouble = isKind(child, "t3") ? mapping.trouble() : "The entry is no post but " + kind(child) + ".";
            if (trouble == null) {
                posts.add(mapping.post());
            } else {
                rejected.add(new PostListing.Rejected(
                        place, mapping.redditId(), trouble, SafeText.cut(child.toString(), PostMapping.LONGEST_JSON)));
            }
        }
        return new PostListing(posts, rejected, children.size(), new Thing(data).filled("after"));
    }

    private static <T> Reach<T> read(int status, byte[] body, Function<JsonNode, Reach<T>> mapping) {
        if (status == FOUND_ELSEWHERE) {
            return new Reach.Refused<>(Unavailable.NOT_FOUND);
        }
        JsonNode root;
        try {
            root = RedditJson.tree(body);
        } catch (UnreadableAnswerException e) {
            return new Reach.Unreadable<>(String.valueOf(e.getMessage()));
        }
        Unavailable refused = Refusals.of(status, root);
        if (refused != null) {
            return new Reach.Refused<>(refused);
        }
        return Refusals.status(status, root) / 100 == 2
                ? mapping.apply(Entities.plain(root))
                : new Reach.Unreadable<>("The answer has status " + status + ".");
    }

    /** Why it is not the thing that was asked for; null where it is. */
    private static @Nullable String unlike(JsonNode root, String kind, @Nullable String found, String name) {
        if (!isKind(root, kind)) {
            return "The answer is not of kind " + kind + " but " + kind(root) + ".";
        }
        return name.equalsIgnoreCase(found)
                ? null
                : "The answer is about " + SafeText.cut(String.valueOf(found), 60) + " and not about " + name + ".";
    }

    private static boolean isKind(JsonNode root, String kind) {
        return root.path("kind").asText("").equals(kind);
    }

    private static String kind(JsonNode root) {
        return root.path("kind").isTextual()
                ? "of kind " + SafeText.cut(root.path("kind").textValue(), 20)
                : "without a kind";
    }
}
