package dev.creatorflow.activities.tagging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.creatorflow.activities.http.AnswerJson;
import dev.creatorflow.activities.persistence.staff.TagRegistry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer proposes: names of the registry, at most two of them. Everything else the model says is dropped and counted.
 *
 * @param listed whether the answer held a list at all; false says nothing about the registry
 * @param note why no tag is proposed, one sentence; null where one is
 * @param promptTokens as the endpoint counted them; null = it did not say
 * @param completionTokens as {@code promptTokens}
 */
record TagReading(
        List<String> tags,
        int dropped,
        boolean listed,
        @Nullable String note,
        @Nullable Long promptTokens,
        @Nullable Long completionTokens) {
    static final int MOST_TAGS = 2;

    private static final ObjectMapper JSON = AnswerJson.mapper();

    TagReading {
        tags = List.copyOf(tags);
    }

    /** The body as JSON; a missing node where it is none. */
    static JsonNode tree(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? MissingNode.getInstance() : root;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the body is an answer of the protocol at all, whatever the model says in it. */
    static boolean isAnswer(byte[] body) {
        return message(tree(body)).isObject();
    }

    static TagReading of(byte[] body, TagRegistry registry) {
        JsonNode root = tree(body);
        JsonNode usage = root.path("usage");
        Long prompt = tokens(usage.path("prompt_tokens"));
        Long completion = tokens(usage.path("completion_tokens"));
        Optional<JsonNode> names = names(text(message(root).path("content")));
        if (names.isEmpty()) {
            return new TagReading(List.of(), 0, false, unread(root), prompt, completion);
        }
        Set<String> known = new LinkedHashSet<>();
        int dropped = 0;
        for (JsonNode name : names.get()) {
            Optional<String> tag = name.isTextual() ? registry.named(name.asText()) : Optional.empty();
            if (tag.isPresent() && (known.contains(tag.get()) || known.size() < MOST_TAGS)) {
                known.add(tag.get());
            } else {
                dropped++;
            }
        }
        return new TagReading(List.copyOf(known), dropped, true, note(known, dropped), prompt, completion);
    }

    private static @Nullable String note(Set<String> known, int dropped) {
        if (!known.isEmpty()) {
            return null;
        }
        return dropped == 0
                ? "The model finds no tag of the registry that fits."
                : "The model named only what is not in the registry.";
    }

    /** Why there is no list; the community is asked about again. */
    private static String unread(JsonNode root) {
        String finish = root.path("choices").path(0).path("finish_reason").asText("");
        if (finish.equals("length")) {
            return "The model's answer was cut off before it held a list of tags: it used up its "
                    + TagPrompt.MOST_TOKENS + " tokens.";
        }
        return finish.equals("content_filter")
                        || !message(root).path("refusal").asText("").isBlank()
                ? "The model refused to answer, so there is no list of tags."
                : "The model's answer holds no list of tags.";
    }

    /** Content is one text, or parts of which some are text. */
    private static String text(JsonNode content) {
        StringBuilder text = new StringBuilder(content.asText(""));
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private static JsonNode message(JsonNode root) {
        return root.path("choices").path(0).path("message");
    }

    /** The array in what the model says: by itself or as {@code tags}, with or without a code fence around it. */
    private static Optional<JsonNode> names(String content) {
        String text = content.strip();
        if (text.startsWith("```")) {
            text = text.replaceFirst("^```[a-zA-Z]*", "").replaceFirst("```$", "");
        }
        try {
            JsonNode said = JSON.readTree(text);
            JsonNode list = said.isObject() ? said.path("tags") : said;
            return list.isArray() ? Optional.of(list) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Long tokens(JsonNode count) {
        return count.isIntegralNumber() && count.asLong() >= 0 ? count.asLong() : null;
    }
}
