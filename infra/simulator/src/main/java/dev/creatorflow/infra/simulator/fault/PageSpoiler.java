package dev.creatorflow.infra.simulator.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the JSON of a page, generated or recorded, in the way an effect says. */
final class PageSpoiler {
    /** Stands in the text for half a surrogate pair, which no JSON writer would write. */
    private static final String LONE = "@lone-surrogate@";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ObjectNode root;

    private PageSpoiler(ObjectNode root) {
        this.root = root;
    }

    static byte[] apply(Effect effect, byte[] body, ApiSpoiler.Truth truth) {
        ObjectNode root = parse(body);
        if (effect.kind() == EffectKind.ENVELOPE) {
            return write(MAPPER.createObjectNode().put("status", 200).set("body", root));
        }
        boolean anyBody = effect.kind() == EffectKind.DROP_FIELD || effect.kind() == EffectKind.RETYPE_FIELD;
        if (anyBody || !root.path("items").isEmpty()) {
            new PageSpoiler(root).change(effect, truth);
        }
        return write(root);
    }

    private void change(Effect effect, ApiSpoiler.Truth truth) {
        switch (effect.kind()) {
            case EMPTY_PAGE -> root.set("items", MAPPER.createArrayNode());
            case NO_ITEMS -> root.remove("items");
            case NULL_CURSOR -> cursor(null);
            case REPEAT_CURSOR -> truth.sentCursor().ifPresent(this::cursor);
            case LOOP_CURSOR -> truth.sentCursor().ifPresent(sent -> loop(sent, truth));
            case SWAP_PAGING -> swapPaging();
            case DUPLICATE_ITEM -> items().add(items().path(0).deepCopy());
            case NUL_CAPTION -> caption("null \u0000 character");
            case LONE_SURROGATE -> caption("half a pair " + LONE);
            case OUT_OF_RANGE -> outOfRange();
            case KEYLESS_ITEM ->
                media().stream()
                        .limit(1)
                        .forEach(item -> item.remove(List.of("pk", "id", "strong_id__", "code", "fbid")));
            case DROP_FIELD -> everywhere().forEach(item -> item.remove(String.valueOf(effect.field())));
            case RETYPE_FIELD -> everywhere().forEach(item -> item.put(String.valueOf(effect.field()), "unexpected"));
            default ->
                throw new IllegalArgumentException(
                        "The fault effect " + effect.kind().label() + " is not for the API.");
        }
        if (effect.kind() == EffectKind.EMPTY_PAGE && cursor().isEmpty()) {
            cursor(truth.sentCursor().orElse("QVFEbXB0eQ=="));
        }
    }

    private ArrayNode items() {
        return root.withArray("/items");
    }

    /** The media objects, whether wrapped or flat. */
    private List<ObjectNode> media() {
        List<ObjectNode> media = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            JsonNode inner = item.path("media");
            media.add((ObjectNode) (inner.isObject() ? inner : item));
        }
        return media;
    }

    private List<ObjectNode> everywhere() {
        return root.has("items") ? media() : List.of(root);
    }

    private String cursor() {
        String reels = root.path("paging_info").path("max_id").asText("");
        return reels.isEmpty() ? root.path("next_max_id").asText("") : reels;
    }

    /** Sets the cursor, null included, and says that more is available. */
    private void cursor(@Nullable String cursor) {
        boolean wrapped = root.path("paging_info").isObject();
        ObjectNode place = wrapped ? (ObjectNode) root.path("paging_info") : root;
        place.put(wrapped ? "max_id" : "next_max_id", cursor).put("more_available", true);
    }

    /** The third page and all later ones lead back to the second. */
    private void loop(String sent, ApiSpoiler.Truth truth) {
        String second = new PageSpoiler(parse(truth.firstPage().body())).cursor();
        if (!sent.equals(second)) {
            cursor(second);
        }
    }

    private void swapPaging() {
        String cursor = cursor();
        if (root.path("paging_info").isObject()) {
            ObjectNode paging = (ObjectNode) root.remove("paging_info");
            root.set("more_available", paging.path("more_available"));
            if (!cursor.isEmpty()) {
                root.put("next_max_id", cursor);
            }
            return;
        }
        JsonNode more = root.remove("more_available");
        root.remove("next_max_id");
        ObjectNode paging = root.putObject("paging_info");
        paging.set("more_available", more);
        if (!cursor.isEmpty()) {
            paging.put("max_id", cursor);
        }
    }

    private void caption(String text) {
        media().stream().limit(1).forEach(item -> item.withObject("/caption").put("text", text));
    }

    private void outOfRange() {
        List<ObjectNode> media = media();
        for (int place = 0; place < Math.min(3, media.size()); place++) {
            switch (place) {
                case 0 -> media.get(place).put("like_count", new BigInteger("99999999999999999999"));
                case 1 -> media.get(place).put("taken_at", 253_402_300_800_000L);
                default -> media.get(place).put("comment_count", -7);
            }
        }
    }

    private static ObjectNode parse(byte[] body) {
        try {
            return (ObjectNode) MAPPER.readTree(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] write(JsonNode root) {
        try {
            return MAPPER.writeValueAsString(root).replace(LONE, "\\ud83d").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
