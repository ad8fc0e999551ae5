package dev.creatorflow.activities.persistence.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.workflows.reddit.RedditCall;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.model.RedditPost;
import dev.creatorflow.workflows.reddit.model.Subreddit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which communities the answers of a run name. */
final class FoundNames {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedditAnswers answers;
    private final RedditTarget target;

    FoundNames(RedditAnswers answers, RedditTarget target) {
        this.answers = answers;
        this.target = target;
    }

    /** The target's own name is left out, and so is what is no name. */
    List<Found> of(List<AnswerRow> run) {
        List<Found> found = new ArrayList<>();
        for (AnswerRow answer : run) {
            if (answer.stream().equals(RedditCall.ABOUT.stream())) {
                sidebar(answer, found);
            } else if (answer.stream().equals(RedditCall.TOP_WEEK.stream())
                    || answer.stream().equals(RedditCall.NEW.stream())
                    || answer.stream().equals(RedditCall.SUBMITTED.stream())) {
                posts(answer, found);
            }
        }
        return found.stream()
                .filter(name -> NamesInText.valid(name.name()) && !name.name().equalsIgnoreCase(target.name()))
                .toList();
    }

    private void sidebar(AnswerRow answer, List<Found> found) {
        Subreddit.Texts texts = answers.subreddit(answer, target).texts();
        for (String text :
                new @Nullable String[] {texts.description(), texts.publicDescription(), texts.submitText()}) {
            for (String name : NamesInText.mentioned(text)) {
                found.add(new Found(name, Found.Kind.SIDEBAR, target.lowerName(), null, null, answer.id()));
            }
        }
    }

    private void posts(AnswerRow answer, List<Found> found) {
        List<RedditPost> posts = answers.posts(answer).posts();
        Map<String, Long> members = members(answer);
        boolean history = target.kind() == RedditTarget.Kind.USER;
        for (RedditPost post : posts) {
            String name = post.subreddit();
            if (history) {
                found.add(new Found(
                        name,
                        Found.Kind.AUTHOR,
                        target.lowerName(),
                        members.get(lower(name)),
                        over18(posts, name),
                        answer.id()));
            }
            String repeated = post.crosspostSubreddit();
            if (repeated != null) {
                found.add(new Found(
                        repeated,
                        Found.Kind.CROSSPOST,
                        target.lowerName(),
                        members.get(lower(repeated)),
                        null,
                        answer.id()));
            }
        }
    }

    /** What its posts say of a community where they all say the same. */
    private static @Nullable Boolean over18(List<RedditPost> posts, String name) {
        List<RedditPost> there = posts.stream()
                .filter(post -> post.subreddit().equalsIgnoreCase(name))
                .toList();
        Boolean first = there.getFirst().flags().over18();
        boolean same = first != null
                && there.stream().map(post -> post.flags().over18()).allMatch(first::equals);
        return same ? first : null;
    }

    /** Members of the communities of a page's posts and of what they repeat, by lower-case name: posts carry them, the domain's posts do not. */
    private Map<String, Long> members(AnswerRow answer) {
        Map<String, Long> members = new HashMap<>();
        try {
            for (JsonNode child :
                    JSON.readTree(answers.body(answer)).path("data").path("children")) {
                note(members, child.path("data"));
                child.path("data").path("crosspost_parent_list").forEach(parent -> note(members, parent));
            }
        } catch (IOException _) {
            // The page was read before by its mapping: only these hints are missing.
            members.clear();
        }
        return members;
    }

    private static void note(Map<String, Long> members, JsonNode post) {
        if (post.path("subreddit").isTextual()
                && post.path("subreddit_subscribers").isIntegralNumber()) {
            members.put(
                    lower(post.path("subreddit").textValue()),
                    post.path("subreddit_subscribers").longValue());
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
